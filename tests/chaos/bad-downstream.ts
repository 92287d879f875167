import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { answerAtOnce, type Manner } from "./receiver.ts";
import type { Scenario } from "./scenario.ts";

const say = (res: ServerResponse, status: number, headers: Record<string, string> = {}) => void res.writeHead(status, headers).end("{}");

/** Each has carried the call out or not, and says so, lies, or says nothing. */
const manners: Manner[] = [
  () => {}, // hangs, until the call's deadline
  (_call, res) => say(res, 500),
  (_call, res) => say(res, 503, { "retry-after": "1" }),
  (_call, res) => say(res, 429, { "retry-after": "2" }),
  (_call, _res, req) => req.socket.resetAndDestroy(), // after processing
  (_call, res) => void setTimeout(() => say(res, 200), 700),
  answerAtOnce,
  answerAtOnce,
];

export const badDownstream: Scenario = {
  name: "bad-downstream",
  about: "the system that runs call hangs, answers 500, 503 and 429, or resets the connection after it has done its work",
  async run(lab, { seconds }) {
    const member = await lab.member();
    await member.start().ready;
    let n = 0;
    lab.receiver.manner = (call, res, req) => (manners[(n++ * 7) % manners.length] ?? answerAtOnce)(call, res, req);
    const sender = lab.sender({ orders: 200, outsideEvery: 3, pauseMs: 100 }).start();
    await pause((Math.min(seconds, 20) * 1_000) / 2);
    // lanes that wait for the outside hold no others: events that call nobody go on finishing
    const before = await lab.finishedRuns();
    await pause((Math.min(seconds, 20) * 1_000) / 2);
    const meanwhile = (await lab.finishedRuns()) - before;
    lab.receiver.manner = answerAtOnce;
    await sender.stop();
    const account = await lab.account(150_000);
    return {
      account,
      also: { "runs that finished while it was bad": meanwhile },
      wrong: meanwhile === 0 ? ["nothing finished while the outside was bad"] : [],
    };
  },
};
