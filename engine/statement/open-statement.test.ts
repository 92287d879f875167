import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { openStatement } from "./open-statement.ts";

const csv = "日期,金额\r\n2026-11-20,12.50\r\n";
const textOf = (bytes: Uint8Array) => {
  const opened = openStatement("a.csv", bytes);
  return opened.ok ? opened.files.map(({ text }) => text) : opened.problem;
};
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv, "utf16le")]);

test("UTF-8, and the Unicode text that spreadsheets save, plain or packed", () => {
  expect(textOf(Buffer.from(csv))).toEqual([csv]);
  expect(textOf(utf16)).toEqual([csv]);
  expect(textOf(Buffer.from(utf16).swap16())).toEqual([csv]);
  expect(textOf(gzipSync(csv))).toEqual([csv]);
});

test("a picture, a PDF or anything else that is no text is not taken for a table", () => {
  const junk = Buffer.from(Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 256));
  expect(textOf(junk)).toBe("not-text");
  expect(textOf(Buffer.concat([Buffer.from("%PDF-1.7\n"), junk]))).toBe("not-text");
  expect(textOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48]))).toBe("not-text");
});

test("a stray control character in a statement is no harm", () => {
  expect(textOf(Buffer.from(`${csv.repeat(20)}2026-11-21,\u000013.00\r\n`))).toEqual([`${csv.repeat(20)}2026-11-21,\uFFFD13.00\r\n`]);
});
