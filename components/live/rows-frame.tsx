"use client";
import { ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { useSay } from "#components/language/say.tsx";
import { LoadMore } from "#components/ui/load-more.tsx";
import { activityWords } from "#lib/language/activity.ts";
import type { Rows } from "./use-rows.ts";

/** What stands around the rows of a live list: the pill above, "load more" below. */
export function RowsFrame<T>({ state, children }: { state: Rows<T>; children: ReactNode }) {
  const say = useSay();
  return (
    <div className="relative">
      <div aria-live="polite" className="pointer-events-none sticky top-0 z-20 h-0">
        {state.fresh > 0 ? (
          <div className="flex justify-center pt-[42px]">
            <button
              type="button"
              onClick={state.showFresh}
              className="pointer-events-auto flex h-7 animate-[arrive_150ms_ease-out] items-center gap-1.5 rounded-full bg-accent px-3 font-medium text-on-accent text-xs shadow-float hover:bg-accent-strong"
            >
              <ArrowUp aria-hidden className="size-3.5" />
              {say(activityWords.fresh, { n: state.fresh })}
            </button>
          </div>
        ) : null}
      </div>
      {children}
      {state.loadMore ? <LoadMore onClick={state.loadMore} busy={state.loading} /> : null}
    </div>
  );
}
