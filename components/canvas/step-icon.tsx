/** The icons that node types name, as components: a map, so that a page carries only these. */
import {
  Bell,
  Box,
  CalendarClock,
  CircleCheckBig,
  Clock,
  Globe,
  Hand,
  type LucideIcon,
  Mail,
  MessageSquare,
  MousePointerClick,
  Package,
  PackageCheck,
  Repeat,
  ShieldQuestionMark,
  Split,
  Tag,
  Truck,
  Undo2,
  UserCheck,
  X,
  Zap,
} from "lucide-react";

const icons: Record<string, LucideIcon> = {
  bell: Bell,
  "calendar-clock": CalendarClock,
  "circle-check-big": CircleCheckBig,
  clock: Clock,
  globe: Globe,
  hand: Hand,
  mail: Mail,
  "message-square": MessageSquare,
  "mouse-pointer-click": MousePointerClick,
  package: Package,
  repeat: Repeat,
  "shield-question-mark": ShieldQuestionMark,
  split: Split,
  "package-check": PackageCheck,
  tag: Tag,
  truck: Truck,
  x: X,
  undo: Undo2,
  "user-check": UserCheck,
  zap: Zap,
};

export function StepIcon({ icon, className }: { icon: string; className?: string }) {
  const Icon = icons[icon] ?? Box;
  return <Icon aria-hidden className={className} />;
}
