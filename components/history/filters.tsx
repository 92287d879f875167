"use client";
import clsx from "clsx";
/** Filters as chips, kept in the address, so that a list can be sent to a colleague as it is. */
import { ChevronDown, Search, X } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { useInBrowser } from "#components/language/use-now.ts";
import { Menu, MenuChoice } from "#components/ui/menu.tsx";
import { momentText } from "#components/ui/time.ts";
import { activityWords } from "#lib/language/activity.ts";
import { uiWords } from "#lib/language/ui.ts";

export interface Filter {
  /** Its name in the address. */
  name: string;
  /** What it says while nothing is chosen. */
  any: string;
  label: string;
  items: readonly { value: string; label: string }[];
  /** The items are lengths of time in ms; in the address stands the moment that long ago. */
  isAgo?: true;
}

const chip = "flex h-7 items-center gap-1 rounded-md border px-2 text-sm transition-colors";

export function Filters({ filters, search }: { filters: readonly Filter[]; search?: { name: string; placeholder: string } }) {
  const say = useSay();
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const [pending, start] = useTransition();
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value === "") next.delete(name);
    else next.set(name, value);
    start(() => router.replace(next.size > 0 ? `${pathname}?${next}` : pathname, { scroll: false }));
  };
  const tag = useLanguageTag();
  const inBrowser = useInBrowser();
  const shownOf = ({ items, isAgo }: Filter, chosen: string) =>
    isAgo ? momentText(chosen, tag, inBrowser ? undefined : "UTC") : (items.find((each) => each.value === chosen)?.label ?? chosen);
  const valueChosen = ({ isAgo }: Filter, value: string) =>
    isAgo && value !== "" ? new Date(Date.now() - Number(value)).toISOString() : value;
  const names = [...filters.map((filter) => filter.name), ...(search ? [search.name] : [])];
  const some = names.some((name) => params.get(name));
  return (
    <search className={clsx("flex flex-wrap items-center gap-2 pb-3 transition-opacity", pending && "opacity-60")}>
      {search ? (
        <SearchBox value={params.get(search.name) ?? ""} placeholder={search.placeholder} onSearch={(text) => set(search.name, text)} />
      ) : null}
      {filters.map((filter) => {
        const chosen = params.get(filter.name) ?? "";
        return (
          <Menu
            key={filter.name}
            align="start"
            trigger={
              <button
                type="button"
                className={clsx(
                  chip,
                  chosen
                    ? "border-accent bg-accent-soft text-ink"
                    : "border-line-strong border-dashed text-muted hover:border-faint hover:text-ink",
                )}
              >
                <span className={chosen ? "text-muted" : ""}>{filter.label}</span>
                {chosen ? (
                  <span suppressHydrationWarning className="max-w-64 truncate font-medium">
                    {shownOf(filter, chosen)}
                  </span>
                ) : null}
                <ChevronDown aria-hidden className="size-3.5" />
              </button>
            }
          >
            <div className="max-h-80 overflow-y-auto">
              <MenuChoice
                value={chosen}
                onValueChange={(value) => set(filter.name, valueChosen(filter, value))}
                items={[{ value: "", label: filter.any }, ...filter.items]}
              />
            </div>
          </Menu>
        );
      })}
      {some ? (
        <button
          type="button"
          className={clsx(chip, "border-transparent text-muted hover:text-ink")}
          onClick={() => start(() => router.replace(pathname, { scroll: false }))}
        >
          <X aria-hidden className="size-3.5" />
          {say(activityWords.clearFilters)}
        </button>
      ) : null}
    </search>
  );
}

/** Long enough to type a number in one go. */
const pauseMs = 300;

function SearchBox({ value, placeholder, onSearch }: { value: string; placeholder: string; onSearch: (text: string) => void }) {
  const say = useSay();
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  // the address changed by another hand than this one: "clear filters", the browser's back
  if (value !== sent) {
    setSent(value);
    setText(value);
  }
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === sent) return;
    const timer = setTimeout(() => {
      setSent(wanted);
      onSearch(wanted);
    }, pauseMs);
    return () => clearTimeout(timer);
  });
  return (
    <label className="flex h-7 w-64 items-center gap-1.5 rounded-md border border-line-strong bg-raised px-2 focus-within:border-focus focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus">
      <Search aria-hidden className="size-3.5 shrink-0 text-faint" />
      <span className="sr-only">{placeholder}</span>
      <input
        type="text"
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={placeholder}
        className="w-full bg-transparent text-sm outline-none"
      />
      {text ? (
        <button type="button" aria-label={say(uiWords.clear)} onClick={() => setText("")} className="rounded-sm text-faint hover:text-ink">
          <X aria-hidden className="size-3.5" />
        </button>
      ) : null}
    </label>
  );
}
