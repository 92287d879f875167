/** The API. Every call is declared in `lib/api/calls.ts` and answered in `app/api/handlers.ts`. */
import { serve } from "../../serve.ts";

export const dynamic = "force-dynamic";

async function handle(request: Request, context: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const { path } = await context.params;
  return serve(request, path);
}

export { handle as DELETE, handle as GET, handle as HEAD, handle as PATCH, handle as POST, handle as PUT };
