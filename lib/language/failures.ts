/** What went wrong in a step, and what to do, by the failure's code. The failure's own sentence, in English, names host and reason. */
import type { Words } from "./words.ts";

export const failureWords = {
  "flow.step-missing": { en: "This step is no longer in the flow. Publish the flow again.", zh: "流程里已没有这个步骤，请重新发布流程。" },
  "flow.no-start": { en: "Nothing in this flow starts on such an event.", zh: "这个流程没有由此类事件启动的步骤。" },
  "flow.unreadable": {
    en: "The published version could not be read. Open the flow, mend its problems and publish it again.",
    zh: "已发布的版本无法读取，请打开流程、解决问题后重新发布。",
  },
  "flow.start-inside": {
    en: "A step that starts a flow stands in the middle of it. Move it to the beginning.",
    zh: "启动步骤放在了流程中间，请移到开头。",
  },
  "run.too-long": {
    en: "The run took more steps than allowed and was stopped. Look for a loop.",
    zh: "步骤数超过上限，运行已停止，请检查是否有循环。",
  },
  "step.broken": { en: "This step broke. The log says more.", zh: "这个步骤出错了，日志里有详细原因。" },
  "items.failed": { en: "Some of its items failed. Open them, and try those again.", zh: "部分条目处理失败，请打开查看并单独重试。" },
  "flow.failed": { en: "The flow that this step called failed.", zh: "这个步骤调用的流程失败了。" },
  "flow.stopped": { en: "The flow itself ended the run here.", zh: "流程在这一步主动结束了运行。" },
  "call.judged-failed": { en: "Somebody looked, and the call had not worked.", zh: "已有人确认：这次调用没有成功。" },
  "step.failed": { en: "This step failed.", zh: "这个步骤失败了。" },
  "turn.broke": {
    en: "Tradewind itself broke on this run, several times over. The log has the details.",
    zh: "处理这次运行时系统多次出错，日志里有详细原因。",
  },
  "burst.dropped": {
    en: "Another run for the same was under way, and this flow drops what comes meanwhile.",
    zh: "同一对象已有运行在进行，流程设置为忽略后来的事件。",
  },
  "burst.replaced": { en: "A later event for the same took its place.", zh: "同一对象有了新的事件，已由新的运行代替。" },
  "run.parent-ended": { en: "The run that wanted this had ended.", zh: "发起它的运行已经结束。" },
  "effect.unknown": { en: "This release cannot do this action. Update Tradewind.", zh: "当前版本不支持这个操作，请升级 Tradewind。" },
  "order.not-found": {
    en: "Tradewind does not know this order. Check the step's order field.",
    zh: "找不到这个订单，请检查步骤中的订单字段。",
  },
  "http.bad-address": { en: "The address cannot be called. Check it in the step.", zh: "地址无法调用，请检查步骤中的地址。" },
  "http.bad-header": { en: "A header cannot be sent. Check the step's headers.", zh: "请求头无法发送，请检查步骤中的请求头。" },
  "http.too-much-to-send": { en: "There is more to send than allowed. Make it shorter.", zh: "要发送的内容超过上限，请缩短。" },
  "http.connection-missing": {
    en: "The connection was deleted. Choose another in the step.",
    zh: "所用的连接已被删除，请在步骤中另选一个。",
  },
  "http.connection-secret": {
    en: "The connection's key could not be read. Enter it again in Connections.",
    zh: "连接的密钥无法读取，请在“连接”中重新填写。",
  },
  "http.refused-address": {
    en: "This address is inside a private network. If that is meant, allow the host in the connection.",
    zh: "这个地址在内网中。如果确实要访问，请在连接里允许该主机。",
  },
  "http.dns": { en: "Nobody knows this address by name. Check its spelling.", zh: "域名无法解析，请检查拼写。" },
  "http.connection": { en: "The other system could not be reached.", zh: "无法连接到对方系统。" },
  "http.tls": { en: "The other system's certificate is not trusted.", zh: "对方系统的证书不受信任。" },
  "http.timeout": { en: "The other system did not answer in time.", zh: "对方系统没有在限定时间内响应。" },
  "http.stopped": { en: "Tradewind was stopped during the call.", zh: "调用过程中 Tradewind 停止了。" },
  "http.too-large": { en: "The answer was larger than allowed.", zh: "返回内容超过上限。" },
  "http.encoding": { en: "The answer could not be read.", zh: "返回内容无法解码。" },
  "http.redirects": { en: "The address led on to others too many times.", zh: "地址跳转次数过多。" },
  "http.slow-down": {
    en: "The other system asks for fewer calls. Tradewind waits; a limit can be set in the connection.",
    zh: "对方系统要求减少调用，Tradewind 会稍后再试；可在连接里设置限速。",
  },
  "connection.rate-limited": {
    en: "The connection has had as many calls as its limit allows. This one goes when its turn comes.",
    zh: "已达到该连接的限速，轮到时会自动调用。",
  },
  "connection.resting": {
    en: "The other system does not answer, so it is left alone for a while. The call goes when it answers again.",
    zh: "对方系统没有响应，暂停调用一会儿；恢复后会自动调用。",
  },
  "http.status": { en: "The other system answered with an error.", zh: "对方系统返回了错误。" },
  "http.in-doubt": {
    en: "Whether the other system did it is unknown. Look there, then decide.",
    zh: "不确定对方是否已执行，请先到对方系统查看，再决定怎么办。",
  },
  "platform.asking": {
    en: "Whether it was carried out is not known yet. The provider is asked before it is tried again.",
    zh: "暂不确定对方是否已执行，会先向对方查询，确认未执行才重试。",
  },
  "platform.unknown": {
    en: "Whether it was carried out is not known. It is tried again, which does it once.",
    zh: "暂不确定对方是否已执行，会重试，且不会重复执行。",
  },
  "platform.in-doubt": {
    en: "Whether it was carried out is unknown, and the provider cannot tell. Look there, then decide.",
    zh: "不确定对方是否已执行，且无法向对方查询。请先到对方系统查看，再决定怎么办。",
  },
  "platform.no-connection": {
    en: "No connection is there to do this with. Connect the shop or the payment provider first.",
    zh: "没有可用的连接，请先连接店铺或支付渠道。",
  },
  "platform.which": { en: "Several connections could be meant. Choose one in the step.", zh: "有多个可用的连接，请在步骤中选择一个。" },
  "platform.cannot": {
    en: "This system cannot do this. Choose another connection, or leave the step out.",
    zh: "该系统不支持这个操作，请换一个连接或去掉这个步骤。",
  },
  "provider.refused": { en: "The other system answered with an error.", zh: "对方系统返回了错误。" },
  "provider.access": {
    en: "The other system does not accept the key, or the key may not do this.",
    zh: "对方系统不接受该密钥，或密钥权限不足。",
  },
  "provider.trouble": { en: "The other system has a problem.", zh: "对方系统出现问题。" },
  "provider.unreadable": { en: "The other system gave an answer that cannot be read.", zh: "对方系统返回的内容无法识别。" },
  "price.missing": { en: "The new price is empty.", zh: "新价格为空。" },
  "table.gone": { en: "The table was deleted. Choose another in the step.", zh: "数据表已被删除，请在步骤中另选一个。" },
  "table.no-key": { en: "The step names no row.", zh: "步骤没有指明哪一行。" },
  "table.no-column": { en: "The table has no such column. Check the step’s columns.", zh: "数据表没有这一列，请检查步骤里的列名。" },
  "table.full": { en: "The table is full.", zh: "数据表已满。" },
  "table.too-long": { en: "What is to be kept is longer than allowed.", zh: "要保存的内容超过上限。" },
  "value.no-name": { en: "The step names no value.", zh: "步骤没有指明值的名称。" },
  "value.not-a-number": { en: "It is no whole number, so it cannot be counted.", zh: "不是整数，无法计数。" },
  "chat.address": {
    en: "The bot’s address does not belong to its provider. Enter it anew in Connections.",
    zh: "机器人地址与服务商不符，请在“连接”里重新填写。",
  },
  "chat.refused": { en: "The chat did not take the message.", zh: "群机器人没有接收这条消息。" },
  "chat.in-doubt": {
    en: "Whether the message arrived is unknown. Look into the chat, then decide.",
    zh: "不确定消息是否已送达，请先到群里查看，再决定怎么办。",
  },
  "mail.no-server": { en: "No mail server is set. Choose one in the step.", zh: "没有设置邮件服务器，请在步骤中选择。" },
  "mail.bad-address": { en: "A mail address is wrong or missing.", zh: "邮箱地址有误或为空。" },
  "mail.access": { en: "The mail server does not accept user name and password.", zh: "邮件服务器不接受该用户名或密码。" },
  "mail.refused": { en: "The mail server refused the mail.", zh: "邮件服务器拒绝了这封邮件。" },
  "mail.later": { en: "The mail server does not take the mail now. It is tried again.", zh: "邮件服务器暂时不接收，稍后会重试。" },
  "mail.unreachable": { en: "The mail server could not be reached.", zh: "无法连接邮件服务器。" },
  "mail.in-doubt": {
    en: "Whether the mail went out is unknown. Look whether it arrived, then decide.",
    zh: "不确定邮件是否已发出，请先确认，再决定怎么办。",
  },
  "model.access": { en: "The model’s provider does not accept the key.", zh: "模型服务商不接受该密钥。" },
  "model.unknown": { en: "The model’s provider does not know this model.", zh: "模型服务商没有这个模型。" },
  "model.refused": { en: "The model did not answer.", zh: "模型没有回答。" },
  "model.cut": { en: "The model’s answer is longer than allowed.", zh: "模型的回答超过上限。" },
  "model.unfit": { en: "The model’s answer has not the fields that were asked for.", zh: "模型的回答缺少要求的字段。" },
  "dialogflow.access": { en: "Google does not accept the service account.", zh: "Google 不接受该服务账号。" },
  "dialogflow.refused": { en: "Dialogflow refused.", zh: "Dialogflow 拒绝了请求。" },
  "code.syntax": { en: "The code of this step has a mistake. The line stands below.", zh: "这个步骤的代码有语法错误，行号见下方。" },
  "code.threw": { en: "The code of this step stopped with an error. The line stands below.", zh: "这个步骤的代码运行出错，行号见下方。" },
  "code.too-long": {
    en: "The code of this step works too long. Look for a loop that does not end.",
    zh: "这个步骤的代码运行太久，请检查是否有死循环。",
  },
  "code.too-much-memory": { en: "The code of this step needs too much memory.", zh: "这个步骤的代码占用内存过多。" },
  "code.too-much-input": { en: "The code is given more than it may be. Give it fewer fields.", zh: "传给代码的内容超过上限，请减少字段。" },
  "code.too-much-result": { en: "The code returns more than can be kept. Return less.", zh: "代码返回的内容超过上限，请减少返回值。" },
  "code.secret": { en: "The code holds something like a password or key. Take it out.", zh: "代码里有疑似密码或密钥的内容，请移除。" },
  "code.broke": { en: "The code asks for too much at once.", zh: "代码一次性占用资源过多。" },
  "expression.value": { en: "A setting of this step has no result for this event.", zh: "这个步骤的某项设置对该事件没有结果。" },
  "expression.limit-exceeded": { en: "A setting of this step takes too long to work out.", zh: "这个步骤的某项设置计算量过大。" },
  "expression.division-by-zero": { en: "A setting of this step divides by zero.", zh: "这个步骤的某项设置除以了零。" },
  "setting.empty": {
    en: "A setting of this step turned out empty for this event, and has to be given.",
    zh: "这个步骤的一项必填设置对该事件为空。",
  },
  "setting.unfit": {
    en: "A setting of this step turned out as something that cannot be used for this event.",
    zh: "这个步骤的一项设置对该事件的取值无法使用。",
  },
  "template.too-long": { en: "A text of this step became longer than allowed.", zh: "这个步骤的某段文字超过上限。" },
} satisfies Record<string, Words>;

/** What a failure's code says; undefined where it says nothing to people. */
export const failureSaid = (code: string): Words | undefined =>
  Object.hasOwn(failureWords, code) ? failureWords[code as keyof typeof failureWords] : undefined;
