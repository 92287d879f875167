/** A question beside its decision; on a phone one below the other, the buttons always within reach. */
import type { ReactNode } from "react";
import { Card } from "#components/frame/page.tsx";

export function DecisionLayout({ question, decision, aside }: { question: ReactNode; decision: ReactNode; aside?: ReactNode }) {
  return (
    <div className="grid gap-4 max-lg:pb-24 lg:grid-cols-[minmax(0,1fr)_340px] lg:gap-8">
      <div className="min-w-0">{question}</div>
      <div className="min-w-0 lg:sticky lg:top-6 lg:self-start">
        <Card className="p-4">{decision}</Card>
        {aside ? <div className="mt-3 flex flex-wrap items-center gap-2">{aside}</div> : null}
      </div>
    </div>
  );
}
