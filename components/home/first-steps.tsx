"use client";
import clsx from "clsx";
import { Cable, Check, Store } from "lucide-react";
import type { ReactNode } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { CreateFlowButton } from "#components/flows/create-flow.tsx";
import { Card } from "#components/frame/page.tsx";
import { useSay } from "#components/language/say.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import type { Home } from "#lib/api/shop.ts";
import { homeWords } from "#lib/language/home.ts";

export function FirstSteps({ has }: { has: Home["has"] }) {
  const say = useSay();
  return (
    <Card className="p-5">
      <h2 className="font-semibold text-lg">{say(homeWords.startTitle)}</h2>
      <p className="text-muted">{say(homeWords.startText)}</p>
      <ol className="mt-4 grid gap-3 md:grid-cols-3">
        <Step
          n={1}
          done={has.flows}
          title={say(homeWords.stepFlow)}
          text={say(homeWords.stepFlowText)}
          action={
            <span className="flex flex-wrap items-center gap-2">
              <CreateFlowButton look={has.flows ? "plain" : "primary"} label={say(homeWords.stepFlowAction)} />
              <ButtonLink href="/flows/starters" look="quiet">
                {say(homeWords.stepFlowStarters)}
              </ButtonLink>
            </span>
          }
        />
        <Step
          n={2}
          done={has.liveFlows}
          title={say(homeWords.stepPublish)}
          text={say(homeWords.stepPublishText)}
          action={
            <ButtonLink href="/flows" look={has.flows && !has.liveFlows ? "primary" : "plain"}>
              {say(homeWords.stepPublishAction)}
            </ButtonLink>
          }
        />
        <Step
          n={3}
          done={has.sources}
          title={say(homeWords.stepSource)}
          text={say(homeWords.stepSourceText)}
          action={
            <ButtonLink href="/connections?new" look={has.liveFlows && !has.sources ? "primary" : "plain"}>
              {say(homeWords.stepSourceAction)}
            </ButtonLink>
          }
        />
      </ol>
    </Card>
  );
}

function Step({ n, done, title, text, action }: { n: number; done: boolean; title: string; text: string; action: ReactNode }) {
  const say = useSay();
  return (
    <li className="flex flex-col rounded-lg border border-line bg-surface p-4">
      <span
        className={clsx(
          "tabular flex size-6 items-center justify-center rounded-full font-semibold text-xs",
          done ? "bg-good-soft text-good" : "bg-sunken text-muted",
        )}
      >
        {done ? <Check aria-label={say(homeWords.stepDone)} className="size-3.5" /> : n}
      </span>
      <h3 className="mt-3 font-semibold">{title}</h3>
      <p className="mt-0.5 flex-1 text-muted text-sm">{text}</p>
      <div className="mt-4">{done ? <span className="text-good text-sm">{say(homeWords.stepDone)}</span> : action}</div>
    </li>
  );
}

/** What is left when flows run on made-up or past events only. */
export function ConnectShop() {
  const say = useSay();
  return (
    <Card className="flex flex-wrap items-center gap-4 px-5 py-4">
      <span className="flex size-10 shrink-0 items-center justify-center rounded-lg bg-sunken text-muted">
        <Cable aria-hidden className="size-5" />
      </span>
      <div className="min-w-0 flex-1 basis-72">
        <h2 className="font-semibold">{say(homeWords.stepSource)}</h2>
        <p className="text-pretty text-muted text-sm">{say(homeWords.stepSourceText)}</p>
      </div>
      <ButtonLink href="/connections?new">{say(homeWords.stepSourceAction)}</ButtonLink>
    </Card>
  );
}

export function DemoOffer() {
  const say = useSay();
  const { busy, run } = useDeed();
  return (
    <Card className="flex flex-wrap items-center gap-4 p-5">
      <span className="flex size-10 shrink-0 items-center justify-center rounded-lg bg-sunken text-muted">
        <Store aria-hidden className="size-5" />
      </span>
      <div className="min-w-0 flex-1 basis-72">
        <h2 className="font-semibold">{say(homeWords.demoTitle)}</h2>
        <p className="text-pretty text-muted text-sm">{busy ? say(homeWords.demoBusy) : say(homeWords.demoText)}</p>
      </div>
      <Button busy={busy} onClick={() => run(() => ask<"createDemoShop">("POST", "/demo-shop"), say(homeWords.demoDone))}>
        {say(homeWords.demoAction)}
      </Button>
    </Card>
  );
}
