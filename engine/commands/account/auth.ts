/** Accounts: the auth library on our own tables. Sign-up is closed; people come by the first visit or by an invitation. */
import { hkdfSync } from "node:crypto";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { account, session, user, verification } from "#drizzle/schema/account.ts";
import { limits } from "#lib/limits.ts";
import { database } from "../../store/database.ts";
import { publicAddress } from "../address.ts";
import { isOwnOrigin } from "./own-origin.ts";

/** Set by the listener to the address that a request came from, over whatever the sender wrote there. */
export const addressHeader = "x-tradewind-address";

function makeAuth() {
  const address = publicAddress();
  return betterAuth({
    appName: "Tradewind",
    baseURL: address,
    basePath: "/api/auth",
    secret: sessionSecret(),
    database: drizzleAdapter(database().db, { provider: "pg", schema: { user, session, account, verification } }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: limits.passwordCharsMin,
      maxPasswordLength: limits.passwordCharsMax,
      revokeSessionsOnPasswordReset: true,
    },
    session: { expiresIn: limits.sessionDays * 86_400, updateAge: 86_400 },
    rateLimit: {
      enabled: true,
      window: 60,
      max: limits.authRequestsPerMinute,
      customRules: { "/sign-in/email": { window: 60, max: limits.signInsPerMinute } },
    },
    // the page may be open under another name of this machine (localhost, 127.0.0.1) than the one the settings give
    trustedOrigins: (request) => {
      const origin = request?.headers.get("origin");
      return request && origin && isOwnOrigin(origin, request.headers) ? [origin] : [];
    },
    advanced: {
      cookiePrefix: "tradewind",
      useSecureCookies: address.startsWith("https:"),
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    telemetry: { enabled: false },
    logger: { level: "error" },
  });
}

type Auth = ReturnType<typeof makeAuth>;
const holder = globalThis as typeof globalThis & { tradewindAuth?: Auth };

/** One for the process: its rate limits are kept in memory. */
export function auth(): Auth {
  holder.tradewindAuth ??= makeAuth();
  return holder.tradewindAuth;
}

/** A key of its own from the installation's, so that neither reveals the other. */
function sessionSecret(): string {
  const key = process.env["TRADEWIND_SECRET_KEY"];
  if (!key) throw new Error("TRADEWIND_SECRET_KEY is not set: start Tradewind with `npm start`, which sets it.");
  return Buffer.from(hkdfSync("sha256", Buffer.from(key, "base64"), "", "tradewind sessions", 32)).toString("base64");
}
