import { openapi } from "#lib/api/openapi.ts";
import packageFile from "#package.json" with { type: "json" };

export function GET(): Response {
  return Response.json(openapi(packageFile.version), { headers: { "cache-control": "no-cache" } });
}
