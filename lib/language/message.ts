/**
 * The part of ICU's message syntax that our sentences use: `{name}`, `{n, number}`, `{n, plural, =0 {…} one {…} other {…}}` with `#`,
 * `{way, select, in {…} other {…}}`, and apostrophes that quote. Every page carries it, so it is ours: a general parser is 10 kB gzipped.
 */
export type Values = Record<string, string | number>;

type Part =
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "value"; readonly name: string }
  | { readonly is: "number"; readonly name: string }
  | { readonly is: "plural" | "select"; readonly name: string; readonly ways: ReadonlyMap<string, readonly Part[]> };

/** A sentence once read. Throws where it is not one: the tests read them all. */
export function readMessage(text: string): readonly Part[] {
  const reader = new Reader(text);
  const parts = reader.parts(null);
  if (!reader.isAtEnd()) throw new SyntaxError(`A "}" too many: ${text}`);
  return parts;
}

export function writeMessage(parts: readonly Part[], tag: string, values: Values): string {
  return parts
    .map((part) => {
      if (part.is === "text") return part.text;
      const value = values[part.name];
      if (value === undefined) return `{${part.name}}`;
      if (part.is === "value") return String(value);
      if (part.is === "number") return numbers(tag).format(Number(value));
      const { is, ways } = part;
      const way = is === "select" ? ways.get(String(value)) : (ways.get(`=${value}`) ?? ways.get(plurals(tag).select(Number(value))));
      return writeMessage(way ?? ways.get("other") ?? [], tag, values);
    })
    .join("");
}

class Reader {
  private at = 0;
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
  }

  isAtEnd = (): boolean => this.at >= this.text.length;

  /** Up to the end or the brace that closes them; inside a plural, `#` stands for its number. */
  parts(plural: string | null): Part[] {
    const parts: Part[] = [];
    let text = "";
    const end = () => {
      if (text) parts.push({ is: "text", text });
      text = "";
    };
    while (!this.isAtEnd() && this.text[this.at] !== "}") {
      const char = this.text[this.at];
      if (char === "'") text += this.quoted(plural !== null);
      else if (char === "{") {
        end();
        parts.push(this.placeholder());
      } else if (char === "#" && plural !== null) {
        end();
        parts.push({ is: "number", name: plural });
        this.at += 1;
      } else {
        text += char;
        this.at += 1;
      }
    }
    end();
    return parts;
  }

  /** Two apostrophes are one; one before a sign that means something quotes up to the next; any other is itself. */
  private quoted(inPlural: boolean): string {
    this.at += 1;
    const next = this.text[this.at] ?? "";
    if (next === "'") {
      this.at += 1;
      return "'";
    }
    if (next !== "{" && next !== "}" && !(inPlural && next === "#")) return "'";
    let text = "";
    while (!this.isAtEnd()) {
      if (this.text.startsWith("''", this.at)) {
        text += "'";
        this.at += 2;
      } else if (this.text[this.at] === "'") {
        this.at += 1;
        break;
      } else {
        text += this.text[this.at];
        this.at += 1;
      }
    }
    return text;
  }

  private placeholder(): Part {
    this.take("{");
    const name = this.word();
    if (this.text[this.at] === "}") {
      this.at += 1;
      return { is: "value", name };
    }
    this.take(",");
    const kind = this.word();
    if (kind === "number") {
      this.take("}");
      return { is: "number", name };
    }
    if (kind !== "plural" && kind !== "select") throw new SyntaxError(`No such kind as "${kind}": ${this.text}`);
    this.take(",");
    const ways = new Map<string, readonly Part[]>();
    while (this.text[this.at] !== "}") {
      const way = this.word();
      this.take("{");
      ways.set(way, this.parts(kind === "plural" ? name : null));
      this.take("}");
      this.space();
    }
    this.at += 1;
    if (!ways.has("other")) throw new SyntaxError(`A ${kind} without "other": ${this.text}`);
    return { is: kind, name, ways };
  }

  private word(): string {
    this.space();
    const found = /^=?\w+/.exec(this.text.slice(this.at))?.[0];
    if (found === undefined) throw new SyntaxError(`A name is missing at ${this.at}: ${this.text}`);
    this.at += found.length;
    this.space();
    return found;
  }

  private take(sign: string): void {
    if (this.text[this.at] !== sign) throw new SyntaxError(`"${sign}" is missing at ${this.at}: ${this.text}`);
    this.at += 1;
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? "")) this.at += 1;
  }
}

const once = <T>(make: (tag: string) => T): ((tag: string) => T) => {
  const made = new Map<string, T>();
  return (tag) => {
    const known = made.get(tag) ?? make(tag);
    made.set(tag, known);
    return known;
  };
};
const numbers = once((tag) => new Intl.NumberFormat(tag));
const plurals = once((tag) => new Intl.PluralRules(tag));
