/**
 * `npm run flows -- pull|diff|push <folder>`: flows as files, for keeping them in git, against a running Tradewind. Ends with 0
 * where all went well (`diff`: nothing differs), 1 where a flow was not taken or differs, 2 where it could not work at all.
 */
import { parseArgs } from "node:util";
import { flowsCliWords as words } from "#lib/language/flows-cli.ts";
import { renderWords, type Say } from "#lib/language/render.ts";
import { pull } from "./pull.ts";
import { push } from "./push.ts";
import { CliRefusal, shopAt } from "./shop.ts";

const locale = /^zh/i.test(process.env["LC_ALL"] || process.env["LANG"] || "") ? "zh" : "en";
const say: Say = (pair, values) => renderWords(pair, locale, values ?? {});
const print = (line: string) => void process.stdout.write(`${line}\n`);

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof CliRefusal)) throw error;
  process.stderr.write(`${say(error.words, error.values)}\n`);
  return 2;
});

async function main(): Promise<number> {
  const asked = readArguments();
  const [verb, folder, ...more] = asked.positionals;
  if (asked.values.help || !verb || !folder || more.length > 0) {
    print(say(words.usage));
    return asked.values.help ? 0 : 2;
  }
  const shop = shopAt(process.env, locale);
  const { force, publish, note } = asked.values;
  const common = { shop, folder, force, locale, say, print } as const;
  switch (verb) {
    case "pull":
      return (await pull(common)) ? 0 : 1;
    case "diff":
      return (await push({ ...common, dryRun: true, publish: false, note: "" })).differs ? 1 : 0;
    case "push":
      return (await push({ ...common, dryRun: false, publish, note })).taken ? 0 : 1;
    default:
      throw new CliRefusal(words.noVerb, { verb });
  }
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        publish: { type: "boolean", default: false },
        force: { type: "boolean", default: false },
        note: { type: "string", default: "" },
        help: { type: "boolean", default: false, short: "h" },
      },
    });
  } catch (error) {
    throw new CliRefusal(words.badOption, { why: error instanceof Error ? error.message : "" });
  }
}
