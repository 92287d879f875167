/** Tells an open page that something moved, so that it reads again. It says *that*, never *what*: queries stay the one truth. */
import { actorOf } from "#engine/commands/account/current-actor.ts";
import { watchChanges } from "#engine/queries/watch-changes.ts";
import { limits } from "#lib/limits.ts";
import { problemAnswer } from "../problem.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await actorOf(request);
    return new Response(stream(actor.workspaceId, request.signal), {
      headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store, no-transform", "x-accel-buffering": "no" },
    });
  } catch (error) {
    return problemAnswer(request, error);
  }
}

function stream(workspaceId: string, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      const say = (text: string) => controller.enqueue(encoder.encode(text));
      say(`retry: 1000\n\n: here\n\n`);
      const unwatch = watchChanges(workspaceId, () => say("event: changed\ndata: {}\n\n"));
      const pulse = setInterval(() => say(": here\n\n"), limits.livePulseMs);
      stop = () => {
        unwatch();
        clearInterval(pulse);
        signal.removeEventListener("abort", close);
      };
      const close = () => {
        stop();
        controller.close();
      };
      signal.addEventListener("abort", close);
    },
    cancel: () => stop(),
  });
}
