"use client";
/** A link for deciding on a phone or without an account at hand. There is no mail yet, and the dialog says so. */
import { Link2 } from "lucide-react";
import { useState } from "react";
import { type Answer, ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { exactTime } from "#components/ui/time.ts";
import { approvalWords } from "#lib/language/approvals.ts";

export interface LinkDialogProps {
  approvalId: string;
  /** For whom one may be made, the reader first. */
  people: readonly { userId: string; name: string }[];
  readerId: string;
}

export function LinkDialog({ approvalId, people, readerId }: LinkDialogProps) {
  const say = useSay();
  const tag = useLanguageTag();
  const { busy, run } = useDeed();
  const [userId, setUserId] = useState<string>(people[0]?.userId ?? "");
  const [link, setLink] = useState<Answer<"linkApproval"> | null>(null);
  const choose = (next: string) => {
    setUserId(next);
    setLink(null);
  };
  const make = () => run(async () => setLink(await ask<"linkApproval">("POST", `/approvals/${approvalId}/link`, { userId })));
  return (
    <Dialog
      title={say(approvalWords.linkTitle)}
      description={say(approvalWords.linkText)}
      trigger={
        <Button>
          <Link2 aria-hidden />
          {say(approvalWords.linkButton)}
        </Button>
      }
      footer={
        link ? (
          <CopyButton wide size="md" text={link.url} label={say(approvalWords.linkCopy)} />
        ) : (
          <Button look="primary" busy={busy} disabled={userId === ""} onClick={make}>
            {say(approvalWords.linkMake)}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={say(approvalWords.linkFor)}>
          <Select
            items={people.map((person) => ({
              value: person.userId,
              label: person.userId === readerId ? `${person.name} (${say(approvalWords.linkYou)})` : person.name,
            }))}
            value={userId || null}
            onValueChange={choose}
          />
        </Field>
        {link ? (
          <>
            <Input readOnly value={link.url} aria-label={say(approvalWords.linkCopy)} onFocus={(event) => event.currentTarget.select()} />
            <p className="text-muted text-sm">
              {say(approvalWords.linkWorks, { time: exactTime(link.expiresAt, tag, { seconds: false }) })}
            </p>
            {link.reachable ? null : <Notice tone="warn">{say(approvalWords.linkNear)}</Notice>}
          </>
        ) : null}
      </div>
    </Dialog>
  );
}
