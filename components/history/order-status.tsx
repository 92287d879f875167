"use client";
import { Ban, CircleCheckBig, CircleDashed, CirclePause, CreditCard, type LucideIcon, PackageCheck, Truck, Undo2 } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import type { OrderStatus } from "#lib/commerce/order.ts";
import { orderStatusWords } from "#lib/language/order-status.ts";

const looks: Record<OrderStatus, { tone: Tone; icon: LucideIcon }> = {
  open: { tone: "quiet", icon: CircleDashed },
  paid: { tone: "good", icon: CreditCard },
  held: { tone: "warn", icon: CirclePause },
  shipped: { tone: "info", icon: Truck },
  delivered: { tone: "info", icon: PackageCheck },
  completed: { tone: "good", icon: CircleCheckBig },
  cancelled: { tone: "quiet", icon: Ban },
  refunded: { tone: "quiet", icon: Undo2 },
};

export function OrderStatusBadge({ status, plain = false }: { status: OrderStatus; plain?: boolean }) {
  const say = useSay();
  return (
    <Badge {...looks[status]} plain={plain}>
      {say(orderStatusWords[status])}
    </Badge>
  );
}
