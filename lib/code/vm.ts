/**
 * The virtual machine of code steps, with a memory that cannot grow past its bound: the machine's own memory limit looks at single
 * pieces only, and a list that grew without end took two gigabytes and half a minute.
 */
import variant from "@jitl/quickjs-wasmfile-release-sync";
import { newQuickJSWASMModuleFromVariant, newVariant, type QuickJSWASMModule } from "quickjs-emscripten-core";
import { limits } from "../limits.ts";

/** The one part of WebAssembly that is named here; browsers and Node have it alike. */
declare const WebAssembly: { readonly Memory: new (pages: { initial: number; maximum: number }) => never };

export const loadVm = (): Promise<QuickJSWASMModule> =>
  newQuickJSWASMModuleFromVariant(
    newVariant(variant, { wasmMemory: new WebAssembly.Memory({ initial: limits.codePagesMax / 2, maximum: limits.codePagesMax }) }),
  );
