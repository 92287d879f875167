import type { Locator } from "@playwright/test";

/** As a person does it: a field with an editor of its own keeps its own selection, which filling from outside may not replace. */
export async function writeOver(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.press("ControlOrMeta+a");
  await field.page().keyboard.insertText(text);
}
