/** What the product says when it does not do what was asked. */
import type { Words } from "./words.ts";

export const refusalWords = {
  needsEditor: {
    en: "Only an editor or the owner can do this. Ask the owner to change your role.",
    zh: "只有编辑者或店主可以这样做，请让店主调整你的角色。",
  },
  needsOwner: { en: "Only the owner can do this.", zh: "只有店主可以这样做。" },
  signInFirst: {
    en: "Sign in, or send an API key as “Authorization: Bearer KEY”.",
    zh: "请先登录，或在请求头里带上“Authorization: Bearer 密钥”。",
  },
  badKey: {
    en: "This API key is not known here, or it was revoked.",
    zh: "这个 API 密钥不存在或已被停用。",
  },
  notMember: {
    en: "Your account no longer belongs to this shop. Ask the owner for an invitation.",
    zh: "你的账号已不属于这家店铺，请向店主索取邀请。",
  },
  otherSite: {
    en: "This request came from another website and was stopped.",
    zh: "这个请求来自其他网站，已被拦下。",
  },
  badJson: {
    en: "The body is not valid JSON: {why}",
    zh: "请求内容不是有效的 JSON：{why}",
  },
  bodyTooLarge: {
    en: "The body is larger than {max} bytes.",
    zh: "请求内容超过 {max} 字节。",
  },
  invalid: {
    en: "“{field}” is not right: {why}",
    zh: "“{field}”填写有误：{why}",
  },
  badCursor: {
    en: "This cursor does not belong to this list. Start again without it.",
    zh: "翻页标记不属于这个列表，请从第一页重新开始。",
  },
  noSuchCall: {
    en: "There is no {method} {path} in this API. GET /api/openapi.json lists every call.",
    zh: "API 中没有 {method} {path}。全部接口见 GET /api/openapi.json。",
  },
  wrongMethod: {
    en: "{path} does not take {method}; it takes {allow}.",
    zh: "{path} 不支持 {method}，支持的是 {allow}。",
  },
  broken: {
    en: "Something broke on our side. It is in the log under {id}.",
    zh: "系统内部出错了，日志编号 {id}。",
  },

  flowStale: {
    en: "Somebody saved this flow in the meantime (revision {revision}). Load it again and repeat your change.",
    zh: "这个流程已被别人保存过（修订号 {revision}），请重新加载后再修改。",
  },
  badIfMatch: {
    en: 'If-Match must be the flow\'s ETag, for example "3".',
    zh: 'If-Match 应为流程的 ETag，例如 "3"。',
  },
  flowInvalid: {
    en: "This flow cannot go live yet: {n, plural, one {one problem has} other {# problems have}} to be mended first.",
    zh: "流程还不能上线：请先解决 {n} 个问题。",
  },
  flowUnchanged: {
    en: "Version {version} is live and the draft is the same; there is nothing to publish.",
    zh: "草稿与线上的第 {version} 版相同，无需发布。",
  },
  secretAgain: {
    en: "The address leads to another system now. Enter that system's secret, so that this one's is not sent there.",
    zh: "地址已指向另一个系统，请输入该系统的密钥，以免把原来的密钥发送过去。",
  },
  flowLive: {
    en: "This flow is live. Take it offline first, then delete it.",
    zh: "流程正在运行，请先下线再删除。",
  },
  flowNotLive: {
    en: "This flow is not live. Publish it first.",
    zh: "流程还没有上线，请先发布。",
  },
  flowNoClick: {
    en: "This flow does not start on a click. Add “When I click Run” to it and publish.",
    zh: "这个流程不是点击启动的，请加上“点击运行时”并发布。",
  },
  flowTooLarge: {
    en: "The flow is larger than {max} bytes.",
    zh: "流程超过 {max} 字节。",
  },
  sourceScheme: {
    en: "There is no kind of source called “{scheme}”. GET /source-schemes lists them.",
    zh: "没有名为“{scheme}”的来源类型，可用类型见 GET /source-schemes。",
  },
  sourceNeedsSecret: {
    en: "This sender gives you the secret. Copy it from its settings and send it as “secret”.",
    zh: "这个平台的密钥由对方提供，请从其后台复制，并填在“secret”里。",
  },
  sourceAddress: {
    en: "Enter the address of the system with its name and password: that is how it is read.",
    zh: "请填写该系统的地址（含用户名和密码），读取时需要用到。",
  },
  sourceNoSecret: {
    en: "This kind of source has no secret to change.",
    zh: "这种来源没有密钥可更换。",
  },
  sourceSettings: {
    en: "The source's settings are not right: {why}",
    zh: "来源设置有误：{why}",
  },
  sourceUnsafe: {
    en: "Anybody who knows the address can send events here: nothing is verified.",
    zh: "任何知道地址的人都能向这里发送事件：不做验证。",
  },
  taskWithdrawn: { en: "This task was withdrawn: nobody has to do it any more.", zh: "任务已撤回，无需再处理。" },
  taskDone: { en: "This task is done. Open it again first.", zh: "任务已完成，请先重新打开。" },
  sourceOff: {
    en: "This source is switched off. Switch it on to send a test event.",
    zh: "这个来源已关闭，请先打开再发送测试事件。",
  },
  testNotSent: {
    en: "The test event could not be sent to our own door: {why}",
    zh: "测试事件没能发到本机接收口：{why}",
  },
  connectionUsed: {
    en: "{n, plural, one {One flow uses} other {# flows use}} this connection: {names}. Change that first.",
    zh: "有 {n} 个流程在用这个连接：{names}。请先改掉。",
  },
  timezone: {
    en: "“{timezone}” is no time zone. Give one like Asia/Shanghai.",
    zh: "“{timezone}”不是有效的时区，请填写如 Asia/Shanghai。",
  },
  ownerStays: {
    en: "A shop needs an owner. Make somebody else the owner first.",
    zh: "店铺必须有店主，请先把别人设为店主。",
  },
  alreadyMember: {
    en: "{email} already belongs to this shop.",
    zh: "{email} 已经是这家店铺的成员。",
  },
  tooManyInvitations: {
    en: "{max} invitations are open. Withdraw some first.",
    zh: "未接受的邀请已达 {max} 个，请先撤回一些。",
  },
  invitationGone: {
    en: "This invitation was used, withdrawn, or is older than a week. Ask for a new one.",
    zh: "邀请已被使用、撤回或超过一周，请重新索取。",
  },
  emailTaken: {
    en: "There is already an account for {email}. Sign in with it.",
    zh: "{email} 已有账号，请直接登录。",
  },
  shopOwned: {
    en: "This shop already has an owner. Sign in, or ask the owner for an invitation.",
    zh: "店铺已有店主，请登录，或向店主索取邀请。",
  },
  setupToken: {
    en: "The set-up token is missing or wrong. The start prints it in its log.",
    zh: "缺少安装口令或口令不对。启动日志里有这个口令。",
  },
  runEnded: {
    en: "This run has already ended ({status}); there is nothing to cancel.",
    zh: "这次运行已经结束（{status}），无需取消。",
  },
  runNotEnded: {
    en: "This run has not ended yet. Cancel it first, or wait for its end.",
    zh: "这次运行还没有结束，请先取消或等它结束。",
  },
  runEventGone: {
    en: "The event of this run is no longer kept, so it cannot be run again.",
    zh: "这次运行的事件已不再保留，无法重新运行。",
  },
  eventShape: {
    en: "The event is not right: {why}",
    zh: "事件内容有误：{why}",
  },
  eventType: {
    en: "Give either “type” (an event in our own shape) or “platform” and “topic” (what a platform sent).",
    zh: "请填写“type”（我们自己的事件格式），或“platform”与“topic”（平台的原始内容）。",
  },
  notPaused: {
    en: "This is not paused.",
    zh: "当前没有暂停。",
  },
  demoThere: {
    en: "The demo shop is already filled in.",
    zh: "演示店铺已经填充过了。",
  },
  busy: {
    en: "Too many events are waiting. Try again in a few seconds.",
    zh: "等待处理的事件过多，请几秒后再试。",
  },
  mayNotDecide: {
    role: {
      en: "Editors and the owner decide this. Ask the owner to change your role.",
      zh: "此事由编辑者或店主决定，请让店主调整你的角色。",
    },
    others: { en: "Others were named to decide this.", zh: "此事已指定由其他人决定。" },
    "deputy-later": {
      en: "You are the deputy here: you may decide once the reminder has gone out.",
      zh: "你是此事的代理人，提醒发出后才可以决定。",
    },
  },
  approvalSettled: {
    approved: { en: "This has been approved already. Nothing was changed.", zh: "此事已经批准，未作任何改动。" },
    rejected: { en: "This has been rejected already. Nothing was changed.", zh: "此事已经拒绝，未作任何改动。" },
    expired: {
      en: "The time to decide this is over, and the flow has gone on without it.",
      zh: "决定时限已过，流程已按超时继续。",
    },
    closed: {
      en: "The run that asked has ended or gone on, so there is nothing to decide any more.",
      zh: "提出此事的运行已经结束或继续，无需再决定。",
    },
  },
  linkGone: {
    en: "This link is not complete, or the person it was made for has left the shop. Ask for a new one.",
    zh: "链接不完整，或对应的成员已离开店铺，请索取新的链接。",
  },
  linkExpired: { en: "This link has run out. Ask for a new one, or sign in.", zh: "链接已过期，请索取新的链接或登录后处理。" },
  openLinkFirst: {
    en: "Open the link again and decide there: the page has been open for too long.",
    zh: "页面打开太久了，请重新打开链接再决定。",
  },
  alertMail: {
    en: "Alerts by mail need a mail server, a sender and a recipient.",
    zh: "邮件提醒需要填写邮件服务器、发件人和收件人。",
  },
  alertHook: { en: "Alerts to another system need its address.", zh: "推送提醒需要填写地址。" },
  channelSettings: { en: "The channel’s settings are not right: {why}", zh: "渠道设置有误：{why}" },
  channelSecret: { en: "{field} is missing.", zh: "缺少“{field}”。" },
  channelAesKey: { en: "The EncodingAESKey has 43 letters and digits.", zh: "EncodingAESKey 应为 43 位字母和数字。" },
  channelsFull: { en: "There is room for {max} channels. Delete one first.", zh: "最多 {max} 个渠道，请先删除一个。" },
  askOften: { en: "That was a lot at once. Try again in a few minutes.", zh: "发送太频繁了，请过几分钟再试。" },
  answerUnfit: { en: "This answer could not be used: {why}.", zh: "这条答案无法使用：{why}。" },
  answersFull: { en: "There is room for {max} answers. Delete some first.", zh: "最多 {max} 条答案，请先删除一些。" },
  messageNotFailed: { en: "This message was sent, or is just being sent.", zh: "这条消息已发送或正在发送。" },
  stockUnknown: { en: "The shop has no stock of this SKU yet. Count it first.", zh: "店铺还没有这个 SKU 的库存，请先盘点。" },
  stockNotEnough: {
    en: "Fewer than that are free there; what is set aside for orders is not free. If fewer are really there, count them.",
    zh: "可用库存没有这么多，为订单预留的不算在内。如果实际数量更少，请按盘点设置。",
  },
  notFound: {
    stock: { en: "The shop has no stock of this SKU.", zh: "店铺没有这个 SKU 的库存。" },
    problem: { en: "There is no such problem.", zh: "没有这个问题。" },
    approval: { en: "There is no such decision.", zh: "没有这项审批。" },
    api: { en: "There is no such system. It may have been removed.", zh: "没有这个系统，可能已被移除。" },
    table: { en: "There is no such table.", zh: "没有这个数据表。" },
    flow: {
      en: "There is no such flow. It may have been deleted.",
      zh: "没有这个流程，可能已被删除。",
    },
    version: {
      en: "This flow has no such version.",
      zh: "这个流程没有这个版本。",
    },
    event: {
      en: "There is no such event, or it is no longer kept.",
      zh: "没有这个事件，或已不再保留。",
    },
    run: {
      en: "There is no such run, or it is no longer kept.",
      zh: "没有这次运行，或已不再保留。",
    },
    order: {
      en: "Tradewind does not know this order.",
      zh: "Tradewind 里没有这个订单。",
    },
    customer: {
      en: "Tradewind does not know this customer.",
      zh: "Tradewind 里没有这个顾客。",
    },
    source: {
      en: "There is no such source. It may have been deleted.",
      zh: "没有这个来源，可能已被删除。",
    },
    connection: {
      en: "There is no such connection. It may have been deleted.",
      zh: "没有这个连接，可能已被删除。",
    },
    key: { en: "There is no such API key.", zh: "没有这个 API 密钥。" },
    member: {
      en: "Nobody by that name belongs to this shop.",
      zh: "店铺里没有这个成员。",
    },
    answer: { en: "There is no such answer. It may have been deleted.", zh: "没有这条答案，可能已被删除。" },
    channel: { en: "There is no such channel. It may have been deleted.", zh: "没有这个渠道，可能已被删除。" },
    message: { en: "There is no such message.", zh: "没有这条消息。" },
    product: { en: "Tradewind does not know this product.", zh: "Tradewind 里没有这个商品。" },
    task: { en: "There is no such task.", zh: "没有这个任务。" },
    note: { en: "There is no such note.", zh: "没有这条备注。" },
    statement: { en: "There is no such statement. It may have been deleted.", zh: "没有这份账单，可能已被删除。" },
    difference: { en: "There is no such difference, or its statement was deleted.", zh: "没有这笔差异，或其账单已被删除。" },
    effect: { en: "There is no such action, or it is no longer kept.", zh: "没有这个操作，或已不再保留。" },
    job: { en: "There is no such job.", zh: "没有这个批量任务。" },
    comparison: { en: "There is no such comparison.", zh: "没有这次历史预演。" },
    conversation: {
      en: "There is no such conversation.",
      zh: "没有这个会话。",
    },
  },
} as const satisfies Record<string, Words | Record<string, Words>>;
