import type { Words } from "./words.ts";

/** Why two steps cannot be joined. */
export const refusalWords = {
  gone: { en: "That step is not there any more.", zh: "这个步骤已经不在了。" },
  itself: { en: "A step cannot follow itself.", zh: "步骤不能接在自己后面。" },
  intoStart: {
    en: "This is where the flow starts: nothing comes before it.",
    zh: "这是流程的起点，前面不能再接步骤。",
  },
  noPort: {
    en: "This step has no such way out.",
    zh: "这个步骤没有这个出口。",
  },
  already: {
    en: "These two steps are joined already.",
    zh: "这两个步骤已经连好了。",
  },
  circle: {
    en: "That would make a circle: the flow would never end.",
    zh: "这样会形成循环，流程永远不会结束。",
  },
  tooMany: {
    en: "This flow has as many connections as a flow can have.",
    zh: "流程的连线已达上限。",
  },
} satisfies Record<string, Words>;

export const familyWords = {
  trigger: { en: "Starts", zh: "起点" },
  logic: { en: "Decisions and waiting", zh: "判断与等待" },
  order: { en: "Orders", zh: "订单" },
  product: { en: "Products", zh: "商品" },
  message: { en: "Customer service", zh: "客户服务" },
  stock: { en: "Stock", zh: "库存" },
  team: { en: "Team", zh: "同事" },
  outside: { en: "Other systems", zh: "外部系统" },
} satisfies Record<string, Words>;

export const canvasWords = {
  canvas: { en: "Drawing of the flow", zh: "流程图" },
  step: { en: "{title}. {sentence}", zh: "{title}。{sentence}" },
  stepOff: { en: "switched off", zh: "已停用" },
  stepProblems: {
    en: "{n, plural, one {# problem} other {# problems}}",
    zh: "{n} 个问题",
  },
  note: { en: "Has a note", zh: "有备注" },
  portOf: { en: "Way out: {port}", zh: "出口：{port}" },
  into: { en: "Way in", zh: "入口" },
  insertHere: { en: "Add a step here", zh: "在这里添加步骤" },
  addAfter: { en: "Add a step after “{port}”", zh: "在“{port}”之后添加步骤" },
  edge: {
    en: "From {from}, by “{port}”, to {to}",
    zh: "从{from}经“{port}”到{to}",
  },
  zoomIn: { en: "Zoom in", zh: "放大" },
  zoomOut: { en: "Zoom out", zh: "缩小" },
  fit: { en: "Show the whole flow", zh: "显示整个流程" },
  tidy: { en: "Tidy up", zh: "整理布局" },
  map: { en: "Overview", zh: "缩略图" },
  undo: { en: "Undo", zh: "撤销" },
  redo: { en: "Redo", zh: "重做" },
  shortcuts: { en: "Keyboard shortcuts", zh: "键盘快捷键" },
  pasted: {
    en: "{n, plural, one {# step} other {# steps}} pasted",
    zh: "已粘贴 {n} 个步骤",
  },
  copiedSteps: {
    en: "{n, plural, one {# step} other {# steps}} copied",
    zh: "已复制 {n} 个步骤",
  },
  full: {
    en: "This flow has as many steps as a flow can have.",
    zh: "流程的步骤数已达上限。",
  },
  notSet: { en: "…", zh: "…" },
  unknownStep: { en: "Unknown step", zh: "未知步骤" },
  readOnly: {
    en: "You can look at this flow, but not change it.",
    zh: "你可以查看此流程，但不能修改。",
  },
} satisfies Record<string, Words>;

export const emptyWords = {
  when: { en: "When does this flow start?", zh: "流程什么时候启动？" },
  whenHint: {
    en: "Choose what has to happen. You can change it at any time.",
    zh: "选择一个起点，之后随时可以修改。",
  },
  next: { en: "Then…", zh: "然后……" },
  nextHint: { en: "Choose what happens next.", zh: "选择接下来做什么。" },
  otherEvent: { en: "Something else happens", zh: "其他事件" },
} satisfies Record<string, Words>;

export const paletteWords = {
  title: { en: "Add a step", zh: "添加步骤" },
  search: { en: "Search steps", zh: "搜索步骤" },
  recent: { en: "Recent", zh: "最近使用" },
  nothing: {
    en: "No step is called that. Try “tag”, “condition” or “note”.",
    zh: "没有找到，试试“标签”“条件”或“提醒”。",
  },
  after: {
    en: "After “{title}”, by “{port}”",
    zh: "接在“{title}”的“{port}”之后",
  },
  into: { en: "Between “{from}” and “{to}”", zh: "插入“{from}”和“{to}”之间" },
  loose: { en: "Not joined to another step", zh: "暂不与其他步骤相连" },
  wayOut: { en: "After which way out?", zh: "接在哪个出口之后？" },
  open: { en: "Add a step", zh: "添加步骤" },
  cannotUndo: { en: "Cannot be undone", zh: "无法撤销" },
} satisfies Record<string, Words>;

export const inspectorWords = {
  label: { en: "Settings of “{title}”", zh: "“{title}”的设置" },
  settings: { en: "Settings", zh: "设置" },
  notes: { en: "Notes", zh: "备注" },
  name: { en: "Name of this step", zh: "步骤名称" },
  notesHint: {
    en: "For your colleagues: why this step is here. It changes nothing.",
    zh: "写给同事：为什么有这一步。不影响运行。",
  },
  more: { en: "More settings", zh: "更多设置" },
  cannotUndo: {
    en: "What this step does cannot be taken back afterwards.",
    zh: "这一步执行后无法撤回。",
  },
  canUndo: {
    en: "What this step does can be undone afterwards.",
    zh: "这一步执行后可以撤销。",
  },
  off: {
    en: "This step is switched off: the flow passes over it.",
    zh: "此步骤已停用，流程会直接跳过它。",
  },
  switchOn: { en: "Switch on", zh: "启用" },
  switchOff: { en: "Switch off", zh: "停用" },
  duplicate: { en: "Duplicate", zh: "复制一份" },
  remove: { en: "Remove step", zh: "删除步骤" },
  actions: { en: "More about this step", zh: "更多操作" },
  next: { en: "Then", zh: "然后" },
  joinTo: { en: "Go on to", zh: "接到" },
  nowhere: { en: "ends here", zh: "到此结束" },
  whenItFails: { en: "If it fails…", zh: "失败时……" },
  endsHere: { en: "The run ends here.", zh: "运行到此结束。" },
  joinExisting: { en: "Join to a step", zh: "接到已有步骤" },
  addNew: { en: "Add a new step", zh: "添加新步骤" },
  part: { en: "Remove the connection to {title}", zh: "断开与{title}的连接" },
  noSettings: { en: "Nothing to set here.", zh: "这里没有需要设置的内容。" },
  unknown: {
    en: "This Tradewind does not know this kind of step. Its settings are kept as they are.",
    zh: "当前版本不认识这种步骤，其设置会原样保留。",
  },
  several: {
    en: "{n, plural, other {# steps}} selected",
    zh: "已选择 {n} 个步骤",
  },
} satisfies Record<string, Words>;

export const formWords = {
  insertField: { en: "Insert a value", zh: "插入字段" },
  searchFields: { en: "Search values", zh: "搜索字段" },
  noFields: { en: "Nothing is called that.", zh: "没有找到这个字段。" },
  anySource: { en: "Every source", zh: "所有来源" },
  noConnection: { en: "None", zh: "不使用" },
  ownConnection: { en: "Chosen by the order", zh: "按订单来源" },
  gone: { en: "Not there any more", zh: "已不存在" },
  pairName: { en: "Name", zh: "名称" },
  pairValue: { en: "Value", zh: "值" },
  addPair: { en: "Add", zh: "添加" },
  removePair: { en: "Remove {name}", zh: "删除 {name}" },
  at: { en: "At character {n}: {message}", zh: "第 {n} 个字符：{message}" },
  fine: { en: "Looks right", zh: "没有问题" },
  loadFailed: { en: "The list could not be loaded.", zh: "列表加载失败。" },
  unit: { en: "Unit", zh: "单位" },
  caseName: { en: "Name of case {n}", zh: "分支 {n} 的名称" },
  caseNamePlaceholder: { en: "For example: large orders", zh: "例如：大额订单" },
  caseWhen: { en: "Condition of “{label}”", zh: "“{label}”的条件" },
  addCase: { en: "Add a case", zh: "添加分支" },
  removeCase: { en: "Remove “{label}”", zh: "删除“{label}”" },
  caseUp: { en: "Look at “{label}” earlier", zh: "将“{label}”前移" },
  caseDown: { en: "Look at “{label}” later", zh: "将“{label}”后移" },
  nobody: { en: "Nobody", zh: "无" },
  noCallable: {
    en: "No live flow starts “When another flow calls it” yet.",
    zh: "还没有以“当其他流程调用时”为起点的已上线流程。",
  },
  openFlow: { en: "Open this flow", zh: "打开此流程" },
  triesLabel: { en: "Try at most", zh: "最多尝试" },
  triesUnit: { en: "{n, plural, one {time} other {times}}", zh: "{n, plural, other {次}}" },
  triesOver: {
    en: "When the other system does not answer or is busy, it is tried again, over {span} in all",
    zh: "对方没有响应或繁忙时会重试，总共持续{span}",
  },
  triesOnce: { en: "It is not tried again", zh: "不会重试" },
} satisfies Record<string, Words>;

export const flowSettingsWords = {
  title: { en: "Flow settings", zh: "流程设置" },
  name: { en: "Name", zh: "名称" },
  description: { en: "What it is for", zh: "用途说明" },
  descriptionHint: { en: "For your colleagues. It changes nothing.", zh: "写给同事看，不影响运行。" },
  from: { en: "From", zh: "开始时间" },
  until: { en: "Until", zh: "结束时间" },
  window: { en: "When it runs", zh: "生效时间" },
  windowHint: {
    en: "What happens outside this time starts nothing; what has begun goes on. Leave both empty to run always. Times are in your own zone.",
    zh: "此时间之外发生的事不会启动流程，已开始的会继续。留空表示一直生效。时间按你所在的时区填写。",
  },
  ordering: { en: "When several things happen to one order", zh: "同一订单接连发生多件事时" },
  turn: { en: "One after another", zh: "依次处理" },
  turnHint: {
    en: "The next starts when the one before has finished or rests. Right for most flows.",
    zh: "前一个完成或进入等待后，才开始下一个。适合大多数流程。",
  },
  strict: { en: "One after another, strictly", zh: "严格依次处理" },
  strictHint: {
    en: "The next waits even while the one before rests: for a person, for tomorrow, for a retry.",
    zh: "前一个在等待审批、等到明天或重试时，后面的也要排队。",
  },
  none: { en: "All at once", zh: "同时处理" },
  noneHint: {
    en: "Nobody waits for anybody, and the order in which they end is open.",
    zh: "互不等待，完成的先后没有保证。",
  },
  burst: { en: "When more comes while one is under way", zh: "处理期间又来新的时" },
  queue: { en: "Each gets its turn", zh: "逐个处理" },
  queueHint: { en: "Nothing is left out.", zh: "一个不漏。" },
  drop: { en: "Leave out the new one", zh: "忽略新的" },
  dropHint: { en: "While one is under way nothing else starts for the same order.", zh: "同一订单处理期间，不再启动新的。" },
  replace: { en: "Start over with the new one", zh: "用新的重新开始" },
  replaceHint: {
    en: "The one under way is cancelled. What it has done already stays done.",
    zh: "取消正在进行的，已经完成的操作会保留。",
  },
  settle: { en: "Wait until it is quiet, then once", zh: "等平静下来后只处理一次" },
  settleHint: { en: "The last one counts. Good for many small changes in a row.", zh: "以最后一个为准，适合短时间内的多次改动。" },
  settleFor: { en: "Quiet for", zh: "平静多久" },
} satisfies Record<string, Words>;

export const barWords = {
  name: { en: "Name of the flow", zh: "流程名称" },
  rename: { en: "Rename", zh: "重命名" },
  neverLive: { en: "Draft, not live yet", zh: "草稿，尚未上线" },
  live: { en: "Live, version {version}", zh: "已上线，第 {version} 版" },
  changed: {
    en: "Draft, {n, plural, one {# change} other {# changes}} since v{version}",
    zh: "草稿，比 v{version} 多 {n} 处改动",
  },
  saved: { en: "Saved", zh: "已保存" },
  saving: { en: "Saving…", zh: "保存中…" },
  unsaved: { en: "Not saved yet", zh: "尚未保存" },
  offline: {
    en: "Offline. Your changes are kept here.",
    zh: "离线，改动已保留在本机",
  },
  conflict: { en: "Changed by somebody else", zh: "被他人修改" },
  refused: { en: "Could not be saved", zh: "无法保存" },
  viewing: { en: "Read only", zh: "只读" },
  problems: {
    en: "{n, plural, =0 {No problems} one {# problem} other {# problems}}",
    zh: "{n, plural, =0 {没有问题} other {# 个问题}}",
  },
  problemsTitle: { en: "What is left to mend", zh: "需要处理的问题" },
  noProblems: { en: "Nothing to mend.", zh: "没有需要处理的问题。" },
  aboutFlow: { en: "The whole flow", zh: "整个流程" },
  publish: { en: "Publish flow", zh: "发布流程" },
  publishShort: { en: "Publish", zh: "发布" },
  unpublish: { en: "Take offline", zh: "下线流程" },
  unpublishAsk: {
    en: "No event starts it any more. What is running goes on to its end, and the drawing stays.",
    zh: "之后不再有事件启动它。正在运行的会继续执行完，流程图会保留。",
  },
  unpublishTitle: { en: "Take “{name}” offline?", zh: "下线“{name}”？" },
  unpublished: { en: "The flow is offline.", zh: "流程已下线。" },
  runNow: { en: "Run now", zh: "立即运行" },
  runStarted: { en: "Started.", zh: "已启动。" },
  seeRuns: { en: "See runs", zh: "查看运行" },
  settings: { en: "Flow settings", zh: "流程设置" },
  more: { en: "More about this flow", zh: "更多操作" },
  runs: { en: "Runs of this flow", zh: "此流程的运行" },
  duplicate: { en: "Duplicate flow", zh: "复制流程" },
  askTitle: { en: "Run “{name}” now", zh: "立即运行“{name}”" },
} satisfies Record<string, Words>;

export const publishWords = {
  title: { en: "Publish “{name}”", zh: "发布“{name}”" },
  first: {
    en: "It goes live with {n, plural, one {# step} other {# steps}}. From then on it runs by itself.",
    zh: "流程共 {n} 个步骤，上线后会自动运行。",
  },
  again: {
    en: "It becomes version {version}. What is running now goes on with the version it started with.",
    zh: "将成为第 {version} 版。正在运行的仍按启动时的版本执行。",
  },
  changes: { en: "What changes", zh: "改动内容" },
  noChanges: {
    en: "Nothing has changed since version {version}.",
    zh: "与第 {version} 版相同，没有改动。",
  },
  starts: { en: "It starts", zh: "启动时机" },
  does: { en: "What it does", zh: "会做什么" },
  final: { en: "cannot be undone", zh: "无法撤销" },
  problems: {
    en: "{n, plural, one {One problem has} other {# problems have}} to be mended first.",
    zh: "请先处理 {n} 个问题。",
  },
  warnings: { en: "Worth a look", zh: "请留意" },
  confirm: { en: "Publish flow", zh: "发布流程" },
  done: { en: "Live as version {version}.", zh: "已上线，第 {version} 版。" },
  failed: {
    en: "It could not be published: {reason}",
    zh: "发布失败：{reason}",
  },
  go: { en: "Show", zh: "查看" },
  offline: {
    en: "The server cannot be reached. Nothing was published.",
    zh: "无法连接服务器，未发布。",
  },
} satisfies Record<string, Words>;

export const conflictWords = {
  title: { en: "Somebody else changed this flow", zh: "这个流程被他人修改了" },
  body: {
    en: "While you were drawing, a newer draft was saved. Yours is still here: nothing is lost.",
    zh: "你编辑期间，有人保存了更新的草稿。你的改动仍在这里，没有丢失。",
  },
  theirs: { en: "Load theirs", zh: "载入对方的" },
  copy: { en: "Keep mine as a copy", zh: "把我的另存一份" },
  copyName: { en: "{name} (copy)", zh: "{name}（副本）" },
  loaded: {
    en: "Theirs is loaded. Undo brings yours back.",
    zh: "已载入对方的版本，撤销可恢复你的。",
  },
  failed: {
    en: "That did not work: the server cannot be reached. Yours is still here.",
    zh: "操作失败：无法连接服务器。你的改动仍在。",
  },
  restored: {
    en: "Changes that had not reached the server were brought back.",
    zh: "已恢复上次未保存到服务器的改动。",
  },
} satisfies Record<string, Words>;

export const shortcutWords = {
  title: { en: "Keyboard shortcuts", zh: "键盘快捷键" },
  add: { en: "Add a step after the selected one", zh: "在所选步骤后添加" },
  sheet: { en: "Show this sheet", zh: "显示快捷键" },
  open: { en: "Open the settings of a step", zh: "打开步骤设置" },
  walk: { en: "Go from step to step along the ways", zh: "沿流程在步骤间切换" },
  move: { en: "Move the selected steps", zh: "移动所选步骤" },
  note: { en: "Add a sticky note", zh: "添加便签" },
  group: { en: "Frame the selected steps", zh: "将所选步骤分组" },
  problem: { en: "Go to the next problem", zh: "转到下一个问题" },
  list: { en: "Drawing or list", zh: "切换流程图与列表" },
  remove: { en: "Remove what is selected", zh: "删除所选" },
  undo: { en: "Undo", zh: "撤销" },
  redo: { en: "Redo", zh: "重做" },
  duplicate: { en: "Duplicate", zh: "复制一份" },
  copy: { en: "Copy, cut, paste", zh: "复制、剪切、粘贴" },
  all: { en: "Select everything", zh: "全选" },
  disable: { en: "Switch a step off or on", zh: "停用或启用步骤" },
  escape: { en: "Close, or select nothing", zh: "关闭或取消选择" },
  zoom: { en: "Zoom in, out, whole flow", zh: "放大、缩小、显示全部" },
  tidy: { en: "Tidy up", zh: "整理布局" },
  try: { en: "Try it: open or close", zh: "打开或关闭试运行" },
  resize: { en: "Make the try-it drawer higher or lower, on its grip", zh: "在拖动条上调整试运行面板高度" },
  compare: { en: "Compare on past orders", zh: "历史预演" },
  publish: { en: "Publish", zh: "发布" },
  save: { en: "Save now", zh: "立即保存" },
} satisfies Record<string, Words>;

export const runStateWords = {
  done: { en: "done", zh: "完成" },
  failed: { en: "failed", zh: "失败" },
  skipped: { en: "not reached", zh: "未执行" },
  waiting: { en: "waiting", zh: "等待中" },
  running: { en: "running", zh: "运行中" },
} satisfies Record<string, Words>;

/** What people also type for a step: pinyin, its initials, and other words. */
export const searchWords: Record<string, string> = {
  "trigger.event": "shijian sj fasheng dingdan event start webhook",
  "trigger.manual": "shoudong sd dianji anniu button manual click start",
  "trigger.schedule": "dingshi ds schedule cron time",
  "logic.if": "panduan pd tiaojian tj ruguo if condition branch filter",
  "logic.wait": "dengdai dd wait delay sleep pause",
  "logic.wait-until": "dengdao dd yingye wait until time clock opening hours",
  "logic.wait-for-event": "dengdai shijian ddsj wait event happens reply",
  "logic.approval": "shenpi sp rengong rg pizhun approval approve ask person decision human",
  "logic.switch": "duolu dl xuanze xz fenzhi fz switch case route branch several",
  "logic.filter": "guolv gl manzu mz filter only if continue",
  "logic.for-each": "zhuxiang zx xunhuan xh liebiao loop each item list",
  "logic.parallel": "tongshi ts bingxing bx parallel several once fork",
  "logic.join": "huihe hh dengdai join merge together all",
  "logic.call-flow": "diaoyong dy liucheng lc zi subflow call flow reuse",
  "logic.stop": "jieshu js tingzhi tz stop end finish fail",
  "logic.try": "changshi cs shibai sb try catch error failure",
  "trigger.flow": "diaoyong dy liucheng lc called subflow start",
  "trigger.transition": "zhuangtai zt biangeng bg status becomes changed transition start",
  "trigger.overdue": "yuqi yq chaoshi cs overdue late not shipped deadline sla start",
  "order.tag": "biaoqian bq dabiaoqian tag label order",
  "order.set-status": "zhuangtai zt dingdan status hold cancel",
  "team.note": "tixing tx tongshi ts beizhu note tell notify remind",
  "outside.http": "diaoyong dy waibu wb xitong http api webhook request call",
};
