/** For whom reads this, any step can be told of. */
import { stepPieces } from "#lib/flow/step-words.ts";
import { setTeller } from "./step-lines.ts";

setTeller(stepPieces);
