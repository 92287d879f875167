import type { TimelineItem } from "#lib/api/orders.ts";

/** What a line of an entity's story is known by. */
export const timelineId = (item: TimelineItem): string =>
  item.kind === "event"
    ? `e${item.event.id}`
    : item.kind === "run"
      ? `r${item.run.id}`
      : item.kind === "note"
        ? `n${item.note.id}`
        : item.kind === "undone"
          ? `u${item.jobId}`
          : item.kind === "written"
            ? `w${item.id}`
            : item.kind === "task"
              ? `t${item.task.id}`
              : item.kind === "price"
                ? `p${item.key}`
                : item.kind === "stock"
                  ? `s${item.entry.id}`
                  : `m${item.message.id}`;
