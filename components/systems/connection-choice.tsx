"use client";
/** By which connection a system is called; a new one is made here, with the address that the document names. */
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Late } from "#components/ui/late.tsx";
import { Select } from "#components/ui/select.tsx";
import type { ConnectionSummary } from "#lib/api/outside.ts";
import { apisWords as words } from "#lib/language/apis.ts";

const load = () => import("#components/connections/connection-dialog.tsx").then((module) => module.ConnectionDialog);
const ConnectionDialog = dynamic(load, { ssr: false });
const none = "-";

export interface HttpConnection {
  id: string;
  name: string;
  address: string;
}

interface ConnectionChoiceProps {
  connections: readonly HttpConnection[];
  value: string | null;
  server: string;
  name: string;
  onChange: (id: string | null) => void;
}

export function ConnectionChoice({ connections, value, server, name, onChange }: ConnectionChoiceProps) {
  const say = useSay();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<HttpConnection | null>(null);
  const all = made && !connections.some(({ id }) => id === made.id) ? [...connections, made] : connections;
  const chosen = all.find(({ id }) => id === value);
  const keep = ({ id, name: called, settings }: ConnectionSummary) => {
    setMade({ id, name: called, address: String(settings["baseUrl"] ?? "") });
    onChange(id);
  };
  return (
    <Field
      label={say(words.connection)}
      hint={say(server === "" && !chosen?.address ? words.noServer : words.connectionHint)}
      error={undefined}
    >
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <Select
            label={say(words.connection)}
            value={value ?? none}
            onValueChange={(id) => onChange(id === none ? null : id)}
            items={[
              { value: none, label: say(words.noConnection) },
              ...all.map(({ id, name: called, address }) => ({ value: id, label: called, ...(address ? { hint: address } : {}) })),
            ]}
          />
        </div>
        <Button aria-haspopup="dialog" aria-expanded={making} onClick={() => setMaking(true)}>
          <Plus aria-hidden />
          {say(words.newConnection)}
        </Button>
      </div>
      <Late open={making} close={() => setMaking(false)} load={load}>
        <ConnectionDialog open={making} onOpenChange={setMaking} fresh={{ name, baseUrl: server }} onMade={keep} />
      </Late>
    </Field>
  );
}
