import { expect, test } from "vitest";
import { readClockTime } from "./clock-time.ts";

test.each([
  ["9", "09:00"],
  ["9:30", "09:30"],
  ["0930", "09:30"],
  ["18.05", "18:05"],
  ["９：３０", "09:30"],
  ["9点", "09:00"],
  ["9点30分", "09:30"],
  ["6pm", "18:00"],
  ["12 am", "00:00"],
  ["12:15 PM", "12:15"],
  ["24:00", "24:00"],
  ["", null],
  ["25:00", null],
  ["24:01", null],
  ["9:75", null],
  ["13pm", null],
  ["soon", null],
])("“%s” is %s", (typed, time) => expect(readClockTime(typed)).toBe(time));
