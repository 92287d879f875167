/** The virtual machine of code steps in the browser: half a megabyte, fetched when a drawing that holds such a step is tried. */
import { type Compute, computeWith } from "#engine/core/compute.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { limits } from "#lib/limits.ts";

let loading: Promise<Compute> | null = null;

/** Null where the drawing needs none. */
export async function computeFor({ nodes }: FlowDocument): Promise<Compute | null> {
  if (!nodes.some(({ type, disabled }) => type === "code.run" && !disabled)) return null;
  loading ??= load();
  try {
    return await loading;
  } catch {
    // offline: what the code gives is unknown, and the next try fetches again
    loading = null;
    return null;
  }
}

async function load(): Promise<Compute> {
  const { loadVm } = await import("#lib/code/vm.ts");
  return computeWith(await loadVm(), () => performance.now(), limits.codeTriedMs);
}
