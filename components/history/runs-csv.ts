/** Runs as a table that a spreadsheet opens. */
import type { RunSummary } from "#lib/api/runs.ts";

/** A cell that begins like a formula would be run as one by a spreadsheet: an order's number is the shop's customers' to choose. */
function cell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param header its line, columns in the order below; `name` says a status or an event in the reader's words */
export function runsCsv(
  runs: readonly RunSummary[],
  header: string,
  name: { status(run: RunSummary): string; event(run: RunSummary): string },
): string {
  const lines = runs.map((run) =>
    [
      run.id,
      name.status(run),
      run.flowName,
      run.version,
      run.entityLabel ?? run.entity?.id ?? "",
      name.event(run),
      run.startedAt,
      run.endedAt ?? "",
      run.failure?.message ?? "",
    ]
      .map(cell)
      .join(","),
  );
  // the mark at the beginning tells spreadsheets that it is UTF-8
  return `\uFEFF${[header, ...lines].join("\r\n")}\r\n`;
}
