/** Reads the answers of one keep-alive connection, in whatever pieces they come: only their statuses are of interest. */
export interface AnswerReader {
  /** @returns the statuses of the answers that these bytes complete */
  feed(bytes: Buffer): number[];
}

interface Head {
  status: number;
  /** Bytes of the body; null: it comes in chunks. */
  length: number | null;
}

const blankLine = Buffer.from("\r\n\r\n");
const lastChunk = Buffer.from("0\r\n\r\n");

export function answerReader(): AnswerReader {
  let held: Buffer = Buffer.alloc(0);
  let head: Head | null = null;

  const next = (): number | null => {
    if (head === null) {
      const end = held.indexOf(blankLine);
      if (end < 0) return null;
      head = readHead(held.toString("latin1", 0, end));
      held = held.subarray(end + blankLine.length);
    }
    const size = head.length ?? chunkedSize(held);
    if (size === null || held.length < size) return null;
    const { status } = head;
    held = held.subarray(size);
    head = null;
    return status;
  };

  return {
    feed(bytes) {
      held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
      const statuses: number[] = [];
      for (let status = next(); status !== null; status = next()) statuses.push(status);
      return statuses;
    },
  };
}

function readHead(text: string): Head {
  const status = Number(text.slice(9, 12));
  if (!text.startsWith("HTTP/1.1 ") || !(status >= 200)) throw new Error(`This is no answer to a request: ${text.slice(0, 80)}`);
  if (status === 204 || status === 304) return { status, length: 0 };
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
  if (length !== undefined) return { status, length: Number(length) };
  if (/\r\ntransfer-encoding: *chunked/i.test(text)) return { status, length: null };
  throw new Error("An answer that says nothing of its length cannot be followed by another.");
}

/** Bytes up to the end of the last chunk; null where it has not come yet. */
function chunkedSize(held: Buffer): number | null {
  let at = 0;
  while (at < held.length) {
    const line = held.indexOf("\r\n", at);
    if (line < 0) return null;
    const size = Number.parseInt(held.toString("latin1", at, line), 16);
    if (size === 0) return held.subarray(at).indexOf(lastChunk) === 0 ? at + lastChunk.length : null;
    at = line + 2 + size + 2;
  }
  return null;
}
