/** The places of the product, in the four groups of the left rail. A place is shown when it exists. */
import {
  Boxes,
  Cable,
  History,
  House,
  type LucideIcon,
  MessagesSquare,
  PackageSearch,
  Settings,
  ShoppingBag,
  Table2,
  UsersRound,
  Wallet,
  Waypoints,
} from "lucide-react";
import { frameWords } from "#lib/language/frame.ts";
import type { Words } from "#lib/language/words.ts";

export interface Area {
  href: string;
  label: Words;
  icon: LucideIcon;
  /** First parts of paths that belong here. */
  paths: readonly string[];
  /** Which count of what waits for a person is shown here. */
  count?: "waiting";
}

export const areaGroups: readonly (readonly Area[])[] = [
  [{ href: "/", label: frameWords.home, icon: House, paths: ["", "approvals", "tasks", "needs-you"], count: "waiting" }],
  [
    { href: "/conversations", label: frameWords.conversations, icon: MessagesSquare, paths: ["conversations"] },
    { href: "/orders", label: frameWords.orders, icon: PackageSearch, paths: ["orders"] },
    { href: "/products", label: frameWords.products, icon: ShoppingBag, paths: ["products"] },
    { href: "/stock", label: frameWords.stock, icon: Boxes, paths: ["stock"] },
    { href: "/customers", label: frameWords.customers, icon: UsersRound, paths: ["customers"] },
    { href: "/money", label: frameWords.money, icon: Wallet, paths: ["money"] },
  ],
  [
    { href: "/flows", label: frameWords.flows, icon: Waypoints, paths: ["flows"] },
    { href: "/runs", label: frameWords.activity, icon: History, paths: ["runs", "events", "actions", "problems", "jobs"] },
    { href: "/tables", label: frameWords.tables, icon: Table2, paths: ["tables"] },
  ],
  [
    { href: "/connections", label: frameWords.connections, icon: Cable, paths: ["connections"] },
    { href: "/settings", label: frameWords.settings, icon: Settings, paths: ["settings"] },
  ],
];

export const areas: readonly Area[] = areaGroups.flat();

export function areaOf(pathname: string): Area | undefined {
  const first = pathname.split("/")[1] ?? "";
  return areas.find((area) => area.paths.includes(first));
}

/** The editor wants the width: there the rail is icons only. */
export const isEditor = (pathname: string): boolean => /^\/flows\/[0-9a-f-]{36}/i.test(pathname);
