"use client";
import { UserMinus, UserPlus } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { type Answer, ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { Secret } from "#components/connections/secret.tsx";
import { Section } from "#components/frame/page.tsx";
import { useSay } from "#components/language/say.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Confirm, Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Select } from "#components/ui/select.tsx";
import { Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import { type Role, roles } from "#lib/api/role-names.ts";
import type { MemberList, TeamMember } from "#lib/api/team.ts";
import { frameWords } from "#lib/language/frame.ts";
import { settingsWords } from "#lib/language/settings.ts";
import { uiWords } from "#lib/language/ui.ts";

export function useRoleItems() {
  const say = useSay();
  return [...roles].reverse().map((role) => ({ value: role, label: say(frameWords[role]) }));
}

export function People({ list, owner, you }: { list: MemberList; owner: boolean; you: string | null }) {
  const say = useSay();
  return (
    <div className="flex flex-col gap-8">
      <Section title={say(settingsWords.people)} aside={owner ? <Invite /> : null}>
        <p className="-mt-1 mb-2 text-muted text-sm">{say(settingsWords.peopleText)}</p>
        <Table label={say(settingsWords.people)}>
          <TableHead>
            <Th>{say(settingsWords.name)}</Th>
            <Th className="max-sm:hidden">{say(settingsWords.email)}</Th>
            <Th className="w-40">{say(settingsWords.role)}</Th>
            <Th className="w-32 max-md:hidden">{say(settingsWords.since)}</Th>
            <Th className="w-12" />
          </TableHead>
          <tbody>
            {list.members.map((member) => (
              <Member key={member.userId} member={member} owner={owner} you={member.userId === you} />
            ))}
          </tbody>
        </Table>
      </Section>
      {list.invitations.length > 0 ? (
        <Section title={say(settingsWords.open)}>
          <Table label={say(settingsWords.open)}>
            <TableHead>
              <Th>{say(settingsWords.email)}</Th>
              <Th className="w-40">{say(settingsWords.role)}</Th>
              <Th className="w-32 max-md:hidden">{say(settingsWords.expires)}</Th>
              <Th className="w-28" />
            </TableHead>
            <tbody>
              {list.invitations.map((invitation) => (
                <Tr key={invitation.id}>
                  <Td className="font-medium">{invitation.email}</Td>
                  <Td className="text-muted">{say(frameWords[invitation.role])}</Td>
                  <Td className="text-muted max-md:hidden">
                    <RelativeTime at={invitation.expiresAt} narrow />
                  </Td>
                  <Td className="text-right">{owner ? <Withdraw id={invitation.id} /> : null}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </Section>
      ) : null}
    </div>
  );
}

function Member({ member, owner, you }: { member: TeamMember; owner: boolean; you: boolean }) {
  const say = useSay();
  const deed = useDeed();
  const items = useRoleItems();
  const change = (role: Role) =>
    deed.run(
      () => ask<"changeRole">("PATCH", `/members/${encodeURIComponent(member.userId)}`, { role }),
      say(settingsWords.roleChanged, { name: member.name, role: say(frameWords[role]) }),
    );
  return (
    <Tr>
      <Td>
        <span className="font-medium">{member.name}</span>
        {you ? <span className="ml-1.5 text-faint text-xs">({say(settingsWords.you)})</span> : null}
      </Td>
      <Td className="text-muted max-sm:hidden">{member.email}</Td>
      <Td>
        {owner ? (
          <Select
            size="sm"
            label={say(settingsWords.roleOf, { name: member.name })}
            items={items}
            value={member.role}
            onValueChange={(role) => void change(role)}
          />
        ) : (
          <span className="text-muted">{say(frameWords[member.role])}</span>
        )}
      </Td>
      <Td className="text-muted max-md:hidden">
        <RelativeTime at={member.createdAt} narrow />
      </Td>
      <Td className="text-right">
        {owner && !you ? (
          <Confirm
            title={say(settingsWords.removeTitle, { name: member.name })}
            description={say(settingsWords.removeText)}
            action={say(settingsWords.removeAction)}
            danger
            trigger={
              <IconButton label={say(settingsWords.remove, { name: member.name })} size="sm">
                <UserMinus aria-hidden />
              </IconButton>
            }
            onConfirm={() =>
              deed.run(
                () => ask<"removeMember">("DELETE", `/members/${encodeURIComponent(member.userId)}`),
                say(settingsWords.removed, { name: member.name }),
              )
            }
          />
        ) : null}
      </Td>
    </Tr>
  );
}

function Withdraw({ id }: { id: string }) {
  const say = useSay();
  const { busy, run } = useDeed();
  return (
    <Button
      size="sm"
      look="quiet"
      busy={busy}
      onClick={() => run(() => ask<"withdrawInvitation">("DELETE", `/invitations/${encodeURIComponent(id)}`), say(settingsWords.withdrawn))}
    >
      {say(settingsWords.withdraw)}
    </Button>
  );
}

function Invite() {
  const say = useSay();
  const deed = useDeed();
  const items = useRoleItems();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("editor");
  const [wrong, setWrong] = useState(false);
  const [made, setMade] = useState<Answer<"inviteMember"> | null>(null);
  const close = () => {
    setOpen(false);
    setMade(null);
    setEmail("");
    setWrong(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fits = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
    setWrong(!fits);
    if (fits) void deed.run(async () => setMade(await ask<"inviteMember">("POST", "/members", { email: email.trim(), role })));
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? setOpen(true) : close())}
      title={made ? say(settingsWords.invitedTitle, { email: made.email }) : say(settingsWords.inviteTitle)}
      description={say(made ? settingsWords.invitedText : settingsWords.inviteText)}
      width="sm"
      trigger={
        <Button look="primary">
          <UserPlus aria-hidden />
          {say(settingsWords.invite)}
        </Button>
      }
      footer={
        made ? (
          <Button look="primary" onClick={close}>
            {say(settingsWords.done)}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{say(uiWords.cancel)}</Button>
            <Button look="primary" type="submit" form={formId} busy={deed.busy}>
              {say(settingsWords.inviteAction)}
            </Button>
          </>
        )
      }
    >
      {made ? (
        <Secret label={say(settingsWords.link)} copy={say(settingsWords.copyLink)} text={made.url} />
      ) : (
        <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
          <Field label={say(settingsWords.email)} error={wrong ? say(settingsWords.needEmail) : undefined}>
            <Input type="email" value={email} onChange={(event) => setEmail(event.target.value)} autoFocus autoComplete="off" />
          </Field>
          <Field label={say(settingsWords.role)}>
            <Select items={items} value={role} onValueChange={setRole} />
          </Field>
        </form>
      )}
    </Dialog>
  );
}
