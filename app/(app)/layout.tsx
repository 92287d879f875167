import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Frame } from "#components/frame/frame.tsx";
import { railCookie } from "#components/frame/rail-cookie.ts";
import { mayEdit } from "#components/frame/reader.ts";
import { StepKinds } from "#components/history/spoken-steps.tsx";
import { ShopZone } from "#components/language/say.tsx";
import { currentLocale } from "#components/language/saying.ts";
import { Live } from "#components/live/live.tsx";
import { PauseBanner } from "#components/operations/pause-banner.tsx";
import { PausesProvider } from "#components/operations/pauses.tsx";
import { listPauses } from "#engine/queries/list-pauses.ts";
import { stepKindTitles } from "#lib/flow/speak.ts";
import { readerEmail, reading } from "../reading.ts";
import { askedDecisionCount, askedHome, askedMe, askedTaskCount } from "./asked-frame.ts";

export default async function AppLayout({ children }: { children: ReactNode }) {
  const actor = await reading();
  const [me, home, decisions, tasks, pauses, email, jar, locale] = await Promise.all([
    askedMe(),
    askedHome(),
    askedDecisionCount(),
    askedTaskCount(),
    listPauses(actor),
    readerEmail(),
    cookies(),
    currentLocale(),
  ]);
  return (
    <ShopZone timeZone={me.workspace.timezone}>
      <PausesProvider pauses={pauses.items}>
        <Frame
          workspaceName={me.workspace.name || "Tradewind"}
          reader={{ name: actor.name, email, role: actor.role }}
          waiting={decisions + tasks + home.waiting.notes + home.waiting.inDoubt + home.waiting.problems + home.waiting.differences}
          railCollapsed={jar.get(railCookie)?.value === "icons"}
          banner={<PauseBanner mayEdit={mayEdit(actor.role)} />}
        >
          <Live />
          <StepKinds titles={stepKindTitles(locale)}>{children}</StepKinds>
        </Frame>
      </PausesProvider>
    </ShopZone>
  );
}
