/** Which command or query answers each call. Who asks and what was sent is known and checked before (`serve.ts`). */

import { firstVisit, firstVisitState } from "#engine/commands/account/first-visit.ts";
import { acceptInvitation, getInvitation, inviteMember, withdrawInvitation } from "#engine/commands/account/invitation.ts";
import { changeRole, removeMember } from "#engine/commands/account/members.ts";
import { Refusal } from "#engine/commands/actor.ts";
import { addApiRevision } from "#engine/commands/add-api-revision.ts";
import { decideByLink, getApprovalByLink, linkApproval } from "#engine/commands/approval-link.ts";
import { cancelComparison } from "#engine/commands/cancel-comparison.ts";
import { cancelRun } from "#engine/commands/cancel-run.ts";
import { changeConversation } from "#engine/commands/change-conversation.ts";
import { changeJob } from "#engine/commands/change-job.ts";
import { muteProblem, reopenProblem, resolveProblem } from "#engine/commands/change-problem.ts";
import { changeStock, setStockWarning } from "#engine/commands/change-stock.ts";
import { checkChannel } from "#engine/commands/check-channel.ts";
import { connectShop } from "#engine/commands/connect-shop.ts";
import { createAnswer } from "#engine/commands/create-answer.ts";
import { createApi } from "#engine/commands/create-api.ts";
import { createChannel } from "#engine/commands/create-channel.ts";
import { createComparison } from "#engine/commands/create-comparison.ts";
import { createConnection } from "#engine/commands/create-connection.ts";
import { createDemoShop } from "#engine/commands/create-demo-shop.ts";
import { createFlow } from "#engine/commands/create-flow.ts";
import { createJob } from "#engine/commands/create-job.ts";
import { createKey } from "#engine/commands/create-key.ts";
import { createSource } from "#engine/commands/create-source.ts";
import { createTable } from "#engine/commands/create-table.ts";
import { createTask } from "#engine/commands/create-task.ts";
import { decideApproval } from "#engine/commands/decide-approval.ts";
import { deleteAnswer } from "#engine/commands/delete-answer.ts";
import { deleteApi } from "#engine/commands/delete-api.ts";
import { deleteChannel } from "#engine/commands/delete-channel.ts";
import { deleteConnection } from "#engine/commands/delete-connection.ts";
import { deleteFlow } from "#engine/commands/delete-flow.ts";
import { deleteSource } from "#engine/commands/delete-source.ts";
import { deleteStatement } from "#engine/commands/delete-statement.ts";
import { deleteTable } from "#engine/commands/delete-table.ts";
import { deleteTableRow } from "#engine/commands/delete-table-row.ts";
import { describeFlow } from "#engine/commands/describe-flow.ts";
import { duplicateFlow } from "#engine/commands/duplicate-flow.ts";
import { fetchStatement } from "#engine/commands/fetch-statement.ts";
import { finishNote } from "#engine/commands/finish-note.ts";
import { finishTask } from "#engine/commands/finish-task.ts";
import { importAnswers } from "#engine/commands/import-answers.ts";
import { importFlow } from "#engine/commands/import-flow.ts";
import { importStatement } from "#engine/commands/import-statement.ts";
import { importTable } from "#engine/commands/import-table.ts";
import { injectEvent } from "#engine/commands/inject-event.ts";
import { judgeEffect } from "#engine/commands/judge-effect.ts";
import { noteDifference } from "#engine/commands/note-difference.ts";
import { pause } from "#engine/commands/pause.ts";
import { previewApi } from "#engine/commands/preview-api.ts";
import { previewStatement } from "#engine/commands/preview-statement.ts";
import { publishFlow } from "#engine/commands/publish-flow.ts";
import { publishVersion } from "#engine/commands/publish-version.ts";
import { putTableRow } from "#engine/commands/put-table-row.ts";
import { reconcileMoney } from "#engine/commands/reconcile-money.ts";
import { registerTopics } from "#engine/commands/register-topics.ts";
import { renameFlow } from "#engine/commands/rename-flow.ts";
import { replayRun } from "#engine/commands/replay-run.ts";
import { replyConversation } from "#engine/commands/reply-conversation.ts";
import { resealSecrets } from "#engine/commands/reseal-secrets.ts";
import { resendMessage } from "#engine/commands/resend-message.ts";
import { restoreFlow } from "#engine/commands/restore-flow.ts";
import { restoreVersion } from "#engine/commands/restore-version.ts";
import { resume } from "#engine/commands/resume.ts";
import { revokeKey } from "#engine/commands/revoke-key.ts";
import { runFlowNow } from "#engine/commands/run-flow-now.ts";
import { saveDraft } from "#engine/commands/save-draft.ts";
import { sendTestEvent } from "#engine/commands/send-test-event.ts";
import { setAside } from "#engine/commands/set-aside.ts";
import { settleDifference } from "#engine/commands/settle-difference.ts";
import { startImport } from "#engine/commands/start-import.ts";
import { testAlert } from "#engine/commands/test-alert.ts";
import { tryConnection } from "#engine/commands/try-connection.ts";
import { unpublishFlow } from "#engine/commands/unpublish-flow.ts";
import { updateAlerts } from "#engine/commands/update-alerts.ts";
import { updateAnswer } from "#engine/commands/update-answer.ts";
import { updateApi } from "#engine/commands/update-api.ts";
import { updateChannel } from "#engine/commands/update-channel.ts";
import { updateConnection } from "#engine/commands/update-connection.ts";
import { updateRetention } from "#engine/commands/update-retention.ts";
import { updateSource } from "#engine/commands/update-source.ts";
import { updateTable } from "#engine/commands/update-table.ts";
import { updateTask } from "#engine/commands/update-task.ts";
import { updateWorkspace } from "#engine/commands/update-workspace.ts";
import { visitFlow } from "#engine/commands/visit-flow.ts";
import { askShop, getAsked } from "#engine/commands/visitor-form.ts";
import { withdrawTask } from "#engine/commands/withdraw-task.ts";
import { exportFlow } from "#engine/queries/export-flow.ts";
import { exportTable } from "#engine/queries/export-table.ts";
import { getAlerts } from "#engine/queries/get-alerts.ts";
import { getApi } from "#engine/queries/get-api.ts";
import { getApiOperation } from "#engine/queries/get-api-operation.ts";
import { getApproval } from "#engine/queries/get-approval.ts";
import { getComparison, getDifference, listComparisons, listDifferences } from "#engine/queries/get-comparison.ts";
import { getConversation } from "#engine/queries/get-conversation.ts";
import { getCustomer, getCustomerTimeline } from "#engine/queries/get-customer.ts";
import { getDrafting } from "#engine/queries/get-drafting.ts";
import { getEvent } from "#engine/queries/get-event.ts";
import { getEventPast } from "#engine/queries/get-event-past.ts";
import { getFlow } from "#engine/queries/get-flow.ts";
import { getFlowTraffic } from "#engine/queries/get-flow-traffic.ts";
import { getFlowWaiting } from "#engine/queries/get-flow-waiting.ts";
import { getHome } from "#engine/queries/get-home.ts";
import { getJob, listJobItems, listUndoItems } from "#engine/queries/get-job.ts";
import { getMoneyDifference } from "#engine/queries/get-money-difference.ts";
import { getNeedsYou } from "#engine/queries/get-needs-you.ts";
import { getOrder } from "#engine/queries/get-order.ts";
import { getOrderTimeline } from "#engine/queries/get-order-timeline.ts";
import { getProduct, getProductTimeline } from "#engine/queries/get-product.ts";
import { getRetention } from "#engine/queries/get-retention.ts";
import { getRun } from "#engine/queries/get-run.ts";
import { getSource } from "#engine/queries/get-source.ts";
import { getStatement } from "#engine/queries/get-statement.ts";
import { getStats } from "#engine/queries/get-stats.ts";
import { getStock } from "#engine/queries/get-stock.ts";
import { getStockTimeline } from "#engine/queries/get-stock-timeline.ts";
import { getTable } from "#engine/queries/get-table.ts";
import { getTask } from "#engine/queries/get-task.ts";
import { getVersion } from "#engine/queries/get-version.ts";
import { listAnswers } from "#engine/queries/list-answers.ts";
import { listApiOperations } from "#engine/queries/list-api-operations.ts";
import { listApis } from "#engine/queries/list-apis.ts";
import { listApprovals } from "#engine/queries/list-approvals.ts";
import { listCallableFlows } from "#engine/queries/list-callable-flows.ts";
import { listChannels } from "#engine/queries/list-channels.ts";
import { listConnectionKinds } from "#engine/queries/list-connection-kinds.ts";
import { listConnections } from "#engine/queries/list-connections.ts";
import { listConversations } from "#engine/queries/list-conversations.ts";
import { listCustomers } from "#engine/queries/list-customers.ts";
import { listEffects } from "#engine/queries/list-effects.ts";
import { listEvents } from "#engine/queries/list-events.ts";
import { listFlows } from "#engine/queries/list-flows.ts";
import { listJobs } from "#engine/queries/list-jobs.ts";
import { listKeys } from "#engine/queries/list-keys.ts";
import { listMembers } from "#engine/queries/list-members.ts";
import { listMessages } from "#engine/queries/list-messages.ts";
import { listMoneyDays } from "#engine/queries/list-money-days.ts";
import { listMoneyDifferences } from "#engine/queries/list-money-differences.ts";
import { listNodeTypes } from "#engine/queries/list-node-types.ts";
import { listOrders } from "#engine/queries/list-orders.ts";
import { listPauses } from "#engine/queries/list-pauses.ts";
import { getProblem, listProblems } from "#engine/queries/list-problems.ts";
import { listProducts } from "#engine/queries/list-products.ts";
import { listRuns } from "#engine/queries/list-runs.ts";
import { listSourceSchemes } from "#engine/queries/list-source-schemes.ts";
import { listSources } from "#engine/queries/list-sources.ts";
import { listStatementLines } from "#engine/queries/list-statement-lines.ts";
import { listStatements } from "#engine/queries/list-statements.ts";
import { listStock } from "#engine/queries/list-stock.ts";
import { listStockEntries } from "#engine/queries/list-stock-entries.ts";
import { listTableRows } from "#engine/queries/list-table-rows.ts";
import { listTables } from "#engine/queries/list-tables.ts";
import { listTasks } from "#engine/queries/list-tasks.ts";
import { listTeamNotes } from "#engine/queries/list-team-notes.ts";
import { listVersions } from "#engine/queries/list-versions.ts";
import { namedThings } from "#engine/queries/named-things.ts";
import { planReplay } from "#engine/queries/plan-replay.ts";
import { previewJob } from "#engine/queries/preview-job.ts";

import { readFlowFile } from "#engine/queries/read-flow-file.ts";
import { search } from "#engine/queries/search.ts";
import { suggestAnswers } from "#engine/queries/suggest-answers.ts";
import { tryAnswers } from "#engine/queries/try-answers.ts";
import { validateFlow } from "#engine/queries/validate-flow.ts";
import { whoAmI } from "#engine/queries/who-am-i.ts";
import type { FlowSaved } from "#lib/api/flows.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { type Handlers, Reply } from "./handler.ts";
import { localeOf, saidProblem, saidRemark } from "./problem.ts";

export const handlers: Handlers = {
  listSourceSchemes: ({ actor }) => listSourceSchemes(actor),
  listSources: ({ actor, query }) => listSources(actor, query),
  createSource: ({ actor, body }) => createSource(actor, body),
  getSource: ({ actor, params }) => getSource(actor, params),
  updateSource: ({ actor, params, body }) => updateSource(actor, { ...body, ...params }),
  deleteSource: ({ actor, params }) => deleteSource(actor, params).then(nothing),
  sendTestEvent: ({ actor, params }) => sendTestEvent(actor, params),

  connectShop: ({ actor, body }) => connectShop(actor, body),
  resealSecrets: ({ actor }) => resealSecrets(actor),
  registerTopics: ({ actor, params }) => registerTopics(actor, params),
  startImport: ({ actor, params, body }) => startImport(actor, { ...params, ...body }),
  listConnectionKinds: ({ actor }) => listConnectionKinds(actor),
  listConnections: ({ actor, query }) => listConnections(actor, query),
  createConnection: ({ actor, body }) => createConnection(actor, body),
  updateConnection: ({ actor, params, body }) => updateConnection(actor, { ...body, ...params }),
  tryConnection: ({ actor, params }) => tryConnection(actor, params),
  deleteConnection: ({ actor, params }) => deleteConnection(actor, params).then(nothing),

  listNodeTypes: ({ actor }) => listNodeTypes(actor),
  listFlows: ({ actor, query }) => listFlows(actor, query),
  listCallableFlows: ({ actor }) => listCallableFlows(actor),
  createFlow: async ({ actor, body }) => saved(await createFlow(actor, body)),
  getFlow: async ({ actor, params }) => {
    const { draft, ...about } = await getFlow(actor, params);
    return new Reply({ ...draft, ...about }, { etag: etagOf(about.revision) });
  },
  saveDraft: async ({ actor, params, body, request }) =>
    saved(await saveDraft(actor, { id: params.id, document: body, ifMatch: ifMatchOf(request) })),
  deleteFlow: ({ actor, params }) => deleteFlow(actor, params).then(nothing),
  restoreFlow: ({ actor, params }) => restoreFlow(actor, params),
  validateFlow: async ({ actor, params, body, request }) => {
    const problems = await validateFlow(actor, { id: params.id, document: body });
    const locale = localeOf(request);
    return {
      valid: !problems.some((problem) => problem.level === "error"),
      problems: problems.map((problem) => saidProblem(problem, locale)),
    };
  },
  publishFlow: ({ actor, params, body, request }) =>
    publishFlow(actor, {
      id: params.id,
      ifMatch: ifMatchOf(request),
      note: body?.note ?? "",
      triedOnExample: body?.triedOnExample ?? false,
    }),
  unpublishFlow: ({ actor, params, body }) => unpublishFlow(actor, { ...params, waiting: body?.waiting }).then(nothing),
  getFlowWaiting: ({ actor, params }) => getFlowWaiting(actor, params),
  visitFlow: ({ actor, params, body }) => visitFlow(actor, { ...params, ...body }),
  getFlowTraffic: ({ actor, params, query }) => getFlowTraffic(actor, { ...params, ...query }),
  renameFlow: async ({ actor, params, body }) => saved(await renameFlow(actor, { ...params, ...body })),
  duplicateFlow: ({ actor, params }) => duplicateFlow(actor, params),
  runFlowNow: ({ actor, params, body }) => runFlowNow(actor, { id: params.id, input: body?.input }),
  getDrafting: async ({ actor }) => getDrafting(actor),
  describeFlow: async ({ actor, params, body, request }) => {
    const { problems, remarks, ...drafted } = await describeFlow(actor, { ...params, ...body, signal: request.signal });
    const locale = localeOf(request);
    return {
      ...drafted,
      problems: problems.map((problem) => saidProblem(problem, locale)),
      remarks: remarks.map((remark) => saidRemark(remark, locale)),
    };
  },
  exportFlow: async ({ actor, params }) => {
    const { file, revision } = await exportFlow(actor, params);
    return new Reply(file, { etag: etagOf(revision) });
  },
  readFlowFile: async ({ actor, body, request }) => {
    const { document, remarks, problems } = await readFlowFile(actor, body);
    const locale = localeOf(request);
    return {
      document,
      remarks: remarks.map((remark) => saidRemark(remark, locale)),
      problems: problems.map((problem) => saidProblem(problem, locale)),
    };
  },
  importFlow: async ({ actor, body, request }) => {
    const { saved: flow, document, remarks } = await importFlow(actor, body);
    return { ...flow, name: document.name, remarks: remarks.map((remark) => saidRemark(remark, localeOf(request))) };
  },
  getFlowNames: async ({ actor }) => {
    const { connections, sources, flows, people, tables, apis } = await namedThings(actor);
    return {
      connections: [...connections],
      sources: [...sources],
      flows: [...flows],
      people: [...people],
      tables: [...tables],
      apis: [...apis],
    };
  },
  listVersions: ({ actor, params, query }) => listVersions(actor, { ...query, ...params }),
  getVersion: ({ actor, params }) => getVersion(actor, params),
  publishVersion: ({ actor, params, body }) => publishVersion(actor, { ...params, note: body?.note ?? "" }),
  restoreVersion: async ({ actor, params, request }) => saved(await restoreVersion(actor, { ...params, ifMatch: ifMatchOf(request) })),

  compareFlow: ({ actor, params, body }) => createComparison(actor, { ...body, ...params }),
  listComparisons: ({ actor, params }) => listComparisons(actor, params),
  getComparison: ({ actor, params }) => getComparison(actor, params),
  cancelComparison: ({ actor, params }) => cancelComparison(actor, params).then(nothing),
  listDifferences: ({ actor, params, query }) => listDifferences(actor, { ...query, ...params }),
  getDifference: ({ actor, params }) => getDifference(actor, params),
  getEventPast: ({ actor, params, query }) => getEventPast(actor, { ...query, ...params }),

  listEvents: ({ actor, query }) => listEvents(actor, query),
  getEvent: ({ actor, params }) => getEvent(actor, params),
  injectEvent: ({ actor, body }) => injectEvent(actor, body),

  listRuns: ({ actor, query }) => listRuns(actor, query),
  getRun: ({ actor, params }) => getRun(actor, params),
  cancelRun: ({ actor, params }) => cancelRun(actor, params).then(nothing),
  replayRun: ({ actor, params, body }) => replayRun(actor, { ...body, ...params }),
  planReplay: ({ actor, params }) => planReplay(actor, params),

  listEffects: ({ actor, query }) => listEffects(actor, query),
  judgeEffect: ({ actor, params, body }) => judgeEffect(actor, { ...body, ...params }),
  getNeedsYou: ({ actor }) => getNeedsYou(actor),
  setAside: ({ actor, body }) => setAside(actor, body),
  previewJob: ({ actor, body }) => previewJob(actor, body),
  createJob: ({ actor, body }) => createJob(actor, body),
  listJobs: ({ actor, query }) => listJobs(actor, query),
  getJob: ({ actor, params }) => getJob(actor, params),
  listJobItems: ({ actor, params, query }) => listJobItems(actor, { ...query, ...params }),
  listUndoItems: ({ actor, params, query }) => listUndoItems(actor, { ...query, ...params }),
  pauseJob: ({ actor, params }) => changeJob(actor, { ...params, to: "pause" }).then(nothing),
  resumeJob: ({ actor, params }) => changeJob(actor, { ...params, to: "resume" }).then(nothing),
  cancelJob: ({ actor, params }) => changeJob(actor, { ...params, to: "cancel" }).then(nothing),

  listProblems: ({ actor, query }) => listProblems(actor, query),
  getProblem: ({ actor, params }) => getProblem(actor, params),
  muteProblem: ({ actor, params, body }) => muteProblem(actor, { ...body, ...params }).then(nothing),
  resolveProblem: ({ actor, params }) => resolveProblem(actor, params).then(nothing),
  reopenProblem: ({ actor, params }) => reopenProblem(actor, params).then(nothing),
  getAlerts: ({ actor }) => getAlerts(actor),
  updateAlerts: ({ actor, body }) => updateAlerts(actor, body),
  testAlert: ({ actor, body }) => testAlert(actor, body),

  listApprovals: ({ actor, query }) => listApprovals(actor, query),
  getApproval: ({ actor, params }) => getApproval(actor, params),
  decideApproval: ({ actor, params, body }) => decideApproval(actor, { ...body, ...params }),
  linkApproval: ({ actor, params, body }) => linkApproval(actor, { ...body, ...params }),
  getApprovalByLink: ({ params }) => getApprovalByLink(params),
  decideByLink: ({ params, body }) => decideByLink({ ...body, ...params }),

  listPauses: ({ actor }) => listPauses(actor),
  pause: ({ actor, body }) => pause(actor, body).then(nothing),
  resume: ({ actor, body }) => resume(actor, body).then(nothing),
  getRetention: ({ actor }) => getRetention(actor),
  updateRetention: ({ actor, body }) => updateRetention(actor, body),

  listOrders: ({ actor, query }) => listOrders(actor, query),
  getOrder: ({ actor, params }) => getOrder(actor, params),
  getOrderTimeline: ({ actor, params, query }) => getOrderTimeline(actor, { ...query, ...params }),
  listCustomers: ({ actor, query }) => listCustomers(actor, query),
  getCustomer: ({ actor, params }) => getCustomer(actor, params),
  getCustomerTimeline: ({ actor, params, query }) => getCustomerTimeline(actor, { ...query, ...params }),
  listProducts: ({ actor, query }) => listProducts(actor, query),
  getProduct: ({ actor, params }) => getProduct(actor, params),
  getProductTimeline: ({ actor, params, query }) => getProductTimeline(actor, { ...query, ...params }),
  listStock: ({ actor, query }) => listStock(actor, query),
  getStock: ({ actor, params }) => getStock(actor, params),
  getStockTimeline: ({ actor, params, query }) => getStockTimeline(actor, { ...query, ...params }),
  listStockEntries: ({ actor, params, query }) => listStockEntries(actor, { ...query, ...params }),
  changeStock: ({ actor, params, body }) => changeStock(actor, { ...params, ...body }),
  setStockWarning: ({ actor, params, body }) => setStockWarning(actor, { ...params, ...body }),

  listConversations: ({ actor, query }) => listConversations(actor, query),
  getConversation: ({ actor, params }) => getConversation(actor, params),
  listMessages: ({ actor, query }) => listMessages(actor, query),
  suggestAnswers: ({ actor, params }) => suggestAnswers(actor, params),
  replyConversation: ({ actor, params, body }) => replyConversation(actor, { ...body, ...params }),
  resendMessage: ({ actor, params, body }) => resendMessage(actor, { ...body, ...params }),
  changeConversation: ({ actor, params, body }) => changeConversation(actor, { ...body, ...params }),
  listAnswers: ({ actor, query }) => listAnswers(actor, query),
  createAnswer: ({ actor, body }) => createAnswer(actor, body),
  updateAnswer: ({ actor, params, body }) => updateAnswer(actor, { ...body, ...params }),
  deleteAnswer: ({ actor, params }) => deleteAnswer(actor, params).then(nothing),
  importAnswers: ({ actor, body }) => importAnswers(actor, body),
  listChannels: ({ actor }) => listChannels(actor),
  createChannel: ({ actor, body }) => createChannel(actor, body),
  updateChannel: ({ actor, params, body }) => updateChannel(actor, { ...body, ...params }),
  deleteChannel: ({ actor, params }) => deleteChannel(actor, params).then(nothing),
  checkChannel: ({ actor, params }) => checkChannel(actor, params),
  askShop: ({ params, body, request }) => askShop({ ...body, ...params, from: request.headers.get("x-tradewind-address") ?? "" }),
  getAsked: ({ params }) => getAsked(params),
  tryAnswers: ({ actor, body }) => tryAnswers(actor, body),

  listMoneyDays: ({ actor, query }) => listMoneyDays(actor, query),
  previewStatement: ({ actor, body }) => previewStatement(actor, body),
  importStatement: ({ actor, body }) => importStatement(actor, body),
  fetchStatement: ({ actor, body }) => fetchStatement(actor, body),
  listStatements: ({ actor, query }) => listStatements(actor, query),
  getStatement: ({ actor, params }) => getStatement(actor, params),
  listStatementLines: ({ actor, params, query }) => listStatementLines(actor, { ...query, ...params }),
  deleteStatement: ({ actor, params }) => deleteStatement(actor, params).then(nothing),
  reconcileMoney: ({ actor, body }) => reconcileMoney(actor, body),
  listMoneyDifferences: ({ actor, query }) => listMoneyDifferences(actor, query),
  getMoneyDifference: ({ actor, params }) => getMoneyDifference(actor, params),
  settleDifference: ({ actor, params, body }) => settleDifference(actor, { ...body, ...params }),
  noteDifference: ({ actor, params, request }) => noteDifference(actor, { ...params, locale: localeOf(request) }),

  listApis: ({ actor }) => listApis(actor),
  listApiOperations: ({ actor }) => listApiOperations(actor),
  previewApi: ({ actor, body }) => previewApi(actor, body),
  createApi: ({ actor, body }) => createApi(actor, body),
  getApi: ({ actor, params }) => getApi(actor, params),
  updateApi: ({ actor, params, body }) => updateApi(actor, { ...body, ...params }),
  addApiRevision: ({ actor, params, body }) => addApiRevision(actor, { ...body, ...params }),
  deleteApi: ({ actor, params }) => deleteApi(actor, params).then(nothing),
  getApiOperation: ({ actor, params, query }) => getApiOperation(actor, { ...query, ...params }),

  listTables: ({ actor }) => listTables(actor),
  createTable: ({ actor, body }) => createTable(actor, body),
  getTable: ({ actor, params }) => getTable(actor, params),
  updateTable: ({ actor, params, body }) => updateTable(actor, { ...body, ...params }),
  deleteTable: ({ actor, params }) => deleteTable(actor, params).then(nothing),
  listTableRows: ({ actor, params, query }) => listTableRows(actor, { ...query, ...params }),
  putTableRow: ({ actor, params, body }) => putTableRow(actor, { ...body, ...params }),
  deleteTableRow: ({ actor, params, body }) => deleteTableRow(actor, { ...body, ...params }).then(nothing),
  importTable: ({ actor, params, body }) => importTable(actor, { ...body, ...params }),
  exportTable: ({ actor, params }) => exportTable(actor, params),

  getStats: ({ actor }) => getStats(actor),
  getHome: ({ actor }) => getHome(actor),
  search: ({ actor, query }) => search(actor, query),

  listTasks: ({ actor, query }) => listTasks(actor, query),
  createTask: ({ actor, body }) => createTask(actor, body),
  getTask: ({ actor, params }) => getTask(actor, params),
  updateTask: ({ actor, params, body }) => updateTask(actor, { ...body, ...params }),
  finishTask: ({ actor, params, body }) => finishTask(actor, { ...params, ...body }),
  withdrawTask: ({ actor, params }) => withdrawTask(actor, params),
  listTeamNotes: ({ actor, query }) => listTeamNotes(actor, query),
  finishNote: ({ actor, params, body }) => finishNote(actor, { ...params, ...body }),
  whoAmI: ({ actor }) => whoAmI(actor),
  updateWorkspace: ({ actor, body }) => updateWorkspace(actor, body),
  listMembers: ({ actor }) => listMembers(actor),
  inviteMember: ({ actor, body }) => inviteMember(actor, body),
  changeRole: ({ actor, params, body }) => changeRole(actor, { ...params, ...body }),
  removeMember: ({ actor, params }) => removeMember(actor, params).then(nothing),
  withdrawInvitation: ({ actor, params }) => withdrawInvitation(actor, params).then(nothing),
  listKeys: ({ actor }) => listKeys(actor),
  createKey: ({ actor, body }) => createKey(actor, body),
  revokeKey: ({ actor, params }) => revokeKey(actor, params).then(nothing),

  createDemoShop: ({ actor, request }) => createDemoShop(actor, { locale: localeOf(request) }),
  getFirstVisit: () => firstVisitState(),
  firstVisit: async ({ body, request }) => entered(await firstVisit(body, request.headers)),
  getInvitation: ({ params }) => getInvitation(params),
  acceptInvitation: async ({ params, body, request }) => entered(await acceptInvitation({ ...params, ...body }, request.headers)),
};

const nothing = (): null => null;
const etagOf = (revision: number): string => `"${revision}"`;
const saved = (flow: FlowSaved) => new Reply(flow, { etag: etagOf(flow.revision) });

function entered({ person, cookies }: Awaited<ReturnType<typeof firstVisit>>) {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Reply(person, headers);
}

/** Null where the caller does not care; `*` says so aloud. */
function ifMatchOf(request: Request): number | null {
  const given = request.headers.get("if-match");
  if (given === null || given.trim() === "*") return null;
  const revision = /^(?:W\/)?"?(\d{1,9})"?$/.exec(given.trim())?.[1];
  if (revision === undefined) throw new Refusal(400, "if-match", refusalWords.badIfMatch, { extra: { field: "If-Match" } });
  return Number(revision);
}
