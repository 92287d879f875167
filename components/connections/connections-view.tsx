"use client";
import { Plus, Store } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Card, Section } from "#components/frame/page.tsx";
import { CablePicture } from "#components/frame/pictures.tsx";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Late } from "#components/ui/late.tsx";
import type { ConnectionSummary, SourceSummary } from "#lib/api/outside.ts";
import { connectWords } from "#lib/language/connect.ts";
import { connectionsWords } from "#lib/language/connections.ts";
import type { Words } from "#lib/language/words.ts";
import { ConnectionCard } from "./connection-card.tsx";
import type { SchemeFacts } from "./kind-facts.ts";
import { SourceCard } from "./source-card.tsx";

const loadSource = () => import("./add-source.tsx").then((module) => module.AddSource);
const AddSource = dynamic(loadSource, { ssr: false });
const loadConnection = () => import("./connection-dialog.tsx").then((module) => module.ConnectionDialog);
const ConnectionDialog = dynamic(loadConnection, { ssr: false });

const loadShop = () => import("./connect-shop.tsx").then((module) => module.ConnectShop);
const ConnectShop = dynamic(loadShop, { ssr: false });

export interface ConnectionsViewProps {
  sources: readonly SourceSummary[];
  connections: readonly ConnectionSummary[];
  /** By their id. */
  schemes: Readonly<Record<string, SchemeFacts>>;
  kinds: Readonly<Record<string, Words>>;
  mayEdit: boolean;
  /** The address asks for a new source. */
  adding: boolean;
}

export function ConnectionsView({ sources, connections, schemes, kinds, mayEdit, adding }: ConnectionsViewProps) {
  const say = useSay();
  const router = useRouter();
  const [open, setOpen] = useState(adding);
  const [connecting, setConnecting] = useState(false);
  const [shop, setShop] = useState(false);
  const [asked, setAsked] = useState(adding);
  if (asked !== adding) {
    setAsked(adding);
    if (adding) setOpen(true);
  }
  const close = () => {
    setOpen(false);
    if (adding) router.replace("/connections");
  };
  const addSource = (
    <div className="flex flex-wrap items-center gap-2">
      <Button aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {say(connectionsWords.addSource)}
      </Button>
      <Button look="primary" aria-haspopup="dialog" aria-expanded={shop} onClick={() => setShop(true)}>
        <Store aria-hidden />
        {say(connectWords.connect)}
      </Button>
    </div>
  );
  return (
    <div className="flex flex-col gap-8">
      {mayEdit ? (
        <>
          <Late open={open} close={close} load={loadSource}>
            <AddSource open={open} onClose={close} />
          </Late>
          <Late open={shop} close={() => setShop(false)} load={loadShop}>
            <ConnectShop open={shop} onClose={() => setShop(false)} />
          </Late>
        </>
      ) : null}
      <Section title={say(connectionsWords.sources)} aside={mayEdit && sources.length > 0 ? addSource : null}>
        <p className="-mt-1 mb-3 text-muted text-sm">{say(connectionsWords.sourcesText)}</p>
        {sources.length === 0 ? (
          <Card>
            <EmptyState
              className="py-10!"
              picture={<CablePicture />}
              title={say(connectionsWords.emptySources)}
              action={mayEdit ? addSource : null}
            >
              {say(connectionsWords.emptySourcesText)}
            </EmptyState>
          </Card>
        ) : (
          <div className="grid items-stretch gap-4 lg:grid-cols-2">
            {sources.map((source) => (
              <SourceCard key={source.id} source={source} scheme={schemes[source.scheme]} mayEdit={mayEdit} />
            ))}
          </div>
        )}
      </Section>
      <Section
        title={say(connectionsWords.systems)}
        aside={
          mayEdit ? (
            <>
              <Button aria-haspopup="dialog" aria-expanded={connecting} onClick={() => setConnecting(true)}>
                <Plus aria-hidden />
                {say(connectionsWords.addConnection)}
              </Button>
              <Late open={connecting} close={() => setConnecting(false)} load={loadConnection}>
                <ConnectionDialog open={connecting} onOpenChange={setConnecting} />
              </Late>
            </>
          ) : null
        }
      >
        <p className="-mt-1 mb-3 max-w-3xl text-muted text-sm">{say(connectionsWords.systemsText)}</p>
        {connections.length === 0 ? (
          <Card className="px-4 py-6 text-center">
            <p className="font-medium">{say(connectionsWords.emptyConnections)}</p>
            <p className="text-muted text-sm">{say(connectionsWords.emptyConnectionsText)}</p>
          </Card>
        ) : (
          <div className="grid gap-4 lg:grid-cols-2">
            {connections.map((connection) => (
              <ConnectionCard key={connection.id} connection={connection} kind={kinds[connection.kind]} mayEdit={mayEdit} />
            ))}
          </div>
        )}
      </Section>
    </div>
  );
}
