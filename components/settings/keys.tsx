"use client";
import { KeyRound, Plus } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { type Answer, ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { Secret } from "#components/connections/secret.tsx";
import { Card, Section } from "#components/frame/page.tsx";
import { useSay } from "#components/language/say.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm, Dialog } from "#components/ui/dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Select } from "#components/ui/select.tsx";
import { Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Role } from "#lib/api/role-names.ts";
import type { ApiKeySummary } from "#lib/api/team.ts";
import { frameWords } from "#lib/language/frame.ts";
import { settingsWords } from "#lib/language/settings.ts";
import { uiWords } from "#lib/language/ui.ts";
import { limits } from "#lib/limits.ts";
import { useRoleItems } from "./people.tsx";

export function Keys({ keys }: { keys: readonly ApiKeySummary[] }) {
  const say = useSay();
  const deed = useDeed();
  return (
    <Section title={say(settingsWords.keys)} aside={<MakeKey />}>
      <p className="-mt-1 mb-2 text-muted text-sm">{say(settingsWords.keysText)}</p>
      {keys.length === 0 ? (
        <Card>
          <EmptyState
            className="py-10!"
            picture={<KeyRound aria-hidden className="size-8" strokeWidth={1.5} />}
            title={say(settingsWords.emptyKeys)}
          >
            {say(settingsWords.emptyKeysText)}
          </EmptyState>
        </Card>
      ) : (
        <Table label={say(settingsWords.keys)}>
          <TableHead>
            <Th>{say(settingsWords.keyName)}</Th>
            <Th className="w-40 max-sm:hidden">{say(settingsWords.begins)}</Th>
            <Th className="w-28">{say(settingsWords.role)}</Th>
            <Th className="w-32 max-md:hidden">{say(settingsWords.lastUsed)}</Th>
            <Th className="w-32 max-lg:hidden">{say(settingsWords.made)}</Th>
            <Th className="w-28" />
          </TableHead>
          <tbody>
            {keys.map((key) => (
              <Tr key={key.id} className={key.revokedAt ? "text-faint" : ""}>
                <Td className="font-medium">{key.name}</Td>
                <Td className="font-mono text-muted text-xs max-sm:hidden">{key.prefix}…</Td>
                <Td className="text-muted">{say(frameWords[key.role])}</Td>
                <Td className="text-muted max-md:hidden">
                  {key.lastUsedAt ? <RelativeTime at={key.lastUsedAt} narrow /> : say(settingsWords.never)}
                </Td>
                <Td className="text-muted max-lg:hidden">
                  <RelativeTime at={key.createdAt} narrow />
                </Td>
                <Td className="text-right">
                  {key.revokedAt ? (
                    <Badge plain>{say(settingsWords.revoked)}</Badge>
                  ) : (
                    <Confirm
                      title={say(settingsWords.revokeTitle, { name: key.name })}
                      description={say(settingsWords.revokeText)}
                      action={say(settingsWords.revokeAction)}
                      danger
                      trigger={
                        <Button size="sm" look="quiet">
                          {say(settingsWords.revoke)}
                        </Button>
                      }
                      onConfirm={() => deed.run(() => ask<"revokeKey">("DELETE", `/keys/${key.id}`), say(settingsWords.revokedSaid))}
                    />
                  )}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

function MakeKey() {
  const say = useSay();
  const deed = useDeed();
  const items = useRoleItems();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("editor");
  const [wrong, setWrong] = useState(false);
  const [made, setMade] = useState<Answer<"createKey"> | null>(null);
  const close = () => {
    setOpen(false);
    setMade(null);
    setName("");
    setWrong(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = name.trim();
    setWrong(said === "");
    if (said) void deed.run(async () => setMade(await ask<"createKey">("POST", "/keys", { name: said, role })));
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? setOpen(true) : close())}
      title={say(made ? settingsWords.keyMadeTitle : settingsWords.makeKeyTitle)}
      description={say(made ? settingsWords.keyMadeText : settingsWords.keysText)}
      width="sm"
      trigger={
        <Button look="primary">
          <Plus aria-hidden />
          {say(settingsWords.makeKey)}
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
              {say(settingsWords.makeKey)}
            </Button>
          </>
        )
      }
    >
      {made ? (
        <Secret label={made.name} copy={say(settingsWords.copyKey)} text={made.key} />
      ) : (
        <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
          <Field
            label={say(settingsWords.keyName)}
            hint={say(settingsWords.keyNameHint)}
            error={wrong ? say(settingsWords.needName) : undefined}
          >
            <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={limits.nameCharsMax} autoFocus />
          </Field>
          <Field label={say(settingsWords.role)}>
            <Select items={items} value={role} onValueChange={setRole} />
          </Field>
        </form>
      )}
    </Dialog>
  );
}
