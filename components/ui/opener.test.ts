import { type ComponentProps, createElement, type ReactElement, Suspense } from "react";
import { prerenderToNodeStream } from "react-dom/static";
import { expect, test } from "vitest";
import { opener } from "./opener.ts";

/** What a server component's element is in the browser until its part of the page has arrived. */
function arriving(element: ReactElement): ReactElement {
  const arrived = Promise.resolve(element);
  let isThere = false;
  void arrived.then(() => {
    isThere = true;
  });
  const init = () => {
    if (isThere) return element;
    throw arrived;
  };
  return { $$typeof: Symbol.for("react.lazy"), _payload: null, _init: init } as unknown as ReactElement;
}

function Opener({ trigger }: { trigger: ReactElement }) {
  return opener(
    trigger,
    false,
    async () => {},
    () => {},
  );
}

async function rendered(trigger: ReactElement): Promise<string> {
  const { prelude } = await prerenderToNodeStream(createElement(Suspense, null, createElement(Opener, { trigger })));
  let html = "";
  for await (const part of prelude) html += String(part);
  return html;
}

const button = createElement<ComponentProps<"button">>("button", { type: "button" }, "Add");

test("a button opens a dialog, also one that the server made and that is still on its way", async () => {
  const html = await rendered(button);
  expect(html).toContain('aria-haspopup="dialog"');
  expect(await rendered(arriving(button))).toBe(html);
});
