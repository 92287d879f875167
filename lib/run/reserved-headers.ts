/** Headers of an outside call that neither an operator nor a document may set: see each group. */
export const reservedHeaders: ReadonlySet<string> = new Set([
  // the connection's own (RFC 9110, 7.6.1), or such that would break or mislead it
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "expect",
  "host",
  "content-length",
  "accept-encoding",
  // ours: by it the other system knows a call that comes twice
  "idempotency-key",
]);
