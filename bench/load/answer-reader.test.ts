import { describe, expect, test } from "vitest";
import { answerReader } from "./answer-reader.ts";

const answers =
  'HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{"eventId":1}'.replace("12", "13") +
  "HTTP/1.1 204 No Content\r\nConnection: keep-alive\r\n\r\n" +
  "HTTP/1.1 503 Service Unavailable\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nlater\r\n3\r\n0\r\n\r\n0\r\n\r\n" +
  "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";

describe("answers on one connection", () => {
  test.each([1, 2, 3, 7, 50, 1_000])("in pieces of %i bytes", (size) => {
    const reader = answerReader();
    const statuses: number[] = [];
    const bytes = Buffer.from(answers);
    for (let at = 0; at < bytes.length; at += size) statuses.push(...reader.feed(bytes.subarray(at, at + size)));
    expect(statuses).toEqual([202, 204, 503, 200]);
  });

  test("half an answer is none yet", () => expect(answerReader().feed(Buffer.from(answers.slice(0, 60)))).toEqual([]));

  test("what is no answer, or has no end, is not guessed at", () => {
    expect(() => answerReader().feed(Buffer.from("SSH-2.0-x\r\n\r\n"))).toThrow("no answer");
    expect(() => answerReader().feed(Buffer.from("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"))).toThrow("length");
  });
});
