/** What an event is called for a person: our words for the types we know. */
import { activityWords } from "#lib/language/activity.ts";
import { eventWords } from "#lib/language/events.ts";
import type { Words } from "#lib/language/words.ts";

export const eventName = (type: string): Words =>
  Object.hasOwn(eventWords, type) ? eventWords[type as keyof typeof eventWords] : activityWords.unknownEvent;
