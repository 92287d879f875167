/** Every starter flow there is. */
import { markBigOrders } from "./mark-big-orders.ts";
import { noteOnRefunds } from "./note-on-refunds.ts";
import { sayHello } from "./say-hello.ts";
import { tellAnotherSystem } from "./tell-another-system.ts";
import type { Template } from "./template.ts";
import { welcomeFirstOrder } from "./welcome-first-order.ts";

export const templates: readonly Template[] = [markBigOrders, welcomeFirstOrder, noteOnRefunds, tellAnotherSystem, sayHello];
