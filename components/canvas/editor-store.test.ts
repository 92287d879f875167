import { expect, test } from "vitest";
import { flowDocument } from "#lib/flow/flow.ts";
import { createEditor } from "./editor-store.ts";

const editor = (mayEdit: boolean) =>
  createEditor({ flowId: "f", document: flowDocument.parse({ name: "Mark big orders" }), live: null, mayEdit, problems: [] });

test("who may only look is shown no way to publish, and no field whose text would be lost", () => {
  const store = editor(false);
  store.getState().openSheet("publish");
  store.getState().write("note:a");
  store.getState().openPalette({});
  expect(store.getState()).toMatchObject({ sheet: null, writing: null, palette: null });
  store.getState().openSheet("compare");
  expect(store.getState().sheet).toBe("compare");
  store.getState().openSheet(null);
  expect(store.getState().sheet).toBeNull();
});

test("who may edit is", () => {
  const store = editor(true);
  store.getState().openSheet("publish");
  store.getState().write("note:a");
  expect(store.getState()).toMatchObject({ sheet: "publish", writing: "note:a" });
  store.getState().write(null);
  expect(store.getState().writing).toBeNull();
});
