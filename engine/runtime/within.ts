/** The outcome of `work`, or a refusal after `ms`: for a commit whose connection may have died without a word. */
export function within<T>(work: Promise<T>, ms: number, late: () => Error): Promise<T> {
  return new Promise((done, failed) => {
    const watch = setTimeout(() => failed(late()), ms);
    work.then(done, failed).finally(() => clearTimeout(watch));
  });
}
