/** Whether a page that sent a request is ours: the one check against another website acting with a visitor's cookies. */
import { publicAddress } from "../address.ts";

export function isOwnOrigin(origin: string, headers: Headers): boolean {
  try {
    const from = new URL(origin);
    return from.host === headers.get("host") || from.origin === new URL(publicAddress()).origin;
  } catch {
    return false;
  }
}
