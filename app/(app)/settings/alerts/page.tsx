import { AlertForm } from "#components/alerts/alert-form.tsx";
import { RecentAlerts } from "#components/alerts/recent-alerts.tsx";
import { Section } from "#components/frame/page.tsx";
import { saying } from "#components/language/saying.ts";
import { getAlerts } from "#engine/queries/get-alerts.ts";
import { alertWords } from "#lib/language/alerts.ts";
import { reading } from "../../../reading.ts";

export default async function AlertsPage() {
  const actor = await reading();
  const say = await saying();
  const state = await getAlerts(actor);
  return (
    <div className="flex flex-col gap-8">
      <p className="max-w-2xl text-pretty text-muted">{say(alertWords.text)}</p>
      <AlertForm state={state} owner={actor.role === "owner"} />
      <Section title={say(alertWords.recent)} className="max-w-2xl border-line border-t pt-6">
        <RecentAlerts state={state} />
      </Section>
    </div>
  );
}
