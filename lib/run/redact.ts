/**
 * What may be kept of a value in a journal: secrets and card numbers masked, long values cut and saying so, and nothing
 * that a jsonb column refuses. Applied when written, never when read, so what is stored is already safe.
 */
import { limits } from "../limits.ts";

export const hidden = "[hidden]";

/** Ends everything that was cut, so that nobody takes a part for the whole. */
export const cutMark = "… [cut]";

const depthMax = limits.bodyDepthMax + 16;
const secretCharsMax = 4_096;
/** Shorter ones would mask ordinary words. */
const knownSecretCharsMin = 4;

const secretKey =
  /authorization|cookie|passw(?:or)?d|passphrase|secret|credential|(?:api|access|private|secret|signing|license)[-_ ]?key|token$|^(?:pwd|pin|cvv2?|cvc2?|csc|otp|jwt|sign|signature|auth)$|card[-_ ]?(?:number|no)$|hmac/i;
const idKey = /(?:^|[-_.])id$|[a-z\d]I[dD]$|^ID$|gid$/;
const bearer = /\b(bearer|basic|token)(\s+)[\w.~+/=-]{8,}/gi;
const secretInUrl =
  /([?&](?:[\w-]{0,40}?(?:token|secret|passw|api_?key|access_?key|signature|hmac)[\w-]{0,40}|sig|auth|code|key|pwd)=)[^&#\s"']+/gi;
const userInUrl = /(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^/\s:@"']{1,200}:[^/\s@"']{1,200}@/gi;
const cardLike = /(?<!\d|\d\.)(?:\d[ -]?){13,18}\d(?!\d|\.\d)/g;
/** Visa, Mastercard, American Express, Discover, UnionPay, JCB, Diners. Fewer false alarms on long order numbers than Luhn alone. */
const cardIssuer =
  /^(?:4\d{15}|4\d{18}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|5\d\d|4[4-9]\d)\d{12}|62\d{14,17}|35\d{14}|3[068]\d{12})$/;

/** `secrets`: values known to be secret in this call, masked wherever they appear. */
export function redact(value: unknown, secrets: readonly string[] = []): unknown {
  const known = secrets.filter((secret) => secret.length >= knownSecretCharsMin).sort((a, b) => b.length - a.length);
  return keep(value, "", { left: limits.journalValueBytesMax, known }, 0);
}

/** Masks a text for an error message or a log line; does not cut it. */
export function redactText(text: string, secrets: readonly string[] = []): string {
  return mask(
    text,
    "",
    secrets.filter((secret) => secret.length >= knownSecretCharsMin),
  );
}

interface Budget {
  /** Bytes of JSON that may still be written. */
  left: number;
  known: readonly string[];
}

function keep(value: unknown, key: string, budget: Budget, depth: number): unknown {
  if (key !== "" && value !== null && value !== "" && typeof value !== "boolean" && value !== undefined && nameOf(key).secret) {
    budget.left -= hidden.length + 2;
    return hidden;
  }
  switch (typeof value) {
    case "string":
      return keepText(value, key, budget);
    case "number":
      budget.left -= 24;
      return Number.isSafeInteger(value) && value > 1e13 ? keepCardNumber(value, key) : value;
    case "bigint":
      budget.left -= 24;
      return Number.isSafeInteger(Number(value)) ? Number(value) : keepText(String(value), key, budget);
    case "object":
      if (value === null) break;
      if (depth >= depthMax) return keepText(cutMark, "", budget);
      return Array.isArray(value) ? keepList(value, key, budget, depth) : keepFields(value as Record<string, unknown>, budget, depth);
    default:
      break;
  }
  budget.left -= 5;
  return value;
}

function keepList(list: readonly unknown[], key: string, budget: Budget, depth: number): readonly unknown[] {
  budget.left -= 2;
  let changed: unknown[] | null = null;
  for (let i = 0; i < list.length; i++) {
    if (budget.left <= reserve) return [...(changed ?? list.slice(0, i)), `${cutMark} (${list.length - i} more)`];
    budget.left -= 1;
    const kept = keep(list[i], key, budget, depth + 1);
    if (changed) changed.push(kept);
    else if (kept !== list[i]) changed = [...list.slice(0, i), kept];
  }
  return changed ?? list;
}

function keepFields(fields: Record<string, unknown>, budget: Budget, depth: number): Record<string, unknown> {
  budget.left -= 2;
  const names = Object.keys(fields);
  let changed: [string, unknown][] | null = null;
  for (let i = 0; i < names.length; i++) {
    const name = names[i] ?? "";
    const { kept: keptName, bytes } = nameOf(name);
    if (budget.left <= reserve + bytes)
      return Object.fromEntries([...(changed ?? firstOf(fields, names, i)), [cutMark, `${names.length - i} more`]]);
    budget.left -= bytes + 2;
    const kept = keep(fields[name], name, budget, depth + 1);
    if (!changed && (kept !== fields[name] || keptName !== name)) changed = firstOf(fields, names, i);
    changed?.push([keptName, kept]);
  }
  return changed ? Object.fromEntries(changed) : fields;
}

const firstOf = (fields: Record<string, unknown>, names: readonly string[], n: number) =>
  names.slice(0, n).map((name): [string, unknown] => [name, fields[name]]);

interface Name {
  readonly secret: boolean;
  readonly kept: string;
  readonly bytes: number;
}
/** Journals have the same few hundred names again and again. */
const names = new Map<string, Name>();

function nameOf(name: string): Name {
  const known = names.get(name);
  if (known) return known;
  const kept = storable(name.length > 256 ? `${name.slice(0, 256)}${cutMark}` : name);
  const made = { secret: secretKey.test(name), kept, bytes: jsonBytes(kept) };
  if (names.size < limits.compiledMax && name.length <= 64) names.set(name, made);
  return made;
}

/** What closing a cut list or object may take, at every depth it can be cut at once only. */
const reserve = 64;

function keepText(text: string, key: string, budget: Budget): string {
  if (budget.known.length === 0) {
    const bytes = harmlessBytes(text);
    if (bytes > 0 && bytes <= budget.left - reserve) {
      budget.left -= bytes;
      return text;
    }
  }
  const longest = limits.journalValueBytesMax + secretCharsMax;
  const short = text.length > longest;
  // a secret that straddles the first cut is in the dropped end, so no half of one is kept
  const masked = mask(short ? text.slice(0, longest) : text, key, budget.known);
  const kept = storable(short ? masked.slice(0, -secretCharsMax) : masked);
  const room = budget.left - reserve;
  if (!short && (kept.length * 6 + 2 <= room || jsonBytes(kept) <= room)) {
    budget.left -= jsonBytes(kept);
    return kept;
  }
  const cut = `${prefixWithin(kept, room - jsonBytes(cutMark) - 24)}${cutMark} (${text.length} characters)`;
  budget.left -= jsonBytes(cut);
  return cut;
}

/**
 * In one look, what a text takes as JSON where nothing in it can be secret or unfit; 0 where it takes a closer look. Most texts
 * of a journal pass: redacting one of eight entries took 31 us, and takes 12.
 */
function harmlessBytes(text: string): number {
  if (text.length > secretCharsMax) return 0;
  let bytes = 2;
  // digits that could be one card number: with no more than spaces and dashes between them
  let digits = 0;
  let digitsMost = 0;
  let spaces = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit === 0x3d || unit === 0x40 || (unit >= 0xd800 && unit < 0xe000)) return 0;
    if (unit >= 0x30 && unit <= 0x39) {
      if (++digits > digitsMost) digitsMost = digits;
    } else if (unit === 0x20 || unit >= 0x80) spaces = true;
    else if (unit !== 0x2d) digits = 0;
    if (unit >= 0x80) digits = 0;
    bytes += unit < 0x80 ? (unit === 0x22 || unit === 0x5c ? 2 : 1) : unit < 0x800 ? 2 : 3;
  }
  return digitsMost >= 14 || (spaces && beforeSecret.test(text)) ? 0 : bytes;
}
const beforeSecret = /bearer|basic|token/i;

function mask(text: string, key: string, known: readonly string[]): string {
  let masked = text;
  for (const secret of known) if (masked.includes(secret)) masked = masked.replaceAll(secret, hidden);
  if (masked.length < 8) return masked;
  if (masked.includes("=")) masked = masked.replace(secretInUrl, `$1${hidden}`);
  if (masked.includes("@")) masked = masked.replace(userInUrl, `$1${hidden}@`);
  if (masked.length > 12) masked = masked.replace(bearer, `$1$2${hidden}`);
  return masked.length < 14 || idKey.test(key) ? masked : masked.replace(cardLike, maskCard);
}

function maskCard(text: string): string {
  const digits = text.replace(/\D/g, "");
  return cardIssuer.test(digits) && passesLuhn(digits) ? `[card …${digits.slice(-4)}]` : text;
}

function keepCardNumber(value: number, key: string): unknown {
  if (idKey.test(key)) return value;
  const text = String(value);
  const masked = maskCard(text);
  return masked === text ? value : masked;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** jsonb refuses NUL and lone surrogates; one such text would fail everybody's batch. */
function storable(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes("\0") ? whole.replaceAll("\0", "\uFFFD") : whole;
}

/** Bytes of a text as JSON in UTF-8, quotes included. */
function jsonBytes(text: string): number {
  let bytes = 2;
  for (let i = 0; i < text.length; i++) bytes += unitBytes(text.charCodeAt(i));
  return bytes;
}

function unitBytes(unit: number): number {
  if (unit < 0x20) return 6;
  if (unit < 0x80) return unit === 0x22 || unit === 0x5c ? 2 : 1;
  // half of a surrogate pair: the pair is 4 bytes
  if (unit >= 0xd800 && unit <= 0xdfff) return 2;
  return unit < 0x800 ? 2 : 3;
}

function prefixWithin(text: string, bytes: number): string {
  let used = 2;
  for (let i = 0; i < text.length; i++) {
    used += unitBytes(text.charCodeAt(i));
    if (used > bytes) return text.slice(0, i).toWellFormed();
  }
  return text;
}
