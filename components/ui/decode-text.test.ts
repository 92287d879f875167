import { expect, test } from "vitest";
import { decodeText } from "./decode-text.ts";

const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)));

test("a file in UTF-8 is read, with its mark and without", () => {
  expect(decodeText(bytes("sku,名称"))).toBe("sku,名称");
  expect(decodeText(bytes("\uFEFFsku,名称"))).toBe("sku,名称");
  expect(decodeText(new Uint8Array())).toBe("");
});
test("a CSV as spreadsheets save it in China is read", () => {
  // 问题,几天到货？ in GB 18030
  const asked = [0xce, 0xca, 0xcc, 0xe2, 0x2c, 0xbc, 0xb8, 0xcc, 0xec, 0xb5, 0xbd, 0xbb, 0xf5, 0xa3, 0xbf];
  expect(decodeText(bytes("id,", asked))).toBe("id,问题,几天到货？");
});
test("a spreadsheet's Unicode text is read", () => {
  const text = Buffer.from("\uFEFFsku\t名称", "utf16le");
  expect(decodeText(text)).toBe("sku\t名称");
  expect(decodeText(Buffer.from(text).swap16())).toBe("sku\t名称");
});
