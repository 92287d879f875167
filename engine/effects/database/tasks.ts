/** Tasks for the team, inside a transaction. */
import type { Transaction } from "#drizzle/client.ts";
import { columns, plain, worded } from "../../store/columns.ts";
import type { Desk, TaskRow } from "./performer.ts";

type TasksDesk = Desk["tasks"];

/** Those of a transaction are written together at its end: nobody asks for them before. */
export class Tasks implements TasksDesk {
  readonly #tx: Transaction;
  #added: TaskRow[] = [];

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  add(tasks: readonly TaskRow[]): void {
    this.#added.push(...tasks);
  }

  async withdraw(tasks: readonly { workspaceId: string; id: string; at: string }[]): Promise<ReadonlySet<string>> {
    await this.write();
    const withdrawn = await this.#tx<{ id: string }[]>`
      update team_task t set withdrawn_at = w.at, updated_at = now()
      from unnest(${tasks.map((task) => task.workspaceId)}::uuid[], ${tasks.map((task) => task.id)}::uuid[], ${tasks.map((task) => task.at)}::timestamptz[])
        as w(workspace_id, id, at)
      where t.workspace_id = w.workspace_id and t.id = w.id and t.done_at is null and t.withdrawn_at is null
      returning t.id`;
    return new Set(withdrawn.map((row) => row.id));
  }

  /** Somebody who is not of this shop, or not any more, is nobody. */
  async write(): Promise<void> {
    const tasks = this.#added;
    if (tasks.length === 0) return;
    this.#added = [];
    const rows = columns(this.#tx, [
      plain(tasks, ({ workspaceId }) => workspaceId),
      plain(tasks, ({ id }) => id),
      worded(tasks, ({ title }) => title),
      worded(tasks, ({ text }) => text),
      worded(tasks, ({ assigneeId }) => assigneeId),
      plain(tasks, ({ dueAt }) => dueAt),
      plain(tasks, ({ about }) => about?.type ?? null),
      worded(tasks, ({ about }) => about?.id ?? null),
      worded(tasks, ({ by }) => by),
      plain(tasks, ({ runId }) => runId),
      plain(tasks, ({ at }) => at),
    ]);
    await this.#tx`
      insert into team_task (workspace_id, id, title, text, assignee_id, due_at, about_type, about_id, by, run_id, created_at, updated_at)
      select workspace_id::uuid, id::uuid, title, text,
        (select m.user_id from member m where m.workspace_id = n.workspace_id::uuid and m.user_id = n.assignee_id),
        due_at::timestamptz, about_type, about_id, by, run_id::uuid, created_at::timestamptz, now()
      from ${rows} as n(workspace_id, id, title, text, assignee_id, due_at, about_type, about_id, by, run_id, created_at)
      limit ${tasks.length}
      on conflict do nothing`;
  }
}
