"use client";
/** What searching opens: finds pages, deeds, flows and orders. */
import { Dialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import {
  CornerDownLeft,
  History,
  type LucideIcon,
  PackageSearch,
  Plus,
  Search,
  ShoppingBag,
  UserRound,
  Waypoints,
  Zap,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { useSay } from "#components/language/say.tsx";
import type { Found } from "#lib/api/shop.ts";
import { frameWords } from "#lib/language/frame.ts";
import { productsWords } from "#lib/language/products.ts";
import type { Words } from "#lib/language/words.ts";
import { areas } from "./areas.ts";
import { usePageCommands } from "./page-commands.ts";
import { useFound } from "./use-found.ts";

const kinds: { kind: Found["kind"]; label: Words; icon: LucideIcon; href: (id: string) => string }[] = [
  { kind: "order", label: frameWords.orders, icon: PackageSearch, href: (id) => `/orders/${encodeURIComponent(id)}` },
  { kind: "flow", label: frameWords.flows, icon: Waypoints, href: (id) => `/flows/${id}` },
  { kind: "run", label: frameWords.runs, icon: History, href: (id) => `/runs/${id}` },
  { kind: "product", label: productsWords.title, icon: ShoppingBag, href: (id) => `/products/${encodeURIComponent(id)}` },
  { kind: "customer", label: frameWords.customers, icon: UserRound, href: (id) => `/customers/${encodeURIComponent(id)}` },
];

const rowOf = (each: Found, text: string): string => `${each.kind} ${each.id} ${text}`;

/** The row on top: of the kinds in their order, the first that was found. */
function firstOf(found: readonly Found[], text: string): string | null {
  const [first] = kinds.flatMap(({ kind }) => found.filter((each) => each.kind === kind));
  return first ? rowOf(first, text) : null;
}

export interface PaletteBoxProps {
  mayEdit: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What was typed before this was here. */
  takeEarly: () => { readonly text: string; readonly enter: boolean };
}

export function PaletteBox({ mayEdit, open, onOpenChange, takeEarly }: PaletteBoxProps) {
  const say = useSay();
  const router = useRouter();
  const [text, setText] = useState("");
  const found = useFound(open ? text.trim() : "");
  // what was found comes after the letters: Enter must take the first of it, until the reader chooses another
  const [chosen, setChosen] = useState<{ of: readonly Found[]; row: string } | null>(null);
  const row = chosen?.of === found ? chosen.row : firstOf(found, text);
  const page = usePageCommands();
  const go = (href: string) => {
    onOpenChange(false);
    setText("");
    router.push(href);
  };
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label={say(frameWords.search)}
          className="fixed top-[14vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-xl bg-raised shadow-float outline-none transition-[opacity,scale] data-ending-style:scale-[0.98] data-starting-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          <Command
            label={say(frameWords.search)}
            loop
            {...(row === null ? {} : { value: row })}
            onValueChange={(next) => setChosen({ of: found, row: next })}
          >
            <div className="flex items-center gap-2.5 border-line border-b px-4">
              <Search aria-hidden className="size-4 text-faint" />
              <Command.Input
                autoFocus
                value={text}
                onValueChange={setText}
                onFocus={({ currentTarget: input }) => {
                  const early = takeEarly();
                  if (early.text !== "") setText((now) => now + early.text);
                  if (early.enter) setTimeout(() => input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })), 50);
                }}
                placeholder={say(frameWords.searchPlaceholder)}
                className="h-12 w-full bg-transparent text-base outline-none"
              />
            </div>
            <Command.List className="max-h-[50vh] overflow-y-auto p-2 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-xs">
              <Command.Empty className="px-3 py-8 text-center text-muted text-sm">{say(frameWords.searchNothing, { text })}</Command.Empty>
              {kinds.map((kind) => {
                const here = found.filter((each) => each.kind === kind.kind);
                if (here.length === 0) return null;
                return (
                  <Command.Group key={kind.kind} heading={say(kind.label)}>
                    {here.map((each) => (
                      <Row key={each.id} value={rowOf(each, text)} icon={<kind.icon aria-hidden />} onSelect={() => go(kind.href(each.id))}>
                        <span className="font-medium">{each.title}</span> <span className="text-muted">{each.detail}</span>
                      </Row>
                    ))}
                  </Command.Group>
                );
              })}
              {/\d/.test(text) ? (
                <Row
                  value={`runs of ${text}`}
                  icon={<History aria-hidden />}
                  onSelect={() => go(`/runs?search=${encodeURIComponent(text.trim())}`)}
                >
                  {say(frameWords.searchRunsOf, { text: text.trim() })}
                </Row>
              ) : null}
              {page ? (
                <Command.Group heading={say(page.title)}>
                  {page.commands.map((command) => (
                    <Row
                      key={command.words.en}
                      value={`${command.words.en} ${command.words.zh}`}
                      icon={<Zap aria-hidden />}
                      aside={command.keys}
                      onSelect={() => {
                        onOpenChange(false);
                        setText("");
                        // once the dialog has given the focus back
                        setTimeout(command.act, 200);
                      }}
                    >
                      {say(command.words)}
                    </Row>
                  ))}
                </Command.Group>
              ) : null}
              <Command.Group heading={say(frameWords.searchPages)}>
                {areas.map((area) => (
                  <Row
                    key={area.href}
                    value={`${area.label.en} ${area.label.zh}`}
                    icon={<area.icon aria-hidden />}
                    onSelect={() => go(area.href)}
                  >
                    {say(area.label)}
                  </Row>
                ))}
              </Command.Group>
              {mayEdit ? (
                <Command.Group heading={say(frameWords.searchActions)}>
                  <Row
                    value={`${frameWords.newFlow.en} ${frameWords.newFlow.zh}`}
                    icon={<Plus aria-hidden />}
                    onSelect={() => go("/flows?new")}
                  >
                    {say(frameWords.newFlow)}
                  </Row>
                  <Row
                    value={`${frameWords.newSource.en} ${frameWords.newSource.zh}`}
                    icon={<Plus aria-hidden />}
                    onSelect={() => go("/connections?new")}
                  >
                    {say(frameWords.newSource)}
                  </Row>
                </Command.Group>
              ) : null}
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface RowProps {
  value: string;
  icon: ReactNode;
  /** A shortcut, at the right edge. */
  aside?: string | undefined;
  onSelect: () => void;
  children: ReactNode;
}

function Row({ value, icon, aside, onSelect, children }: RowProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="group flex items-center gap-2.5 rounded-md px-2 py-2 text-sm data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0"
    >
      <span className="text-muted">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {aside ? <span className="text-faint text-xs">{aside}</span> : null}
      <CornerDownLeft aria-hidden className="text-faint opacity-0 group-data-[selected=true]:opacity-100" />
    </Command.Item>
  );
}
