/** What lies where. */
import { call } from "../endpoint.ts";
import { pageOf, pageQuery } from "../page.ts";
import { skuParams, stockChange, stockDetail, stockEntry, stockListQuery, stockSummary, warningChange } from "../stock.ts";

export const stockCalls = {
  listStock: call({
    method: "GET",
    path: "/stock",
    tag: "Shop",
    summary: "Stock by SKU, the last changed first",
    access: "viewer",
    query: stockListQuery,
    answer: pageOf(stockSummary),
    status: 200,
  }),
  getStock: call({
    method: "GET",
    path: "/stock/{sku}",
    tag: "Shop",
    summary: "One SKU: its places, what is set aside, its ledger",
    access: "viewer",
    params: skuParams,
    answer: stockDetail,
    status: 200,
  }),
  listStockEntries: call({
    method: "GET",
    path: "/stock/{sku}/entries",
    tag: "Shop",
    summary: "A SKU's ledger, newest first",
    access: "viewer",
    params: skuParams,
    query: pageQuery,
    answer: pageOf(stockEntry),
    status: 200,
  }),
  changeStock: call({
    method: "POST",
    path: "/stock/{sku}/changes",
    tag: "Shop",
    summary: "Add, take or count pieces by hand",
    access: "editor",
    params: skuParams,
    body: stockChange,
    answer: stockDetail,
    status: 200,
    refuses: { 409: "There are not so many", 422: "The shop has no such SKU yet" },
  }),
  setStockWarning: call({
    method: "PUT",
    path: "/stock/{sku}/warning",
    tag: "Shop",
    summary: "When to warn that a SKU runs low",
    access: "editor",
    params: skuParams,
    body: warningChange,
    answer: stockDetail,
    status: 200,
    refuses: { 409: "There are not so many", 422: "The shop has no such SKU yet" },
  }),
} as const;
