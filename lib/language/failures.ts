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
  "http.status": { en: "The other system refused.", zh: "对方系统拒绝了请求。" },
  "http.in-doubt": {
    en: "Whether the other system did it is unknown. Look there, then decide.",
    zh: "不确定对方是否已执行，请先到对方系统查看，再决定怎么办。",
  },
  "expression.value": { en: "A setting of this step has no result for this event.", zh: "这个步骤的某项设置对该事件没有结果。" },
  "expression.limit-exceeded": { en: "A setting of this step takes too long to work out.", zh: "这个步骤的某项设置计算量过大。" },
  "expression.division-by-zero": { en: "A setting of this step divides by zero.", zh: "这个步骤的某项设置除以了零。" },
  "template.too-long": { en: "A text of this step became longer than allowed.", zh: "这个步骤的某段文字超过上限。" },
} satisfies Record<string, Words>;
