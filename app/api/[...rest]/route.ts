/** What is no call of the API says so, in the API's own way. */
import { Refusal } from "#engine/commands/actor.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { problemAnswer } from "../problem.ts";

function handle(request: Request): Response {
  const values = { method: request.method, path: new URL(request.url).pathname };
  return problemAnswer(request, new Refusal(404, "no-such-call", refusalWords.noSuchCall, { values }));
}

export { handle as DELETE, handle as GET, handle as HEAD, handle as PATCH, handle as POST, handle as PUT };
