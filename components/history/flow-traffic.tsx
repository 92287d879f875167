"use client";
/** How a version runs: its drawing with a count at every way, the ways that nothing took, how long actions took; and what can be done with its runs. */
import { History, PencilLine } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useMemo, useState } from "react";
import { UndoVersion } from "#components/jobs/undo-version.tsx";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Late } from "#components/ui/late.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Select } from "#components/ui/select.tsx";
import { spanText } from "#components/ui/time.ts";
import type { FlowVersionSummary } from "#lib/api/flows.ts";
import type { FlowTraffic, TrafficWindow } from "#lib/api/traffic.ts";
import { spokenPort, spokenTitle } from "#lib/flow/spoken-steps.ts";
import { pastWords } from "#lib/language/past.ts";
import { trafficWindowWords, trafficWords } from "#lib/language/traffic.ts";
import { failedPort } from "#lib/nodes/define.ts";
import { edgeKey } from "#lib/run/travel.ts";
import { useSpokenSteps } from "./spoken-steps.tsx";

/** Where it lies has its size; the figures beside it are read first. */
const FlowView = dynamic(() => import("#components/canvas/flow-view.tsx").then((module) => module.FlowView), { ssr: false });
const loadPast = () => import("#components/jobs/past-dialog.tsx").then((module) => module.PastDialog);
const PastDialog = dynamic(loadPast, { ssr: false });
const windows = Object.keys(trafficWindowWords) as TrafficWindow[];

export interface FlowTrafficProps {
  flowId: string;
  name: string;
  traffic: FlowTraffic;
  versions: readonly FlowVersionSummary[];
  mayEdit: boolean;
}

export function FlowTrafficView({ flowId, name, traffic, versions, mayEdit }: FlowTrafficProps) {
  const say = useSay();
  const router = useRouter();
  const pathname = usePathname();
  const [asking, setAsking] = useState(false);
  const { version, window, document } = traffic;
  const show = (next: { version?: number; window?: TrafficWindow }) => {
    const query = new URLSearchParams({ version: String(next.version ?? version), window: next.window ?? window });
    router.replace(`${pathname}?${query}`, { scroll: false });
  };
  const isQuiet = traffic.runs === 0 && Object.keys(traffic.edges).length === 0;
  const marks = useMemo(
    () => Object.fromEntries(Object.entries(traffic.nodes).map(([node, counts]) => [node, <Mark key={node} counts={counts} />])),
    [traffic.nodes],
  );
  const dim = useMemo(
    () => (isQuiet ? [] : document.nodes.filter(({ id }) => traffic.nodes[id] === undefined).map(({ id }) => id)),
    [document, traffic.nodes, isQuiet],
  );
  return (
    <div className="flex h-full min-h-[640px] flex-col max-lg:h-auto">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b bg-raised px-4 py-2">
        <h1 className="min-w-0 truncate font-semibold text-base">{say(trafficWords.of, { name })}</h1>
        <div className="w-44">
          <Select
            size="sm"
            label={say(trafficWords.version)}
            value={String(version)}
            onValueChange={(next) => show({ version: Number(next) })}
            items={versions.map((each) => ({
              value: String(each.version),
              label: say(each.live ? trafficWords.versionLive : trafficWords.versionValue, { n: each.version }),
            }))}
          />
        </div>
        <div className="w-44">
          <Select
            size="sm"
            label={say(trafficWords.window)}
            value={window}
            onValueChange={(next) => show({ window: next })}
            items={windows.map((value) => ({ value, label: say(trafficWindowWords[value]) }))}
          />
        </div>
        <div className="flex-1" />
        <ButtonLink href={`/flows/${flowId}`}>
          <PencilLine aria-hidden />
          {say(trafficWords.openEditor)}
        </ButtonLink>
        {mayEdit ? (
          <>
            <Button onClick={() => setAsking(true)}>
              <History aria-hidden />
              {say(pastWords.menu)}
            </Button>
            <UndoVersion flowId={flowId} version={version} />
          </>
        ) : null}
      </header>
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        <section
          aria-label={say(trafficWords.drawing)}
          className="relative min-h-[320px] min-w-0 flex-1 border-line bg-sunken max-lg:h-[42vh] max-lg:border-b"
        >
          <div className="absolute inset-0">
            <FlowView document={document} counts={isQuiet ? undefined : traffic.edges} marks={marks} dim={dim} />
          </div>
        </section>
        <aside className="flex min-h-0 shrink-0 flex-col gap-6 overflow-y-auto border-line bg-raised p-4 lg:w-[340px] lg:border-l">
          <Totals flowId={flowId} traffic={traffic} />
          {isQuiet ? null : (
            <>
              <Never traffic={traffic} />
              <Times traffic={traffic} />
            </>
          )}
        </aside>
      </div>
      <Late open={asking} close={() => setAsking(false)} load={loadPast}>
        {asking ? <PastDialog flowId={flowId} version={version} versions={versions} onClose={() => setAsking(false)} /> : null}
      </Late>
    </div>
  );
}

function Mark({ counts: { visits, failed } }: { counts: FlowTraffic["nodes"][string] }) {
  const say = useSay();
  const tag = useLanguageTag();
  return (
    <span className="step-line tabular flex shrink-0 flex-col items-end text-muted text-xs">
      {new Intl.NumberFormat(tag, { notation: "compact" }).format(visits)}
      {failed > 0 ? <span className="text-bad">{say(trafficWords.stepFailed, { n: failed })}</span> : null}
    </span>
  );
}

function Part({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="font-semibold text-sm">{title}</h2>
      {text ? <p className="mb-2 text-pretty text-muted text-xs">{text}</p> : null}
      {children}
    </section>
  );
}

function Totals({ flowId, traffic }: { flowId: string; traffic: FlowTraffic }) {
  const say = useSay();
  const tag = useLanguageTag();
  const number = new Intl.NumberFormat(tag);
  const { runs, finished, failed, live, more, at, since, version } = traffic;
  const figures = [
    { n: finished, label: say(trafficWords.finished), tone: "" },
    { n: failed, label: say(trafficWords.failed), tone: failed > 0 ? "text-bad" : "" },
    { n: runs - finished - failed - live, label: say(trafficWords.other), tone: "" },
    { n: live, label: say(trafficWords.live), tone: "" },
  ];
  return (
    <section>
      <dl className="grid grid-cols-4 gap-3">
        {figures.map(({ n, label, tone }) => (
          <div key={label}>
            <dd className={`tabular font-semibold text-xl leading-7 ${tone}`}>{number.format(n)}</dd>
            <dt className="text-muted text-sm">{label}</dt>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-pretty text-muted text-xs">
        {say(more ? trafficWords.basisMore : trafficWords.basis, { n: runs })} <RelativeTime at={at} />
      </p>
      <Link
        href={`/runs?flowId=${flowId}&version=${version}&since=${encodeURIComponent(since)}`}
        className="mt-1 inline-block rounded-sm text-accent text-sm hover:underline"
      >
        {say(trafficWords.showRuns)}
      </Link>
    </section>
  );
}

/** The branch that never fired: a step was come to, and this way out of it was never taken. That nothing failed needs no mention. */
function Never({ traffic: { document, edges, nodes } }: { traffic: FlowTraffic }) {
  const say = useSay();
  const spoken = useSpokenSteps();
  const never = document.edges.filter((edge) => edge.port !== failedPort && nodes[edge.from] && !edges[edgeKey(edge)]);
  return (
    <Part title={say(trafficWords.never)} text={say(never.length > 0 ? trafficWords.neverText : trafficWords.neverNone)}>
      <ul className="flex flex-col gap-1 text-sm">
        {never.map((edge) => {
          const port = spokenPort(spoken, { node: edge.from, port: edge.port });
          const step = spokenTitle(spoken, edge.from);
          return <li key={edgeKey(edge)}>{port ? say(trafficWords.way, { step, port }) : `${step} → ${spokenTitle(spoken, edge.to)}`}</li>;
        })}
      </ul>
    </Part>
  );
}

function Times({ traffic: { document, nodes } }: { traffic: FlowTraffic }) {
  const say = useSay();
  const tag = useLanguageTag();
  const spoken = useSpokenSteps();
  const timed = document.nodes.flatMap(({ id }) => {
    const counts = nodes[id];
    return counts && counts.p50 !== null && counts.p95 !== null ? [{ id, p50: counts.p50, p95: counts.p95 }] : [];
  });
  return (
    <Part title={say(trafficWords.times)} text={say(timed.length > 0 ? trafficWords.timesText : trafficWords.timesNone)}>
      {timed.length > 0 ? (
        <table className="w-full text-sm">
          <thead className="sr-only">
            <tr>
              <th scope="col">{say(trafficWords.step)}</th>
              <th scope="col">{say(trafficWords.half)}</th>
              <th scope="col">{say(trafficWords.most)}</th>
            </tr>
          </thead>
          <tbody>
            {timed.map(({ id, p50, p95 }) => (
              <tr key={id}>
                <td className="max-w-0 truncate py-0.5 pr-2" width="60%">
                  {spokenTitle(spoken, id)}
                </td>
                <td className="tabular py-0.5 text-right text-muted">{spanText(p50, tag)}</td>
                <td className="tabular py-0.5 pl-2 text-right">{spanText(p95, tag)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Part>
  );
}
