import { redirect } from "next/navigation";
import { Keys } from "#components/settings/keys.tsx";
import { listKeys } from "#engine/queries/list-keys.ts";
import { reading } from "../../../reading.ts";

export default async function KeysPage() {
  const actor = await reading();
  if (actor.role !== "owner") redirect("/settings");
  return <Keys keys={(await listKeys(actor)).items} />;
}
