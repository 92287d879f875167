/** The API's description as a page. The renderer is served from its package: nothing comes from another host. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "#engine/commands/actor.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { localeOf, problemAnswer } from "../../problem.ts";

const files: Record<string, { path: string; type: string }> = {
  "renderer.js": { path: "swagger-ui-bundle.js", type: "text/javascript; charset=utf-8" },
  "renderer.css": { path: "swagger-ui.css", type: "text/css; charset=utf-8" },
};

const start = `SwaggerUIBundle({ url: "/api/openapi.json", dom_id: "#api", deepLinking: true, validatorUrl: null, defaultModelsExpandDepth: -1, docExpansion: "list" });`;

export async function GET(request: Request, context: { params: Promise<{ file?: string[] }> }): Promise<Response> {
  const [name, ...rest] = (await context.params).file ?? [];
  if (name === undefined) return html(page(localeOf(request)));
  if (name === "start.js" && rest.length === 0)
    return new Response(start, { headers: { "content-type": "text/javascript; charset=utf-8" } });
  const known = rest.length === 0 && Object.hasOwn(files, name) ? files[name] : undefined;
  if (!known) {
    const values = { method: "GET", path: new URL(request.url).pathname };
    return problemAnswer(request, new Refusal(404, "no-such-call", refusalWords.noSuchCall, { values }));
  }
  const bytes = await readFile(join(process.cwd(), "node_modules", "swagger-ui-dist", known.path));
  return new Response(bytes, { headers: { "content-type": known.type, "cache-control": "public, max-age=86400" } });
}

/** The page may load and reach this host only. */
function html(body: string): Response {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";
  return new Response(body, { headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy } });
}

const page = (locale: "en" | "zh") => `<!doctype html>
<html lang="${locale === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tradewind API</title>
<link rel="stylesheet" href="/api/docs/renderer.css">
<style>body{margin:0}.swagger-ui .topbar{display:none}@media(prefers-color-scheme:dark){body{background:#fff}}</style>
</head>
<body>
<main id="api"></main>
<script src="/api/docs/renderer.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>`;
