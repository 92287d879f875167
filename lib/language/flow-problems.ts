/** What can be wrong with a flow, in words that say how to mend it. */
import type { Values } from "./message.ts";
import { renderWords } from "./render.ts";
import type { Words } from "./words.ts";

/** A sentence with its values filled in, in both languages. A value may itself be a pair. */
export function fill(words: Words, values: Record<string, string | number | Words> = {}): Words {
  const of = (locale: "en" | "zh"): Values =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === "object" ? value[locale] : value]));
  return { en: renderWords(words, "en", of("en")), zh: renderWords(words, "zh", of("zh")) };
}

export const expressionWords = {
  noName: { en: "There is no “{name}” here.", zh: "这里没有“{name}”。" },
  noNameNear: { en: "There is no “{name}” here. Did you mean “{near}”?", zh: "这里没有“{name}”。你是不是想写“{near}”？" },
  partNotHere: {
    en: "“{name}” is not known when this flow starts: its event brings none.",
    zh: "此流程启动时没有“{name}”：它的事件不包含这部分信息。",
  },
  noFunction: { en: "There is no function “{name}”.", zh: "没有名为“{name}”的函数。" },
  noFunctionNear: { en: "There is no function “{name}”. Did you mean “{near}”?", zh: "没有名为“{name}”的函数。你是不是想写“{near}”？" },
  functionMisused: { en: "“{name}” does not work with what it is given here.", zh: "“{name}”不能用于这里给出的内容。" },
  cannotCompare: {
    en: "“{left}” is {leftType} and “{right}” is {rightType}: they cannot be used with “{op}”.",
    zh: "“{left}”是{leftType}，“{right}”是{rightType}，不能用“{op}”连接。",
  },
  cannotNegate: { en: "“{op}” does not work on {type}.", zh: "“{op}”不能用于{type}。" },
  notYesNo: { en: "“{part}” must be yes or no, but it is {type}.", zh: "“{part}”应为“是”或“否”，但它是{type}。" },
  resultNotYesNo: { en: "The result must be yes or no, but it is {type}.", zh: "结果应为“是”或“否”，但它是{type}。" },
  resultNotText: { en: "The result must be text, but it is {type}.", zh: "结果应为文本，但它是{type}。" },
  resultNotList: { en: "The result must be a list, but it is {type}.", zh: "结果应为列表，但它是{type}。" },
  resultNotAmount: { en: "The result must be an amount of money, but it is {type}.", zh: "结果应为金额，但它是{type}。" },
  resultNotTime: { en: "The result must be a time, but it is {type}.", zh: "结果应为时间，但它是{type}。" },
  noFields: { en: "“{left}” is {type} and has no “{name}”.", zh: "“{left}”是{type}，没有“{name}”。" },
  branchesDiffer: { en: "Both answers after “?” must be of the same kind.", zh: "“?”后面的两个结果必须是同一种类型。" },
  notAList: { en: "“{part}” is not a list.", zh: "“{part}”不是列表。" },
  unreadable: { en: "This cannot be understood from “{rest}” on.", zh: "从“{rest}”开始无法理解。" },
  unfinished: { en: "This ends too early: something is missing at the end.", zh: "表达式不完整，末尾缺少内容。" },
  oneEquals: { en: "To compare, write == instead of =.", zh: "比较请用 ==，而不是 =。" },
  useSymbol: { en: "Write {symbol} instead of “{word}”.", zh: "请用 {symbol} 代替“{word}”。" },
  useIn: { en: "To look for something in a list, write: {example}", zh: "在列表中查找，请写：{example}" },
  noThousands: { en: "Write large numbers without a comma, such as 1000.", zh: "大数字请不要加逗号，例如 1000。" },
  noSign: { en: "Write the number alone, without “{sign}”.", zh: "只写数字，不要写“{sign}”。" },
  fullWidth: { en: "“{char}” is a full-width character. Write “{plain}”.", zh: "“{char}”是全角字符，请改用半角“{plain}”。" },
  openText: { en: "This text has no closing quotation mark.", zh: "这段文字缺少右引号。" },
  tooLong: { en: "This is too long: at most {max} characters.", zh: "太长了：最多 {max} 个字符。" },
  tooLarge: { en: "This is too large to check safely. Split it into several steps.", zh: "表达式过于复杂，请拆成几个步骤。" },
  noMatches: {
    en: "“matches” is not available: some patterns would hold up the whole shop. Use contains, startsWith or endsWith.",
    zh: "不支持“matches”：某些模式会拖住整个系统。请使用 contains、startsWith 或 endsWith。",
  },
  currencies: { en: "Amounts in {left} and {right} cannot be mixed.", zh: "{left} 与 {right} 的金额不能混用。" },
  unknownValue: {
    en: "“{field}” is never “{value}”. Did you mean “{near}”?",
    zh: "“{field}”不会是“{value}”。你是不是想写“{near}”？",
  },
  empty: { en: "An expression is missing between the braces.", zh: "大括号之间缺少表达式。" },
  openBraces: { en: "Two opening braces have no closing ones.", zh: "左双大括号缺少对应的右双大括号。" },
} satisfies Record<string, Words>;

/** What a value is, in a shop's words. */
export const typeWords = {
  amount: { en: "an amount of money", zh: "金额" },
  text: { en: "text", zh: "文本" },
  number: { en: "a number", zh: "数字" },
  yesNo: { en: "yes or no", zh: "是或否" },
  list: { en: "a list", zh: "列表" },
  time: { en: "a time", zh: "时间" },
  duration: { en: "a length of time", zh: "时长" },
  nothing: { en: "nothing", zh: "空值" },
  record: { en: "a group of fields", zh: "一组字段" },
} satisfies Record<string, Words>;

export const flowProblemWords = {
  noTrigger: { en: "This flow has no start. Add what should start it.", zh: "此流程没有起点，请添加启动方式。" },
  triggersOff: { en: "Every start of this flow is switched off.", zh: "此流程的所有起点都已停用。" },
  window: {
    en: "This flow would end before it begins. Look at its first and last day in the flow settings.",
    zh: "流程的结束时间早于开始时间，请检查流程设置。",
  },
  noSteps: { en: "Nothing happens after the start yet. Add a step.", zh: "起点之后还没有任何步骤，请添加一步。" },
  unknownType: { en: "This step is of a kind that this version does not know: “{type}”.", zh: "当前版本不认识此步骤的类型：“{type}”。" },
  newerType: { en: "This step was made by a newer version of Tradewind.", zh: "此步骤由更新版本的 Tradewind 创建。" },
  sameId: { en: "Two steps have the same short name “{id}”.", zh: "有两个步骤的简称都是“{id}”。" },
  missing: { en: "“{field}” is not filled in.", zh: "“{field}”尚未填写。" },
  notAllowed: { en: "“{field}” has a value that is not one of the choices.", zh: "“{field}”的值不在可选范围内。" },
  tooLong: { en: "“{field}” is too long.", zh: "“{field}”太长了。" },
  outOfRange: { en: "“{field}” must be a whole number from {min} to {max}.", zh: "“{field}”应为 {min} 到 {max} 之间的整数。" },
  outOfTime: { en: "“{field}” must be between {min} and {max}.", zh: "“{field}”应在 {min} 到 {max} 之间。" },
  noCron: {
    en: "These are no times that ever come. Give minute, hour, day, month and day of the week, as in “0 9 * * 1-5”.",
    zh: "这样写永远不会到点。请依次填写分、时、日、月、星期，例如“0 9 * * 1-5”。",
  },
  noZone: { en: "“{zone}” is no time zone. Give one like Asia/Shanghai.", zh: "“{zone}”不是有效的时区，请填写如 Asia/Shanghai。" },
  wrongKind: { en: "“{field}” has a value of the wrong kind.", zh: "“{field}”的值类型不对。" },
  unknownField: { en: "This step has no setting called “{field}”.", zh: "此步骤没有名为“{field}”的设置。" },
  inputName: {
    en: "“{name}” cannot be used as a short name: use letters, digits and _, starting with a letter.",
    zh: "“{name}”不能用作简称：请用字母开头，只含字母、数字和 _。",
  },
  edgeFrom: { en: "A connection starts at a step that is not there: “{id}”.", zh: "有一条连线的起始步骤不存在：“{id}”。" },
  edgeTo: { en: "A connection leads to a step that is not there: “{id}”.", zh: "有一条连线的目标步骤不存在：“{id}”。" },
  edgePort: { en: "This step has no way out called “{port}”.", zh: "此步骤没有名为“{port}”的出口。" },
  edgeTwice: { en: "The same connection is drawn twice.", zh: "同一条连线画了两次。" },
  edgeIntoStart: { en: "A start cannot come after another step.", zh: "起点不能接在其他步骤之后。" },
  unreachable: {
    en: "Nothing leads to this step, so it would never happen. Connect it or delete it.",
    zh: "没有连线通向此步骤，它永远不会执行。请连接或删除它。",
  },
  cycle: {
    en: "These steps lead back to themselves: {path}. A flow must come to an end.",
    zh: "这些步骤形成了循环：{path}。流程必须有终点。",
  },
  stepUnknown: { en: "There is no step “{id}”.", zh: "没有名为“{id}”的步骤。" },
  stepUnknownNear: { en: "There is no step “{id}”. Did you mean “{near}”?", zh: "没有名为“{id}”的步骤。你是不是想写“{near}”？" },
  stepMayNotHaveRun: {
    en: "“{step}” may not have happened yet when this step comes: not every way here passes it.",
    zh: "轮到此步骤时，“{step}”可能还没有执行：并非每条路径都经过它。",
  },
  stepAfter: { en: "“{step}” comes after this step, so its result is not known here.", zh: "“{step}”在此步骤之后，这里还没有它的结果。" },
  stepInBody: {
    en: "“{step}” is done for each item by itself, so its result is not known here.",
    zh: "“{step}”是针对每一项单独执行的，这里没有它的结果。",
  },
  stepSelf: { en: "A step cannot use its own result.", zh: "步骤不能使用自己的结果。" },
  stepOff: { en: "“{step}” is switched off, so it has no result.", zh: "“{step}”已停用，没有结果可用。" },
  stepsInStart: {
    en: "A start comes before every step, so no result is known here.",
    zh: "起点在所有步骤之前，这里还没有任何步骤的结果。",
  },
  bodyMixed: {
    en: "This step is done for each item of “{step}”, but “{other}” leads here too. What is done for each item and what is done once must not meet.",
    zh: "此步骤属于“{step}”的逐项处理，但“{other}”也通向这里。逐项执行的步骤和只执行一次的步骤不能汇合。",
  },
  eachEmpty: { en: "Nothing is done for the items yet: nothing follows “{port}”.", zh: "还没有对每一项做任何事：“{port}”之后没有步骤。" },
  joinFew: {
    en: "{n, plural, =0 {No way leads} one {Only one way leads} other {Only # ways lead}} here, so there is nothing to wait for.",
    zh: "只有 {n} 条路径通向这里，没有需要等待的。",
  },
  joinNever: {
    en: "It waits for {count}, but only {n, plural, one {one way leads} other {# ways lead}} here.",
    zh: "需要到达 {count} 条，但只有 {n} 条路径通向这里。",
  },
  tryOpen: {
    en: "Nothing follows “{port}”, so a failure still fails the run.",
    zh: "“{port}”之后没有步骤，失败时整个运行仍会失败。",
  },
  callSelf: { en: "A flow cannot call itself.", zh: "流程不能调用自己。" },
  callMissing: {
    en: "There is no live flow here that can be called. It may have been taken offline.",
    zh: "没有找到可调用的已上线流程，它可能已下线。",
  },
  callUnknown: { en: "“{flow}” does not ask for “{name}”.", zh: "“{flow}”不需要“{name}”。" },
  callWithout: { en: "“{flow}” asks for “{name}”, and nothing is given.", zh: "“{flow}”需要“{name}”，但没有传入。" },
  caseNoLabel: { en: "Case {n} has no name.", zh: "分支 {n} 没有名称。" },
  caseNoWhen: { en: "Case {n} has no condition.", zh: "分支 {n} 没有条件。" },
  caseSameLabel: { en: "Two cases are called “{label}”.", zh: "有两个分支都叫“{label}”。" },
  caseSameId: { en: "Two cases have the same short name “{id}”.", zh: "有两个分支的简称都是“{id}”。" },
  caseSameWhen: {
    en: "“{label}” has the same condition as a case before it, so it is never taken.",
    zh: "“{label}”与前面某个分支的条件相同，永远不会走到。",
  },
  remindLate: { en: "The reminder comes only after the question has expired.", zh: "提醒时间晚于有效期，不会发出。" },
  deputyNever: { en: "A deputy is asked after a reminder, and none is set.", zh: "代理人在提醒之后才能审批，但没有设置提醒。" },
  neededMany: {
    en: "{needed} have to approve, but only {n, plural, one {one person} other {# people}} may.",
    zh: "需要 {needed} 人批准，但只有 {n} 人可以审批。",
  },
  awaitedOther: {
    en: "“{event}” is not about {about}, so it could never be matched.",
    zh: "“{event}”与{about}无关，无法匹配。",
  },
  awaitedNothing: {
    en: "What starts this flow is not about {about}, so nothing could be matched.",
    zh: "启动此流程的事件与{about}无关，无法匹配。",
  },
  overdueSame: { en: "The event and what is missing are the same.", zh: "起始事件与尚未发生的事件相同。" },
  becomesSame: { en: "An order cannot become what it was.", zh: "原状态与新状态相同，不会发生变更。" },
  checkOff: {
    en: "This check is switched off: everything goes on by “{port}”.",
    zh: "此判断已停用：所有情况都会走“{port}”。",
  },
} satisfies Record<string, Words>;
