import type { ColumnRole } from "../statement/by-columns.ts";
import type { Words } from "./words.ts";

export const importWords = {
  title: { en: "Import a statement", zh: "导入账单" },
  text: {
    en: "A bill as you downloaded it from the provider: CSV, gzip or zip. You see what is in it before anything is kept.",
    zh: "从支付平台下载的账单文件：CSV、gzip 或 zip。确认内容后才会保存。",
  },
  choose: { en: "Choose a file", zh: "选择文件" },
  drop: { en: "or drop it here", zh: "或拖放到这里" },
  another: { en: "Choose another file", zh: "换一个文件" },
  reading: { en: "Reading the file …", zh: "正在读取文件…" },
  keep: { en: "Import {n, plural, one {# line} other {# lines}}", zh: "导入 {n} 行" },
  keepNothing: { en: "Keep this empty day", zh: "保存这份空账单" },
  found: { en: "{provider}, {book}", zh: "{provider}，{book}" },
  known: { en: "This very file is here already. Importing it again adds nothing.", zh: "这份文件已经导入过，再次导入不会增加任何内容。" },
  unknownTitle: { en: "What are its columns?", zh: "各列是什么？" },
  unknownText: {
    en: "This provider’s file is not known. Say what each column is, then look at the lines.",
    zh: "系统不认识这种账单。请指定各列的含义，然后查看读取结果。",
  },
  providerName: { en: "Name of the provider", zh: "支付平台名称" },
  currencyOf: { en: "Currency where no column says it", zh: "没有币种列时的币种" },
  dates: { en: "Order of dates", zh: "日期顺序" },
  ymd: { en: "Year, month, day", zh: "年-月-日" },
  dmy: { en: "Day, month, year", zh: "日/月/年" },
  mdy: { en: "Month, day, year", zh: "月/日/年" },
  zone: { en: "Times are", zh: "时间所在时区" },
  none: { en: "Not in this file", zh: "文件里没有" },
  column: { en: "Column {n}: {name}", zh: "第 {n} 列：{name}" },
  look: { en: "Look at the lines", zh: "查看读取结果" },
  columnsAgain: { en: "Change the columns", zh: "重新指定列" },
  doneSaid: {
    en: "{n, plural, one {# line} other {# lines}} imported, {open, plural, =0 {nothing to check} one {# difference to check} other {# differences to check}}",
    zh: "已导入 {n} 行，{open, plural, =0 {没有差异} other {# 笔差异待核}}",
  },
  problem: {
    empty: { en: "There is nothing in this file.", zh: "文件里没有内容。" },
    large: { en: "This file is too large. Give one month at a time.", zh: "文件太大，请按月导入。" },
    broken: { en: "This file is damaged. Download it again.", zh: "文件已损坏，请重新下载。" },
    secret: { en: "This archive asks for a password. Unpack it first.", zh: "压缩包有密码，请先解压。" },
    "not-text": {
      en: "This is not a table but another kind of file, a picture or a PDF perhaps. Give the CSV that the provider offers.",
      zh: "这不是表格文件，可能是图片或 PDF。请导入支付平台提供的 CSV 文件。",
    },
    sheet: { en: "This is an Excel workbook. Save it as CSV and give that.", zh: "这是 Excel 工作簿，请另存为 CSV 后再导入。" },
  },
} satisfies Record<string, Words | Record<string, Words>>;

export const columnWords = {
  at: { en: "Time", zh: "时间" },
  amount: { en: "Amount", zh: "金额" },
  fee: { en: "Fee", zh: "手续费" },
  currency: { en: "Currency", zh: "币种" },
  type: { en: "Payment or refund", zh: "收款或退款" },
  transactionId: { en: "Provider’s number", zh: "平台单号" },
  merchantNo: { en: "Order or our number", zh: "订单号或商户单号" },
  refundId: { en: "Refund number", zh: "退款单号" },
  note: { en: "Note", zh: "备注" },
} satisfies Record<ColumnRole, Words>;
