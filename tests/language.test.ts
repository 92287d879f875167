/** Reads the sources themselves: every sentence is in both languages and in words from the shop, and none stands in a screen outside them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { root } from "./product.ts";

const folders = ["app", "components", "engine", "lib"];
const files = folders
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)))
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name));
const sources = files.map((name) =>
  ts.createSourceFile(
    name,
    readFileSync(join(root, name), "utf8"),
    ts.ScriptTarget.Latest,
    true,
    name.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  ),
);
const placeOf = (node: ts.Node) => {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};
function everyNode(visit: (node: ts.Node) => void, only: (name: string) => boolean = () => true): void {
  const walk = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, walk);
  };
  for (const source of sources) if (only(source.fileName)) walk(source);
}

interface Pair {
  place: string;
  en: string | null;
  zh: string | null;
}
/** Every `{ en, zh }` that is written down anywhere, also half of one. */
const pairs: Pair[] = [];
everyNode((node) => {
  if (!ts.isObjectLiteralExpression(node)) return;
  const textOf = (name: string) => {
    const found = node.properties.find((each) => ts.isPropertyAssignment(each) && each.name.getText() === name);
    if (!found || !ts.isPropertyAssignment(found)) return undefined;
    return ts.isStringLiteralLike(found.initializer) ? found.initializer.text : null;
  };
  const [en, zh] = [textOf("en"), textOf("zh")];
  if (typeof en !== "string" && typeof zh !== "string") return;
  pairs.push({ place: placeOf(node), en: en === undefined ? "" : en, zh: zh === undefined ? "" : zh });
});

/** A message's own words: what stands in braces is filled in. Plural branches are kept. */
const withoutPlaceholders = (text: string) => text.replace(/\{\w+(?:, (?:number|date|time))?\}/g, "");

/** The same in both languages, and why. */
const sameInBoth: Record<string, string> = {
  Shopify: "a name",
  "Standard Webhooks": "a name",
  Adyen: "a name",
  BigCommerce: "a name",
  GitHub: "a name",
  Medusa: "a name",
  RabbitMQ: "a name",
  Redis: "a name",
  Slack: "a name",
  PayPal: "a name",
  Stripe: "a name",
  Twilio: "a name",
  WooCommerce: "a name",
  "Client secret": "what BigCommerce calls it in both",
  Token: "what WeChat calls it in both",
  EncodingAESKey: "what WeChat calls it in both",
  SKU: "what everybody calls it",
  Base64: "a name",
  Dialogflow: "a name",
  "SHA-1": "a name",
  "SHA-256": "a name",
  "SHA-512": "a name",
  "{flow} · {step}": "names and a dot",
};

describe("every sentence that is written down in the sources", () => {
  test("is found", () => {
    expect(files.length).toBeGreaterThan(300);
    expect(pairs.length).toBeGreaterThan(900);
  });

  test("is there in both languages", () => {
    // nothing in both is nothing to say
    expect(pairs.filter(({ en, zh }) => (en?.trim() === "") !== (zh?.trim() === ""))).toEqual([]);
  });

  test("differs in Chinese and English, but for names and patterns", () => {
    const bare = (text: string) => text.replace(/\{[^{}]*\}/g, "").replace(/[\p{P}\p{S}\d\s]/gu, "");
    const same = pairs.filter(({ en, zh }) => en !== null && en === zh && bare(en) !== "" && !(en in sameInBoth));
    expect(same).toEqual([]);
  });

  test("that is Chinese holds Chinese, that is English none", () => {
    const han = /\p{Script=Han}/u;
    const wrong = pairs.filter(({ en, zh }) => {
      if (en === null || zh === null || en === zh) return false;
      return (han.test(en) && !han.test(zh)) || (/[a-z]{3,}/i.test(withoutPlaceholders(zh)) && !han.test(zh));
    });
    expect(wrong).toEqual([]);
  });

  test("keeps the engineers' words off the screens", () => {
    const english =
      /\b(?:nodes?|payloads?|execut(?:e[sd]?|ing|ion)|triggers?|triggered|webhooks?|shadow publish|side effects?|effects?|in doubt|dead letters?|guard rails?|lanes?|idempoten\w*|enqueue\w*|null|undefined|boolean|regex|stack trace|backoff|dedupe[sd]?|shards?)\b/i;
    const chinese = /节点|负载|触发器|影子发布|副作用|死信|护栏|泳道|幂等|回调|堆栈|正则|布尔|去重键|分片|执行器/;
    // other systems' own words for their own parts
    const given = /Standard Webhooks|(?:Notifications|Settings|Developers|Advanced), Webhooks|Webhook ID|Idempotency-Key/g;
    const guilty = pairs.filter(
      ({ en, zh }) => english.test(withoutPlaceholders(en ?? "").replace(given, "")) || chinese.test(withoutPlaceholders(zh ?? "")),
    );
    expect(guilty.filter(({ place }) => !Object.keys(spokenToEngineers).some((file) => place.startsWith(`${file}:`)))).toEqual([]);
  });
});

/** Files whose sentences are read by engineers, not by operators, and why. */
const spokenToEngineers: Record<string, string> = {
  "lib/language/demo-sale.ts": "printed by a command in a terminal",
};

/** Attributes that are shown or read aloud. */
const shown = new Set(["aria-label", "aria-description", "alt", "title", "label", "placeholder", "description", "hint", "text", "summary"]);
/** What may stand in a screen as it is, and why. */
const asItIs: Record<string, string> = {
  Tradewind: "a name",
  TRADEWIND_AI_URL: "a setting's name, as it is typed",
  "Ctrl+Z": "what stands on the keys",
  "Ctrl+Shift+Z": "what stands on the keys",
  "09:00": "a pattern to type",
  "https://api.example.com": "an address to copy the form of",
  "https://example.com/alerts": "an address to copy the form of",
  "smtp.example.com": "an address to copy the form of",
};
const isWord = (text: string) => /\p{L}{2,}/u.test(text) && !(text.replace(/^[\s(]+|[\s),]+$/g, "") in asItIs);

describe("a screen", () => {
  const inScreens = (name: string) => /^(?:app|components)\//.test(name) && name.endsWith("x");

  test("holds no text that is not from lib/language", () => {
    const found: string[] = [];
    everyNode((node) => {
      if (ts.isJsxText(node) && isWord(node.text)) found.push(`${placeOf(node)} ${node.text.trim()}`);
      if (ts.isJsxExpression(node) && node.expression && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent)))
        for (const text of saidBy(node.expression)) if (isWord(text)) found.push(`${placeOf(node)} ${text}`);
    }, inScreens);
    expect(found).toEqual([]);
  });

  test("has no name, title or placeholder that is not from lib/language", () => {
    const found: string[] = [];
    everyNode((node) => {
      if (!ts.isJsxAttribute(node) || !shown.has(node.name.getText()) || !node.initializer) return;
      const texts = ts.isStringLiteral(node.initializer)
        ? [node.initializer.text]
        : ts.isJsxExpression(node.initializer) && node.initializer.expression
          ? saidBy(node.initializer.expression)
          : [];
      for (const text of texts) if (isWord(text)) found.push(`${placeOf(node)} ${text}`);
    }, inScreens);
    expect(found).toEqual([]);
  });

  test("says nothing in a toast or a page's title that is not from lib/language", () => {
    const found: string[] = [];
    everyNode((node) => {
      if (ts.isCallExpression(node) && /^toast(?:\.\w+)?$/.test(node.expression.getText()))
        for (const text of node.arguments.slice(0, 1).flatMap((each) => saidBy(each)))
          if (isWord(text)) found.push(`${placeOf(node)} ${text}`);
      if (
        ts.isPropertyAssignment(node) &&
        node.name.getText() === "title" &&
        ts.isStringLiteralLike(node.initializer) &&
        isWord(node.initializer.text) &&
        !isClassName(node)
      )
        found.push(`${placeOf(node)} ${node.initializer.text}`);
    }, inScreens);
    expect(found).toEqual([]);
  });
});

/** The toaster's own parts are given classes under such names. */
const isClassName = (node: ts.Node): boolean => {
  for (let up: ts.Node = node; up.parent; up = up.parent)
    if ((ts.isPropertyAssignment(up) || ts.isJsxAttribute(up)) && up.name.getText() === "classNames") return true;
  return false;
};

/** The texts that an expression may come to be by itself. */
function saidBy(node: ts.Expression): string[] {
  if (ts.isParenthesizedExpression(node)) return saidBy(node.expression);
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...saidBy(node.whenTrue), ...saidBy(node.whenFalse)];
  if (ts.isBinaryExpression(node) && /^(?:&&|\|\||\?\?|\+)$/.test(node.operatorToken.getText()))
    return [...(node.operatorToken.getText() === "&&" ? [] : saidBy(node.left)), ...saidBy(node.right)];
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  return [];
}

test("every allowance is one that is needed", () => {
  const all = sources.map(({ text }) => text).join("\n");
  for (const text of Object.keys(asItIs)) expect(all, text).toContain(text);
  const same = new Set(pairs.flatMap(({ en, zh }) => (en === zh ? [en] : [])));
  expect(Object.keys(sameInBoth).filter((text) => !same.has(text))).toEqual([]);
});
