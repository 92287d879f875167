/** The form that what a call is given is filled in with. */
import { focusChosen } from "#components/canvas/focus.ts";
import type { Problem } from "#lib/flow/flow.ts";
import { isWithin } from "#lib/openapi/argument-key.ts";
import type { ArgumentTexts } from "#lib/openapi/edit-arguments.ts";
import type { Input } from "#lib/openapi/operation.ts";

export interface Form {
  nodeId: string;
  given: ArgumentTexts;
  disabled: boolean;
  problemsAt: (key: string) => readonly Problem[];
  /** Of it, or of anything in it. */
  hasProblems: (key: string) => boolean;
  change: (given: ArgumentTexts) => void;
  onBlur: () => void;
}

/** One thing in it. */
export interface ArgumentProps {
  form: Form;
  /** The key that it is filed under. */
  id: string;
  input: Input;
}

export const isGiven = ({ given }: Form, key: string): boolean => Object.keys(given).some((each) => isWithin(each, key));

const controls = ":is(textarea, input:not([type='hidden']), [role='textbox'], [role='combobox'], summary, button):not([data-aside])";

/** Where a control gives way to another one the keyboard goes on in that: on the page itself a letter would be a command. */
export function focusArgument(key: string): void {
  focusChosen(() => argumentAt(key)?.querySelector<HTMLElement>(controls));
}
/** To add another item, of a list that has lost its last one. */
export function focusAdd(key: string): void {
  focusChosen(() => [...(argumentAt(key)?.querySelectorAll<HTMLElement>("[data-add]") ?? [])].at(-1));
}
/** To the first of all. */
export function focusFirstArgument(): void {
  focusChosen(() => document.querySelector("[data-inspector] [data-argument]")?.querySelector<HTMLElement>(controls));
}

const argumentAt = (key: string) => document.querySelector(`[data-inspector] [data-argument="${CSS.escape(key)}"]`);
