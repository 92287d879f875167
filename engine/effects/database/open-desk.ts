/** What the shop knows, opened for one transaction: changed in memory, written at its end. */
import type { Transaction } from "#drizzle/client.ts";
import { together } from "../../store/together.ts";
import { Conversations } from "./conversations.ts";
import { Customers } from "./customers.ts";
import { settleStock } from "./fold-stock.ts";
import { lookUps } from "./look-ups.ts";
import { Notes } from "./notes.ts";
import { Orders } from "./orders.ts";
import { Rows } from "./rows.ts";
import { type SoldOf, sold } from "./sales.ts";
import { ShopNotes } from "./shop-notes.ts";
import { StockBook } from "./stock-book.ts";
import { postgresShelf } from "./stock-shelf.ts";
import { Tasks } from "./tasks.ts";

export function openDesk(tx: Transaction) {
  const orders = new Orders(tx);
  const notes = new Notes(tx);
  const stock = new StockBook(postgresShelf(tx));
  const conversations = new Conversations(tx);
  const rows = new Rows(tx);
  const customers = new Customers(tx);
  const shopNotes = new ShopNotes(tx);
  const tasks = new Tasks(tx);
  let writing: Promise<void> | null = null;
  /** Several that look at the same moment wait for one writing. */
  const written = () => {
    writing ??= together([orders.write(), stock.write(), notes.write(), tasks.write()]).finally(() => {
      writing = null;
    });
    return writing;
  };
  const desk = {
    orders,
    notes,
    rows,
    customers,
    shopNotes,
    tasks,
    conversations,
    stock,
    look: lookUps(tx, written),
    sales: { sold: (wanted: readonly SoldOf[]) => sold(tx, wanted) },
  };
  return {
    ...desk,
    /** Carries orders that went out or ended into the stock. */
    async settle(): Promise<void> {
      const { moves } = orders;
      if (moves.length === 0) return;
      orders.moves = [];
      await settleStock(desk, moves);
    },
    /** To be sent together: the statements go out at once, in this order. */
    write: (): Promise<void>[] => [
      orders.write(),
      notes.write(),
      conversations.write(),
      stock.write(),
      customers.write(),
      shopNotes.write(),
      tasks.write(),
      rows.write(),
    ],
  };
}
export type OpenDesk = ReturnType<typeof openDesk>;
