import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { account, member } from "#drizzle/schema/account.ts";
import { auth } from "#engine/commands/account/auth.ts";
import { currentActor } from "#engine/commands/account/current-actor.ts";
import { database } from "#engine/store/database.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { serve } from "./serve.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

const origin = "http://127.0.0.1:3000";
const mei = { name: "Mei", email: "Mei@Example.com", password: "correct horse battery" };

async function ask(method: string, path: string, { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {}) {
  const request = new Request(`${origin}/api/v1${path}`, {
    method,
    headers: { host: "127.0.0.1:3000", origin, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await serve(request, path.slice(1).split("/"));
  const text = await answer.text();
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return {
    status: answer.status,
    cookie,
    cookies: answer.headers.getSetCookie(),
    json: (text ? JSON.parse(text) : null) as Record<string, unknown>,
  };
}

function signIn(email: string, password: string) {
  const headers = { "content-type": "application/json", host: "127.0.0.1:3000", origin };
  return auth().handler(
    new Request(`${origin}/api/auth/sign-in/email`, { method: "POST", headers, body: JSON.stringify({ email, password }) }),
  );
}

describe("the first visit", () => {
  test("off this machine it needs the token that the start printed", async () => {
    process.env["PUBLIC_URL"] = "https://shop.example.com";
    expect((await ask("GET", "/first-visit")).json).toEqual({ open: true, needsToken: true });
    expect((await ask("POST", "/first-visit", { body: mei })).json).toMatchObject({ status: 403, code: "setup-token" });
    process.env["TRADEWIND_SETUP_TOKEN"] = "printed-by-the-start";
    expect((await ask("POST", "/first-visit", { body: { ...mei, setupToken: "guessed" } })).status).toBe(403);
    delete process.env["TRADEWIND_SETUP_TOKEN"];
    delete process.env["PUBLIC_URL"];
  });

  test("of ten visitors at once, one owns the shop and is signed in", async () => {
    const visits = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        ask("POST", "/first-visit", { body: { ...mei, email: `mei${n}@example.com`, shopName: "Tea" } }),
      ),
    );
    expect(visits.map((visit) => visit.status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
    expect(await database().db.select().from(member)).toHaveLength(1);
    expect(await database().db.select().from(account)).toHaveLength(1);
    const [entered] = visits.filter((visit) => visit.status === 201);
    expect(entered?.cookies[0]).toMatch(/HttpOnly/i);
    const me = await ask("GET", "/me", { headers: { cookie: entered?.cookie ?? "" } });
    expect(me.json).toMatchObject({ name: "Mei", role: "owner", workspace: { name: "Tea" } });
    expect((await ask("GET", "/first-visit")).json).toEqual({ open: false, needsToken: false });
  });
});

describe("sessions", () => {
  test("nobody signs up by the library's own door", async () => {
    const headers = { "content-type": "application/json", host: "127.0.0.1:3000", origin };
    const body = JSON.stringify({ ...mei, email: "thief@example.com" });
    const answer = await auth().handler(new Request(`${origin}/api/auth/sign-up/email`, { method: "POST", headers, body }));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await database().db.select().from(member)).toHaveLength(1);
  });

  test("guessing a password is slowed down", async () => {
    const statuses = [];
    for (let n = 0; n < 25; n++) statuses.push((await signIn("mei0@example.com", `guess number ${n}`)).status);
    expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(statuses.at(-1)).toBe(429);
  });

  test("another website cannot act with a visitor's cookie; the visitor's own page can", async () => {
    const owner = await invited("owner", "owner@example.com");
    const flow = { name: "x" };
    expect(
      (await ask("POST", "/flows", { body: flow, headers: { cookie: owner.cookie, origin: "https://evil.example" } })).json,
    ).toMatchObject({
      status: 403,
      code: "other-site",
    });
    expect((await ask("POST", "/flows", { body: flow, headers: { cookie: owner.cookie, origin: "null" } })).status).toBe(403);
    expect((await ask("POST", "/flows", { body: flow, headers: { cookie: owner.cookie } })).status).toBe(201);
    expect((await ask("POST", "/first-visit", { body: mei, headers: { origin: "https://evil.example" } })).json).toMatchObject({
      code: "other-site",
    });
  });
});

/** Invites with the bootstrap key and joins. */
async function invited(role: string, email: string) {
  const bootstrap = { authorization: `Bearer ${shop.key}` };
  const made = await ask("POST", "/members", { body: { email, role }, headers: bootstrap });
  const token = String(made.json["url"]).split("/").at(-1);
  const joined = await ask("POST", `/invitations/${token}/accept`, { body: { name: role, password: "correct horse battery" } });
  return { ...joined, token, id: String(made.json["id"]) };
}

describe("members", () => {
  const bootstrap = () => ({ headers: { authorization: `Bearer ${shop.key}` } });

  test("an invitation works once, for the role it names", async () => {
    const viewer = await invited("viewer", "viewer@example.com");
    expect(viewer.status).toBe(201);
    expect((await ask("GET", "/me", { headers: { cookie: viewer.cookie } })).json).toMatchObject({ role: "viewer" });
    expect((await ask("POST", "/flows", { body: { name: "x" }, headers: { cookie: viewer.cookie } })).status).toBe(403);
    const again = await ask("POST", `/invitations/${viewer.token}/accept`, { body: { name: "x", password: "correct horse battery" } });
    expect(again.json).toMatchObject({ status: 404, code: "invitation" });
    expect((await ask("POST", "/members", { body: { email: "VIEWER@example.com", role: "owner" }, ...bootstrap() })).status).toBe(409);
  });

  test("who is invited again has one invitation, the newest, whatever role the older one gave", async () => {
    const invite = (role: string) => ask("POST", "/members", { ...bootstrap(), body: { email: "Twice@example.com", role } });
    const [first, second] = [await invite("owner"), await invite("viewer")];
    const tokenOf = (made: typeof first) => String(made.json["url"]).split("/").at(-1);
    expect((await ask("GET", `/invitations/${tokenOf(first)}`)).status).toBe(404);
    expect((await ask("GET", `/invitations/${tokenOf(second)}`)).json).toMatchObject({ email: "twice@example.com", role: "viewer" });
    const { invitations } = (await ask("GET", "/members", bootstrap())).json as { invitations: { email: string }[] };
    expect(invitations.filter(({ email }) => email === "twice@example.com")).toHaveLength(1);
  });

  test("an invitation that was withdrawn is gone, and the list never shows its link", async () => {
    const made = await ask("POST", "/members", { body: { email: "late@example.com", role: "editor" }, ...bootstrap() });
    const token = String(made.json["url"]).split("/").at(-1) ?? "";
    expect((await ask("GET", `/invitations/${token}`)).json).toMatchObject({ email: "late@example.com", role: "editor" });
    const list = await ask("GET", "/members", bootstrap());
    expect(JSON.stringify(list.json)).toContain("late@example.com");
    expect(JSON.stringify(list.json)).not.toContain(token);
    expect((await ask("DELETE", `/invitations/${made.json["id"]}`, bootstrap())).status).toBe(204);
    expect((await ask("GET", `/invitations/${token}`)).status).toBe(404);
  });

  test("a role that changes counts from the next request; a member removed is out at once", async () => {
    const editor = await invited("editor", "editor@example.com");
    const me = await ask("GET", "/me", { headers: { cookie: editor.cookie } });
    const path = `/members/${me.json["userId"]}`;
    expect((await ask("PATCH", path, { body: { role: "viewer" }, ...bootstrap() })).json).toMatchObject({ role: "viewer" });
    expect((await ask("GET", "/me", { headers: { cookie: editor.cookie } })).json).toMatchObject({ role: "viewer" });
    expect((await ask("DELETE", path, bootstrap())).status).toBe(204);
    expect((await ask("GET", "/me", { headers: { cookie: editor.cookie } })).status).toBe(401);
    expect(await currentActor(new Headers({ cookie: editor.cookie }))).toBeNull();
  });

  test("two owners who remove each other at once leave one", async () => {
    const { json } = await ask("GET", "/members", bootstrap());
    const owners = (json["members"] as { userId: string; role: string }[]).filter((one) => one.role === "owner");
    expect(owners).toHaveLength(2);
    const answers = await Promise.all(owners.map((one) => ask("DELETE", `/members/${one.userId}`, bootstrap())));
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409]);
  });
});
