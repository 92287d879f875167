/** From the bytes that a provider gives to texts: a plain file, a gzip, or a zip of files; in UTF-8 or as China's banks write. */
import { gunzipSync, inflateRawSync } from "node:zlib";
import { limits } from "#lib/limits.ts";

export interface OpenedFile {
  name: string;
  text: string;
  bytes: Uint8Array;
}
export type OpenProblem = "empty" | "large" | "broken" | "secret" | "sheet" | "not-text";
export type Opened = { ok: true; files: OpenedFile[] } | { ok: false; problem: OpenProblem };

export function openStatement(name: string, bytes: Uint8Array): Opened {
  if (bytes.length === 0) return { ok: false, problem: "empty" };
  if (bytes.length > limits.statementBytesMax) return { ok: false, problem: "large" };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length > 8 && buffer.readUInt16BE(0) === 0xd0cf) return { ok: false, problem: "sheet" };
  try {
    if (buffer[0] === 0x1f && buffer[1] === 0x8b) {
      const plain = gunzipSync(buffer, { maxOutputLength: limits.statementUnpackedBytesMax });
      return readable([fileOf(name.replace(/[.]gz(?:ip)?$/i, ""), plain)]);
    }
    if (buffer.length > 4 && buffer.readUInt32LE(0) === localHeader) return unzip(buffer);
    return readable([fileOf(name, buffer)]);
  } catch (error) {
    const code = (error as { code?: string }).code;
    return { ok: false, problem: code === "ERR_BUFFER_TOO_LARGE" ? "large" : "broken" };
  }
}

const isNoText = (code: number): boolean => (code < 0x20 && (code < 0x09 || code > 0x0d)) || code === 0xfffd;
const looked = 4_096;

/** A picture or a PDF has what is no text everywhere; a table has it once, by mistake. */
function readable(files: OpenedFile[]): Opened {
  const isText = ({ text }: OpenedFile) => {
    const start = [...text.slice(0, looked)];
    return start.filter((character) => isNoText(character.codePointAt(0) ?? 0)).length <= start.length / 100;
  };
  return files.every(isText) ? { ok: true, files } : { ok: false, problem: "not-text" };
}

const fileOf = (name: string, bytes: Uint8Array): OpenedFile => ({ name, bytes, text: decode(bytes) });

/**
 * Spreadsheets mark the "Unicode text" that they save. What is not UTF-8 from the first to the last byte is GB 18030, as Alipay and
 * spreadsheets in China write. NULs cannot be kept.
 */
function decode(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes).replaceAll("\0", "\uFFFD");
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return isUtf8(bytes) ? "utf-8" : "gb18030";
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
  return files.length === 0 ? { ok: false, problem: "empty" } : readable(files);
}
