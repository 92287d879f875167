"use client";
/** The breadcrumb. A page names itself with `<Crumb label="#1001" />`; the area before it comes from the address. */
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { frameWords } from "#lib/language/frame.ts";
import { taskWords } from "#lib/language/tasks.ts";
import type { Words } from "#lib/language/words.ts";
import { areaOf } from "./areas.ts";

interface Naming {
  name: string | null;
  setName: (name: string | null) => void;
}
const Context = createContext<Naming>({ name: null, setName: () => {} });

export function CrumbProvider({ children }: { children: ReactNode }) {
  const [name, setName] = useState<string | null>(null);
  const naming = useMemo(() => ({ name, setName }), [name]);
  return <Context value={naming}>{children}</Context>;
}

export function Crumb({ label }: { label: string }) {
  const { setName } = useContext(Context);
  useEffect(() => {
    setName(label);
    return () => setName(null);
  }, [label, setName]);
  return null;
}

/** What the address's first part is called where it is not the area itself: runs and events both live in Activity. */
const within: Record<string, Words> = {
  runs: frameWords.runs,
  events: frameWords.events,
  actions: frameWords.actions,
  problems: frameWords.problems,
  jobs: frameWords.jobs,
  "needs-you": frameWords.needsYou,
  approvals: frameWords.approvals,
  tasks: taskWords.title,
};

export function Breadcrumb() {
  const say = useSay();
  const pathname = usePathname();
  const { name } = useContext(Context);
  const area = areaOf(pathname);
  if (!area) return null;
  const [, first = "", second] = pathname.split("/");
  const inner = within[first];
  const trail = [{ label: say(area.label), href: area.href }];
  if (inner) trail.push({ label: say(inner), href: `/${first}` });
  if (second && name) trail.push({ label: name, href: pathname });
  return (
    <nav aria-label={say(frameWords.whereYouAre)} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-sm">
        {trail.map((crumb, i) => {
          const last = i === trail.length - 1;
          return (
            <li
              key={`${crumb.label} ${crumb.href}`}
              className={last ? "flex min-w-0 items-center gap-1" : "flex items-center gap-1 max-md:hidden"}
            >
              {i > 0 ? <ChevronRight aria-hidden className="size-3.5 shrink-0 text-faint max-md:hidden" /> : null}
              {last ? (
                <span aria-current="page" className="truncate font-medium">
                  {crumb.label}
                </span>
              ) : (
                <Link href={crumb.href} className="whitespace-nowrap rounded-sm text-muted hover:text-ink">
                  {crumb.label}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
