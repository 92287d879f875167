/** What is wrong with an argument, in the words of its form. */
import { argumentFaults, boundWords } from "../language/apis.ts";
import { calledWords } from "../language/called.ts";
import type { Words } from "../language/words.ts";
import { spokenKey } from "./argument-key.ts";
import type { Fault } from "./assemble.ts";
import type { Taken } from "./operation.ts";
import { tell } from "./tell.ts";

/** As people read it; the whole content has a name of ours. */
export const namedKey = (key: string): Words => ({ en: spokenKey(key, calledWords.body.en), zh: spokenKey(key, calledWords.body.zh) });

export function faultSentence({ key, why, takes }: Fault): Words {
  const values = takes.kind === "choice" ? takes.values.slice(0, 12).map(String).join(", ") : "";
  return tell(argumentFaults[why], { field: namedKey(key), values, bounds: boundsOf(takes) });
}

function boundsOf(takes: Taken): Words {
  const { min, max } = takes.kind === "number" || takes.kind === "text" || takes.kind === "list" ? takes : {};
  if (min !== undefined && max !== undefined) return tell(boundWords.between, { min, max });
  if (min !== undefined) return tell(boundWords.least, { min });
  return max === undefined ? boundWords.any : tell(boundWords.most, { max });
}
