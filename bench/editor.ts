/**
 * `npm run bench:editor`: how long a deed in the editor takes until it is painted, with 20 steps and with 500, in a real
 * browser: choosing a step, moving it by a key, dragging it. The median of each, and how many times longer the large one takes.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { largeFlow } from "#tests/e2e/large-flow.ts";
import { enterShop, shopApi } from "#tests/e2e/shop-door.ts";
import { findOrInstallChromium } from "#tests/find-chromium.ts";
import { startProduct } from "#tests/product.ts";

const rounds = Number(process.env["ROUNDS"] ?? 40);
const timesMax = 2;
const sizes = [20, 500] as const;

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** From the deed to the first moment after the frame that shows it. */
async function timed(page: Page, step: string, deed: "choose" | "nudge" | "drag"): Promise<number[]> {
  return page.evaluate(
    async ([id, name, times]) => {
      const painted = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 0)));
      const mouse = (on: EventTarget, type: string, x: number, y: number) =>
        on.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, clientX: x, clientY: y, buttons: 1 }));
      const press = (key: string, shiftKey: boolean) =>
        document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }));
      const taken: number[] = [];
      const measure = async (act: () => void) => {
        await painted();
        const began = performance.now();
        act();
        await painted();
        taken.push(performance.now() - began);
      };
      const held = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`);
      const box = held?.getBoundingClientRect();
      if (!held || !box) throw new Error("There is no step to take hold of.");
      held.focus();
      const [focused, place] = [document.activeElement, held.style.transform];
      let hasWorked = false;
      if (name === "drag") mouse(held, "mousedown", box.x + 6, box.y + 4);
      for (let i = 0; i < Number(times); i += 1) {
        if (name === "choose") await measure(() => press(i % 2 === 0 ? "ArrowDown" : "ArrowUp", false));
        if (name === "nudge") await measure(() => press(i % 2 === 0 ? "ArrowDown" : "ArrowUp", true));
        if (name === "drag") await measure(() => mouse(document, "mousemove", box.x + 6 + (i + 1) * 4, box.y + 4 + (i + 1) * 2));
        hasWorked ||= name === "choose" ? document.activeElement !== focused : held.style.transform !== place;
      }
      if (name === "drag") mouse(document, "mouseup", box.x + 200, box.y + 100);
      if (!hasWorked) throw new Error(`Nothing came of it: ${name}.`);
      return taken;
    },
    [step, deed, rounds] as const,
  );
}

const dataDir = mkdtempSync(join(tmpdir(), "tradewind-bench-editor-"));
const apiKey = randomBytes(24).toString("base64url");
const product = startProduct({ env: { DATA_DIR: dataDir, TRADEWIND_API_KEY: apiKey } });
const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: ["--no-sandbox", "--disable-gpu"] });
let fine = true;
try {
  Object.assign(process.env, { TRADEWIND_ADDRESS: await product.ready, TRADEWIND_API_KEY: apiKey });
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  page.setDefaultTimeout(120_000);
  await enterShop(page);
  const took = new Map<string, number>();
  for (const size of sizes) {
    const { data } = await shopApi<{ id: string }>("POST", "/flows", largeFlow(`${size} steps`, size));
    await page.goto(`${process.env["TRADEWIND_ADDRESS"]}/flows/${data.id}`);
    await page.locator("[data-editor][data-ready]").waitFor();
    // from the middle: a large drawing is wider than the screen, and what nobody sees is not drawn
    const step = `s${size / 2}`;
    await page.locator(`.react-flow__node[data-id="${step}"]`).waitFor();
    await page.waitForTimeout(1_500);
    for (const deed of ["choose", "nudge", "drag"] as const) took.set(`${deed} ${size}`, median(await timed(page, step, deed)));
  }
  for (const deed of ["choose", "nudge", "drag"]) {
    const [few, many] = sizes.map((size) => took.get(`${deed} ${size}`) ?? 0);
    const times = (many ?? 0) / (few || 1);
    fine &&= times <= timesMax;
    console.log(
      `${deed.padEnd(7)} ${few?.toFixed(1)} ms with 20 steps, ${many?.toFixed(1)} ms with 500: ${times.toFixed(2)} times (at most ${timesMax})`,
    );
  }
} finally {
  await browser.close();
  await product.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit(fine ? 0 : 1);
