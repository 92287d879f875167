/** What is due when, earliest first; of the same moment the first that was entered. What is struck out holds nothing any more. */
export interface Due<T> {
  readonly at: string;
  readonly n: number;
  item: T | null;
}

export class Timetable<T> {
  /** A binary heap. */
  readonly #dues: Due<T>[] = [];
  #n = 0;

  add(at: string, item: T): Due<T> {
    const due = { at, n: ++this.#n, item };
    const dues = this.#dues;
    let i = dues.push(due) - 1;
    for (let up = (i - 1) >> 1; i > 0 && isBefore(due, dues[up]); up = (i - 1) >> 1) {
      dues[i] = dues[up] as Due<T>;
      i = up;
    }
    dues[i] = due;
    return due;
  }

  first(): { readonly at: string; readonly item: T } | null {
    for (;;) {
      const [due] = this.#dues;
      if (!due) return null;
      if (due.item !== null) return { at: due.at, item: due.item };
      this.#drop();
    }
  }

  take(): { readonly at: string; readonly item: T } | null {
    const due = this.first();
    if (due) this.#drop();
    return due;
  }

  #drop(): void {
    const dues = this.#dues;
    const last = dues.pop();
    if (!last || dues.length === 0) return;
    let i = 0;
    for (;;) {
      const left = 2 * i + 1;
      const child = isBefore(dues[left + 1], dues[left]) ? left + 1 : left;
      const next = dues[child];
      if (!next || !isBefore(next, last)) break;
      dues[i] = next;
      i = child;
    }
    dues[i] = last;
  }
}

function isBefore<T>(a: Due<T> | undefined, b: Due<T> | undefined): boolean {
  if (!a || !b) return a !== undefined;
  return a.at < b.at || (a.at === b.at && a.n < b.n);
}
