/** From the bytes that a provider gives to texts: a plain file, a gzip, or a zip of files; in UTF-8 or as China's banks write. */
import { gunzipSync, inflateRawSync } from "node:zlib";
import { limits } from "#lib/limits.ts";

export interface OpenedFile {
  name: string;
  text: string;
  bytes: Uint8Array;
}
export type OpenProblem = "empty" | "large" | "broken" | "secret" | "sheet";
export type Opened = { ok: true; files: OpenedFile[] } | { ok: false; problem: OpenProblem };

export function openStatement(name: string, bytes: Uint8Array): Opened {
  if (bytes.length === 0) return { ok: false, problem: "empty" };
  if (bytes.length > limits.statementBytesMax) return { ok: false, problem: "large" };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.readUInt16BE(0) === 0xd0cf && buffer.length > 8) return { ok: false, problem: "sheet" };
  try {
    if (buffer[0] === 0x1f && buffer[1] === 0x8b) {
      const plain = gunzipSync(buffer, { maxOutputLength: limits.statementUnpackedBytesMax });
      return { ok: true, files: [fileOf(name.replace(/[.]gz(?:ip)?$/i, ""), plain)] };
    }
    if (buffer.length > 4 && buffer.readUInt32LE(0) === localHeader) return unzip(buffer);
    return { ok: true, files: [fileOf(name, buffer)] };
  } catch (error) {
    const code = (error as { code?: string }).code;
    return { ok: false, problem: code === "ERR_BUFFER_TOO_LARGE" ? "large" : "broken" };
  }
}

const fileOf = (name: string, bytes: Uint8Array): OpenedFile => ({ name, bytes, text: decode(bytes) });

/** What is not UTF-8 from the first to the last byte is GB 18030, as Alipay and spreadsheets in China write. NULs cannot be kept. */
function decode(bytes: Uint8Array): string {
  const text = isUtf8(bytes) ? new TextDecoder("utf-8").decode(bytes) : new TextDecoder("gb18030").decode(bytes);
  return text.replaceAll("\0", "\uFFFD");
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endHeader = 0x06054b50;

/** By the directory at the archive's end; stored and deflated files, none in a secret, all of them within one bound. */
function unzip(zip: Buffer): Opened {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || zip.readUInt32LE(end) !== endHeader) return { ok: false, problem: "broken" };
  const count = zip.readUInt16LE(end + 10);
  if (count > limits.statementFilesMax) return { ok: false, problem: "large" };
  const files: OpenedFile[] = [];
  let left = limits.statementUnpackedBytesMax;
  let at = zip.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (zip.readUInt32LE(at) !== centralHeader) return { ok: false, problem: "broken" };
    const [flags, method] = [zip.readUInt16LE(at + 8), zip.readUInt16LE(at + 10)];
    const [packed, nameBytes] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const name = decode(zip.subarray(at + 46, at + 46 + nameBytes));
    const local = zip.readUInt32LE(at + 42);
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    if (/[.]xlsx?$|^xl\//i.test(name)) return { ok: false, problem: "sheet" };
    if (!/[.](?:csv|txt)$/i.test(name)) continue;
    if ((flags & 1) === 1) return { ok: false, problem: "secret" };
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(start, start + packed);
    if (content.length !== packed || (method !== 0 && method !== 8)) return { ok: false, problem: "broken" };
    const plain = method === 0 ? content : inflateRawSync(content, { maxOutputLength: Math.max(1, left) });
    left -= plain.length;
    if (left < 0) return { ok: false, problem: "large" };
    files.push(fileOf(name.split(/[\\/]/).at(-1) ?? name, plain));
  }
  return files.length === 0 ? { ok: false, problem: "empty" } : { ok: true, files };
}
