/** Hands the browser a flow as a file. */
import { ask } from "#components/api/ask.ts";
import { fileText } from "#lib/flow/portable/file-text.ts";
import type { PortableFlow } from "#lib/flow/portable/write.ts";

export async function saveFlowFile(flowId: string): Promise<void> {
  const file = (await ask<"exportFlow">("GET", `/flows/${flowId}/file`)) as PortableFlow;
  const url = URL.createObjectURL(new Blob([fileText(file)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${file.name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").trim() || "flow"}.flow.json`;
  link.click();
  URL.revokeObjectURL(url);
}
