import { People } from "#components/settings/people.tsx";
import { listMembers } from "#engine/queries/list-members.ts";
import { reading } from "../../../reading.ts";

export default async function PeoplePage() {
  const actor = await reading();
  return <People list={await listMembers(actor)} owner={actor.role === "owner"} you={actor.userId} />;
}
