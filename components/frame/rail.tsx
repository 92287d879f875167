"use client";
import clsx from "clsx";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useSay } from "#components/language/say.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { frameWords } from "#lib/language/frame.ts";
import { type Area, areaGroups, areaOf } from "./areas.ts";
import { Mark } from "./mark.tsx";

export interface RailProps {
  workspaceName: string;
  /** What waits for a person. */
  waiting: number;
  icons: boolean;
  /** Absent where the width is not the reader's to choose. */
  onToggle?: (() => void) | undefined;
  onNavigate?: () => void;
}

export function Rail({ workspaceName, waiting, icons, onToggle, onNavigate }: RailProps) {
  const say = useSay();
  const here = areaOf(usePathname());
  return (
    <nav aria-label={say(frameWords.mainMenu)} className="flex h-full flex-col">
      <Link
        href="/"
        className={clsx("flex h-12 shrink-0 items-center gap-2.5", icons ? "justify-center" : "px-4")}
        aria-label={`Tradewind, ${workspaceName}`}
      >
        <Mark />
        {icons ? null : <span className="truncate font-semibold text-base">{workspaceName}</span>}
      </Link>
      <div className={clsx("flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto py-2", icons ? "px-2" : "px-2.5")}>
        {areaGroups.map((group, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups never change places
          <ul key={i} className={clsx("flex flex-col gap-0.5", i > 0 && "border-line border-t pt-3")}>
            {group.map((area) => (
              <li key={area.href}>
                <RailLink
                  area={area}
                  active={area === here}
                  icons={icons}
                  count={area.count === "waiting" ? waiting : 0}
                  {...(onNavigate ? { onNavigate } : {})}
                />
              </li>
            ))}
          </ul>
        ))}
      </div>
      {onToggle ? (
        <div className={clsx("border-line border-t p-2", icons && "flex justify-center")}>
          <Tooltip text={say(icons ? frameWords.expand : frameWords.collapse)} side="right">
            <IconButton label={say(icons ? frameWords.expand : frameWords.collapse)} onClick={onToggle} aria-expanded={!icons}>
              {icons ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
            </IconButton>
          </Tooltip>
        </div>
      ) : null}
    </nav>
  );
}

function RailLink({
  area,
  active,
  icons,
  count,
  onNavigate,
}: {
  area: Area;
  active: boolean;
  icons: boolean;
  count: number;
  onNavigate?: () => void;
}) {
  const say = useSay();
  const Icon = area.icon;
  const link = (
    <Link
      href={area.href}
      aria-current={active ? "page" : undefined}
      aria-label={icons ? say(area.label) : undefined}
      {...(onNavigate ? { onClick: onNavigate } : {})}
      className={clsx(
        "relative flex h-8 items-center rounded-md text-sm transition-colors",
        icons ? "w-9 justify-center" : "gap-2.5 px-2",
        active ? "bg-hover font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
      )}
    >
      <Icon aria-hidden className={clsx("size-4 shrink-0", active && "text-accent")} />
      {icons ? null : <span className="flex-1 truncate">{say(area.label)}</span>}
      {count > 0 ? (
        icons ? (
          <span className="absolute top-1 right-1 size-1.5 rounded-full bg-accent" />
        ) : (
          <span className="tabular min-w-5 rounded-md bg-accent-soft px-1 text-center font-medium text-accent text-xs">
            {count > 99 ? "99+" : count}
          </span>
        )
      ) : null}
    </Link>
  );
  return icons ? (
    <Tooltip text={say(area.label)} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
