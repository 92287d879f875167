/** What the shop sells. */
import { call } from "../endpoint.ts";
import { timelineItem } from "../orders.ts";
import { pageOf, pageQuery } from "../page.ts";
import { productDetail, productListQuery, productParams, productSummary } from "../products.ts";

export const productCalls = {
  listProducts: call({
    method: "GET",
    path: "/products",
    tag: "Shop",
    summary: "Products, the last changed first",
    access: "viewer",
    query: productListQuery,
    answer: pageOf(productSummary),
    status: 200,
  }),
  getProduct: call({
    method: "GET",
    path: "/products/{id}",
    tag: "Shop",
    summary: "One product with its variants, prices and stock, and its timeline",
    access: "viewer",
    params: productParams,
    answer: productDetail,
    status: 200,
  }),
  getProductTimeline: call({
    method: "GET",
    path: "/products/{id}/timeline",
    tag: "Shop",
    summary: "A product's events, runs, prices set and tasks, newest first",
    access: "viewer",
    params: productParams,
    query: pageQuery,
    answer: pageOf(timelineItem),
    status: 200,
  }),
} as const;
