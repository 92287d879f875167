/** A failure at the start that a person can act on: it is printed as a sentence, without a stack. */
export class StartFailure extends Error {
  override name = "StartFailure";
}
