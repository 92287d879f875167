import { generateKeyPairSync, X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { limits } from "#lib/limits.ts";
import { certificateOf } from "#tests/certificate.ts";
import { certificates } from "./certificates.ts";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const text = certificateOf(privateKey).certificate;
const read = (given: string) => (given === text ? new X509Certificate(given) : null);
const wanted = (name: string) => ({ url: new URL(`https://api.paypal.com/${name}`), allowed: [], read });

test("a place is asked once at a time, and a few at once: past that the sender is asked to come again", async () => {
  const waiting = Promise.withResolvers<void>();
  let asked = 0;
  const { find } = certificates({
    fetchText: async () => {
      asked++;
      await waiting.promise;
      return { text };
    },
  });
  const first = Array.from({ length: limits.certificateFetchesMax }, (_, i) => [find(wanted(`c${i}`)), find(wanted(`c${i}`))]).flat();
  expect(await find(wanted("one-more"))).toBe("away");
  waiting.resolve();
  for (const found of await Promise.all(first)) expect(found).toBeInstanceOf(X509Certificate);
  expect(asked).toBe(limits.certificateFetchesMax);
});

test("what is not there is not asked for again for a while; what is known outlives a provider that is away", async () => {
  let nowMs = 1_790_000_000_000;
  const answers: ({ text: string } | null | "away")[] = [null, { text }, "away"];
  const { find } = certificates({ fetchText: async () => answers.shift() ?? null, now: () => nowMs });
  expect(await find(wanted("c"))).toBeNull();
  expect(await find(wanted("c"))).toBeNull();
  expect(answers.length).toBe(2);
  nowMs += limits.certificateMissedMs;
  expect(await find(wanted("c"))).toBeInstanceOf(X509Certificate);
  nowMs += limits.certificateKeptMs;
  expect(await find(wanted("c"))).toBeInstanceOf(X509Certificate);
  expect(answers.length).toBe(0);
});

test.each(["127.0.0.1", "10.0.0.5", "169.254.169.254", "::1"])(
  "a provider's name that leads to %s is not followed there; a name that is not found is one that is away",
  async (address) => {
    const resolve = async (name: string) => (name === "api.paypal.com" ? [{ address, family: address.includes(":") ? 6 : 4 }] : []);
    const { find } = certificates({ resolve });
    expect(await find(wanted("c"))).toBeNull();
    expect(await find({ ...wanted("c"), url: new URL("https://api.sandbox.paypal.com/c") })).toBe("away");
  },
);
