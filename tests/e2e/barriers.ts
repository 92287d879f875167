/** What keeps somebody from reading or using what is on a page, by axe: all that WCAG 2.2 AA asks for, and whatever else is serious. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const againMs = 1_000;

/**
 * A notice that fades, or a title on its way, may be met half way: what is found is looked for once more, and what is still there is a barrier.
 * @param within a part of the page, by its selector
 */
export async function barriersOn(page: Page, within?: string): Promise<string[]> {
  const found = await look(page, within);
  if (found.size === 0) return [];
  await page.waitForTimeout(againMs);
  return [...(await look(page, within))].flatMap(([what, html]) => (found.has(what) ? [`${page.url()} ${what} ${html}`] : []));
}

/** What it is and where it stands, with its HTML. */
async function look(page: Page, within: string | undefined): Promise<Map<string, string>> {
  // what fades in has little contrast for a moment; what stands still half way is looked at as it is
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    const still = Promise.allSettled(ending.map(({ finished }) => finished));
    await Promise.race([still, new Promise((done) => setTimeout(done, 2_000))]);
  });
  const axe = new AxeBuilder({ page });
  const { violations } = await (within ? axe.include(within) : axe).analyze();
  return new Map(
    violations
      .filter(({ impact, tags }) => impact === "serious" || impact === "critical" || tags.some((tag) => /^wcag2(1|2)?aa?$/.test(tag)))
      .flatMap(({ id, nodes }) => nodes.map(({ target, html }) => [`${id}: ${target.join(" ")}`, html.slice(0, 160)] as const)),
  );
}
