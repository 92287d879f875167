import fc from "fast-check";
import { expect, test } from "vitest";
import { TokenBucket } from "./token-bucket.ts";

test("a burst passes at once, then the rate", () => {
  const bucket = new TokenBucket({ perSecond: 10, burst: 3 }, 0);
  expect([bucket.take(0), bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([0, 0, 0, 100]);
  expect([bucket.take(50), bucket.take(100), bucket.take(100)]).toEqual([50, 0, 100]);
  expect(Array.from({ length: 4 }, () => bucket.take(10_000) === 0)).toEqual([true, true, true, false]);
});

test("whoever waits as long as told is let in, and no stretch of time lets in more than its rate and the burst", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 200 }),
      (perSecond, burst, pauses) => {
        const bucket = new TokenBucket({ perSecond, burst }, 0);
        let [now, passed] = [0, 0];
        for (const pause of pauses) {
          now += pause;
          const wait = bucket.take(now);
          if (wait === 0) passed++;
          else {
            now += wait + 0.001;
            expect(bucket.take(now)).toBe(0);
            passed++;
          }
          expect(passed).toBeLessThanOrEqual(burst + (now * perSecond) / 1_000 + 0.001);
        }
      },
    ),
  );
});

test("a clock that stands still or goes back gives nothing away; a smaller burst holds at once", () => {
  const bucket = new TokenBucket({ perSecond: 1_000, burst: 5 }, 1_000);
  bucket.setRate({ perSecond: 1, burst: 1 });
  expect(bucket.take(1_000)).toBe(0);
  expect(bucket.take(0)).toBe(1_000);
});
