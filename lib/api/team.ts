import { z } from "zod";
import { openingSettings } from "../calendar/calendar.ts";
import { limits } from "../limits.ts";
import { instant, pageQuery, role, uuid } from "./page.ts";

/** A change of an order that the shop's platform did not take: `why` is the platform's own word. */
export const refusedChange = z.object({ verb: z.enum(["hold", "release"]), system: z.string(), why: z.string() });
export type RefusedChange = z.infer<typeof refusedChange>;

export const teamNote = z.object({
  id: uuid,
  text: z.string(),
  order: z.object({ id: z.string(), number: z.string() }).nullable(),
  urgent: z.boolean(),
  runId: uuid.nullable(),
  /** The decision that it reminds of. */
  approvalId: uuid.nullable(),
  /** Null: it tells of no such change. */
  refused: refusedChange.nullable(),
  createdAt: instant,
  doneAt: instant.nullable(),
  doneBy: z.string().nullable(),
});
export type TeamNote = z.infer<typeof teamNote>;

export const noteListQuery = pageQuery.extend({
  state: z.enum(["open", "done", "all"]).optional(),
});
export type NoteListQuery = z.infer<typeof noteListQuery>;

export const teamMember = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  createdAt: instant,
});
export type TeamMember = z.infer<typeof teamMember>;

export const invitation = z.object({
  id: z.string(),
  email: z.string(),
  role,
  expiresAt: instant,
});
export const memberList = z.object({
  members: z.array(teamMember),
  invitations: z.array(invitation),
});
export type MemberList = z.infer<typeof memberList>;

/** `url` is shown once: whoever opens it joins. */
export const invitationMade = invitation.extend({ url: z.string() });
export type InvitationMade = z.infer<typeof invitationMade>;

export const inviteBody = z.strictObject({ email: z.email().max(254), role });
export type InviteBody = z.infer<typeof inviteBody>;
export const memberParams = z.strictObject({
  userId: z.string().min(1).max(100),
});
export const memberBody = z.strictObject({ role });

export const apiKeySummary = z.object({
  id: uuid,
  name: z.string(),
  role,
  /** Its first characters, so that a person can tell keys apart. */
  prefix: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type ApiKeySummary = z.infer<typeof apiKeySummary>;
/** `key` is shown once; only its hash is kept. */
export const apiKeyMade = apiKeySummary.extend({ key: z.string() });
export type ApiKeyMade = z.infer<typeof apiKeyMade>;
export const apiKeyBody = z.strictObject({
  name: z.string().trim().min(1).max(limits.nameCharsMax),
  role: role.default("editor"),
});
export type ApiKeyBody = z.infer<typeof apiKeyBody>;

const password = z.string().min(limits.passwordCharsMin).max(limits.passwordCharsMax);
const personName = z.string().trim().min(1).max(limits.nameCharsMax);
export const firstVisitBody = z.strictObject({
  name: personName,
  email: z.email().max(254),
  password,
  shopName: z.string().trim().max(limits.nameCharsMax).optional(),
  timezone: z.string().max(64).optional(),
  /** Asked for where the product is served beyond this machine; the start prints it. */
  setupToken: z.string().max(200).optional(),
});
export type FirstVisitBody = z.infer<typeof firstVisitBody>;
/** Whether anybody owns this shop yet, and what the first visitor must bring. */
export const firstVisitState = z.object({
  open: z.boolean(),
  needsToken: z.boolean(),
});
export type FirstVisitState = z.infer<typeof firstVisitState>;

export const acceptInvitationBody = z.strictObject({
  name: personName,
  password,
});
export type AcceptInvitationBody = z.infer<typeof acceptInvitationBody>;
export const invitationParams = z.strictObject({
  token: z.string().min(16).max(200),
});
export const invitationShown = z.object({
  email: z.string(),
  role,
  shopName: z.string(),
  expiresAt: instant,
});
export type InvitationShown = z.infer<typeof invitationShown>;
export const signedIn = z.object({
  userId: z.string(),
  name: z.string(),
  role,
});

/** Who is asking. */
export const whoAmI = z.object({
  userId: z.string().nullable(),
  name: z.string(),
  role,
  workspace: z.object({ id: uuid, name: z.string(), timezone: z.string(), opening: openingSettings }),
});
export type WhoAmI = z.infer<typeof whoAmI>;
export const workspaceBody = z.strictObject({
  name: z.string().trim().min(1).max(limits.nameCharsMax).optional(),
  timezone: z.string().max(64).optional().meta({ description: "An IANA zone: `Asia/Shanghai`." }),
  opening: openingSettings.optional().meta({ description: "When the shop works: what `isOpen(now)` and `isWorkday(now)` go by." }),
});
export type WorkspaceBody = z.infer<typeof workspaceBody>;
