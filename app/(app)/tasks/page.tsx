import type { Metadata } from "next";
import { Page } from "#components/frame/page.tsx";
import { RowsPicture } from "#components/frame/pictures.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { Filters } from "#components/history/filters.tsx";
import { NothingFits } from "#components/history/nothing-fits.tsx";
import { saying } from "#components/language/saying.ts";
import { AddTask } from "#components/tasks/add-task.tsx";
import { TaskList } from "#components/tasks/task-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listTasks } from "#engine/queries/list-tasks.ts";
import { taskListQuery } from "#lib/api/tasks.ts";
import { taskWords } from "#lib/language/tasks.ts";
import { filtersFrom, queryOf, reading, type Search } from "../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(taskWords.title) };
}

export default async function TasksPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await reading();
  const say = await saying();
  const asked = taskListQuery.safeParse(filtersFrom(await searchParams, ["state", "for", "late"]));
  const filters = asked.success ? asked.data : {};
  const query = queryOf(filters as Record<string, string>);
  const first = await listTasks(actor, filters);
  const editor = mayEdit(actor.role);
  return (
    <Page>
      <PageHeader title={say(taskWords.title)} description={say(taskWords.text)} actions={editor ? <AddTask /> : null} />
      <Filters
        filters={[
          {
            name: "state",
            label: say(taskWords.state),
            any: say(taskWords.open),
            items: [
              { value: "done", label: say(taskWords.done) },
              { value: "withdrawn", label: say(taskWords.withdrawn) },
              { value: "all", label: say(taskWords.any) },
            ],
          },
          {
            name: "for",
            label: say(taskWords.whose),
            any: say(taskWords.everybodys),
            items: [
              { value: "mine", label: say(taskWords.mine) },
              { value: "me", label: say(taskWords.mineOrAnybodys) },
              { value: "anybody", label: say(taskWords.isForAnybody) },
            ],
          },
          {
            name: "late",
            label: say(taskWords.when),
            any: say(taskWords.anyTime),
            items: [{ value: "true", label: say(taskWords.lateOnly) }],
          },
        ]}
      />
      <TaskList
        key={query}
        first={first}
        query={query}
        you={actor.userId}
        mayEdit={editor}
        empty={
          query === "" ? (
            <EmptyState
              picture={<RowsPicture />}
              title={say(taskWords.emptyTitle)}
              action={<ButtonLink href="/tasks?state=done">{say(taskWords.seeDone)}</ButtonLink>}
            >
              {say(taskWords.emptyText)}
            </EmptyState>
          ) : (
            <NothingFits />
          )
        }
      />
    </Page>
  );
}
