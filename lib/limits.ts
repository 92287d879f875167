/** Every bound of the product, with its reason. A number that limits anything is declared here and nowhere else. */
export const limits = {
  /** A webhook's body, bytes. Shopify's largest orders stay under 1 MB; WooCommerce's with images reach 3. */
  bodyBytesMax: 5 * 1024 * 1024,
  /** Nesting of a JSON body. Deeper than any provider's, shallow enough that no recursive reader overflows. */
  bodyDepthMax: 64,
  /** How long a sender may take over its body, ms. Shopify gives up after 5 s; a trickle would hold memory. */
  bodyTimeoutMs: 10_000,
  /** Bodies being received at once, bytes; past it a sender gets 503 with Retry-After. */
  receivingBytesMax: 64 * 1024 * 1024,
  /** What we ask of a sender that we cannot take now, seconds: spread, so that all do not come back at once. */
  retryAfterMinS: 1,
  retryAfterMaxS: 5,
  /** How long a refusal's answer waits for its count to be written, ms. */
  countingMs: 1_000,
  /** After an early refusal, how long and how much we still read, so that the sender sees the answer and no reset. */
  lingerMs: 1_000,
  lingerBytesMax: 16 * 1024 * 1024,
  /** Signatures tried from one header: a sender that rotates its secret sends two; a flood of them costs time. */
  signaturesMax: 8,
  /** How far a signed timestamp may be from our clock, seconds: what Stripe and Standard Webhooks use. */
  signatureToleranceS: 300,
  /** Public keys and certificates of one source, characters: four certificates of 2 KB, and room. */
  publicKeysCharsMax: 16_000,
  /** A provider's certificate that a message names: how long it may take to come, how large it may be (a chain is a few KB), how many stand in one text. */
  certificateFetchMs: 5_000,
  certificateBytesMax: 64 * 1024,
  certificateChainMax: 8,
  /** How long it is believed, and how long that there is none, ms: anybody can name a place, so it is not asked for each message. */
  certificateKeptMs: 86_400_000,
  certificateMissedMs: 60_000,
  /** Places that are asked at once, and that are remembered: a provider has a handful. */
  certificateFetchesMax: 4,
  certificatesInMemoryMax: 1_000,
  /** Fields of a form body: Alipay sends some forty. */
  formFieldsMax: 1_000,
  /** Messages in one body: Douyin sends up to some ten at once. */
  messagesInBodyMax: 100,
  /** A queue or stream that we read: messages in one commit, how long an empty one is waited for, and how long its system may take to answer, ms. */
  pullBatchMax: 256,
  pullBlockMs: 2_000,
  pullConnectMs: 10_000,
  /** After a system that broke it is tried again: the first pause and the longest, ms. */
  pullPauseMs: 250,
  pullPauseMsMax: 15_000,
  /** How often readers are compared with what is set up, how long a process keeps a source without saying so, and how often it says that something came, ms. */
  pullLookMs: 1_000,
  pullLeaseMs: 10_000,
  pullNoteMs: 5_000,
  /** How long a connection to a queue or a stream stays open with nothing to send, ms. */
  brokerKeptMs: 30_000,
  /** How long a source is believed unchanged, ms: a deleted one goes on for at most this long. */
  sourceCacheMs: 1_000,
  /** After a bad signature a source is read again, since its secret may just have changed; this often at most, ms. */
  sourceRefreshMs: 20,
  /** Sources, and unknown ids, held in memory; lookups waiting for the database. */
  sourcesInMemoryMax: 10_000,
  /** How fast one source may send, a second, and at once, where its settings say nothing: above what one process takes, so that only a runaway sender meets it. */
  sourceRatePerSecond: 20_000,
  sourceBurst: 40_000,
  sourceRateMax: 1_000_000,
  /** Accepted and not yet settled, over all processes: past it senders get 503. At 5,000 runs a second it is 40 s of work, and some 100 MB of log. */
  backlogMax: 200_000,
  /** While memory holds all it may, new work is refused too once the oldest has waited so long, ms. */
  backlogAgeMaxMs: 120_000,
  /** Text taken from a payload, characters: an id (indexed, so well below PostgreSQL's 2,704 bytes a row), and anything else. */
  idCharsMax: 200,
  payloadTextCharsMax: 8_000,
  /** Tags, lines and codes taken from one order. Shopify allows 250 tags and 500 lines. */
  orderTagsMax: 500,
  orderItemsMax: 2_000,
  /** Pieces of one thing at one place: what PostgreSQL's whole numbers hold, with room for a sum over places. */
  stockMax: 100_000_000,
  /** Orders looked at for the pace at which something sells: some 50 ms for the most popular thing of a large shop. */
  salesOrdersMax: 5_000,
  /** Orders that wait for one thing, in one run of a flow: its steps go through each; the next arrival finds the others. */
  waitingOrdersMax: 100,
  /** Prices of one product named as fallen, and as many as risen: more would not fit into a recorded value. */
  priceChangesMax: 40,
  /** Days of a customer's orders that a flow may look back on: what a shop still remembers of somebody. */
  customerRecentDaysMax: 730,
  /** Hours that the numbers of the day may cover: a week. */
  dayNumbersHoursMax: 168,
  /** Newest orders that the numbers of the day are counted over, some 100 ms. */
  dayNumbersOrdersMax: 20_000,
  /** Currencies of a day's sales in one line that can still be read. */
  dayNumbersCurrenciesMax: 5,
  /** Days of sales that a reorder may look back on, and lead or cover. */
  reorderDaysMax: 365,
  /** What a SKU's page shows: days of its curve, and orders that hold some. */
  stockDaysShown: 30,
  stockHoldingsShown: 50,
  /** Orders of one customer whose events are in the customer's timeline: the newest. */
  customerOrdersTold: 50,
  /** Variants on a product's page: Shopify allows 2,048, and nobody reads on. */
  productVariantsShown: 500,
  /** Places that a step may name. */
  stockPlacesMax: 50,
  /** Headers that we keep with an event, bytes. */
  headerBytesMax: 8 * 1024,
  /** Rows in one accept batch: beyond about 512 the latency grows and the throughput does not. */
  acceptRowsMax: 512,
  /** Bytes in one accept batch, so that a batch of large bodies does not hold the connection. */
  acceptBytesMax: 1024 * 1024,
  /** Accepted but uncommitted bodies in memory; past it a sender gets 503 with Retry-After. */
  acceptQueueBytesMax: 64 * 1024 * 1024,
  /** A dedupe key, characters. */
  dedupeKeyCharsMax: 256,
  /** How long a dedupe key is kept, days: Adyen retries for 30. */
  dedupeDays: 35,
  /** Days of history that a shop may keep: a week covers what people look for daily; ten years is what tax offices ask for. */
  historyDays: 90,
  historyDaysMin: 7,
  historyDaysMax: 3_660,
  /** Days for which the log of turns is kept once they are taken: only the newest are ever read. */
  deliveryDays: 3,
  /** Runs that wait for a pause: how many are counted for a screen, woken at one look, and cancelled in one commit. */
  pausedCountedMax: 10_000,
  releasedAtOnce: 2_000,
  skippedAtOnce: 1_000,
  /** By then every process has heard that a pause is over, ms; a run that still waits for it is woken. */
  pauseHeardMs: 2_000,
  /** How often old days are looked for, and how long dropping one may wait for a lock (everything waits behind it), ms. */
  retentionMs: 60 * 60 * 1000,
  retentionFirstMs: 60_000,
  retentionLockMs: 150,
  retentionTries: 20,
  /** Rows of one day that are carried over when it is dropped, while readers wait; a day with more is kept whole. */
  retentionCarriedMax: 20_000,
  /** Blocks of dedupe keys looked through in one statement: some ten milliseconds. */
  retentionBlocks: 2_000,
  /** Nodes in a flow: what stays readable, and what the canvas keeps fluid. */
  flowNodesMax: 500,
  flowEdgesMax: 1_000,
  /** How often an open editor says that it is there, and after what silence it is not, ms: a colleague shows within a breath, a closed lid is forgotten within three. */
  visitEveryMs: 4_000,
  visitGoneMs: 15_000,
  /** Windows on one flow that are told of. */
  visitorsShownMax: 20,
  /** Frames and notes on a drawing: more than anybody reads. */
  flowGroupsMax: 100,
  flowStickiesMax: 100,
  /** A note on the drawing: small enough to be read at a glance, large enough for its four words; pixels. */
  stickySideMin: 80,
  stickySideMax: 960,
  /** A flow document as JSON, bytes. */
  flowBytesMax: 1024 * 1024,
  /** A flow's or node's name, characters. */
  nameCharsMax: 120,
  /** A task that a person writes, characters: a line to be read in a list, and a page of what helps to know. */
  taskTitleCharsMax: 300,
  taskTextCharsMax: 8_000,
  noteCharsMax: 4_000,
  /** An expression, characters; its parsed nodes; its nesting; the items one comprehension may visit in all. */
  expressionCharsMax: 4_000,
  expressionNodesMax: 500,
  expressionDepthMax: 32,
  expressionIterationsMax: 10_000,
  /** Characters that one joined text may reach inside an expression, so that joining cannot multiply a body into gigabytes. */
  expressionTextCharsMax: 1_000_000,
  /** Compiled expressions and checked flows kept by their text: editing one flow for hours stays below it. */
  compiledMax: 2_000,
  /** Problems of one kind that a flow is shown: a drawing with more needs another hand than a list. */
  problemsPerKindMax: 20,
  /** Groups inside groups that the condition builder offers: a fourth would be too narrow to read, and too deep to understand. */
  conditionGroupsDeep: 3,
  /** Fields of a payload that a picker offers: more than any platform's order has that mean something. */
  fieldsShownMax: 400,
  /** Names with values in one setting (headers): what an HTTP server takes. */
  pairsMax: 100,
  /** A rendered text field, characters. */
  textCharsMax: 64 * 1024,
  /** Steps one run may take: a guard against a mistake in a flow that validation did not see. */
  stepsPerRunMax: 10_000,
  /** One recorded value (input, output, reply) in a journal, bytes; longer ones are cut and say so. */
  journalValueBytesMax: 16 * 1024,
  /** An outside call: its deadline and the answer we read, bytes. */
  httpTimeoutMs: 10_000,
  httpTimeoutMsMax: 60_000,
  httpReplyBytesMax: 1024 * 1024,
  httpRedirectsMax: 5,
  /** An outside call's own headers, and its content, bytes: what servers commonly take. */
  httpHeadersMax: 50,
  httpHeaderBytesMax: 8 * 1024,
  httpRequestBytesMax: 1024 * 1024,
  /** Addresses of one host that are looked at; a name with more is refused rather than half checked. */
  httpAddressesMax: 64,
  /** Private hosts that one connection may name. */
  allowedHostsMax: 50,
  /** How long a connection's settings and opened secret are kept in memory, ms: a change is seen within it. */
  connectionKeptMs: 5_000,
  /** Calls a connection may be allowed a second, and at once; failures one after another until it rests: few enough to spare a system that is down, enough to pass over a bad minute. */
  callRateMax: 10_000,
  callBurstMax: 10_000,
  restAfter: 5,
  restAfterMax: 1_000,
  /** A connection's first rest and its longest, and the longest pause that the other system may ask of it, ms. */
  gateRestMs: 5_000,
  gateRestMaxMs: 5 * 60 * 1000,
  gatePauseMs: 5_000,
  gatePauseMaxMs: 60 * 60 * 1000,
  /** A slot so near is waited for where the call is; one further off holds the run back, at most so far, ms. */
  gateWaitMs: 2_000,
  gateLineMs: 6 * 60 * 60 * 1000,
  /** How long the call that tries a resting connection may take before another may, and how soon the others ask again, ms. */
  gateTrialMs: 75_000,
  gateTrialPollMs: 2_000,
  /** Days of past orders that connecting a shop fetches: what Shopify gives without asking for more. One page's lease, ms; pages tried in vain until a person says so, and the first pause between two, ms. */
  importDaysMax: 60,
  importLeaseMs: 2 * 60 * 1000,
  importTriesMax: 12,
  importPauseMs: 5_000,
  importPollMs: 2_000,
  /** How long asking a shop to send some fifteen kinds of event may take, ms. */
  registerMs: 60_000,
  /** How often another system is asked to take something back before an undo leaves it alone: some minutes. */
  undoOutsideTriesMax: 8,
  /** How long after an action of ours its platform's message of it is taken for its echo, ms: Shopify sends for four hours; and a message that only says “updated”, which may be about something else. */
  echoMs: 5 * 60 * 60 * 1000,
  echoUpdateMs: 60_000,
  /** How long after a call without an answer its provider is asked whether it was carried out, ms: longer than a shop's server works on what it was sent. */
  askProviderAfterMs: 60_000,
  /** Open sockets kept for a connection, how long, ms, and for how many connections and addresses: a busy one saves its handshakes, a quiet one holds nothing. */
  keptSocketsMax: 16,
  keptSocketMs: 4_000,
  keptPoolsMax: 500,
  /** How long trying a connection by a click may take, ms. */
  tryConnectionMs: 8_000,
  /** How long a connection that is open is believed to be, ms; calls held back that a process remembers. */
  gateKeptMs: 1_000,
  gateHeldMax: 50_000,
  /** Calls that share one look at a connection's state. */
  gateBatchMax: 500,
  /** Tries of an outside call, and the longest pause between two: together more than a day, so that a night's outage is outlived. */
  effectAttemptsMax: 24,
  retryBaseMs: 1_000,
  retryCapMs: 6 * 60 * 60 * 1000,
  /** A lane is held through retries of up to this long, then the run parks (ordering `turn`). */
  laneHoldMs: 30_000,
  /** How long a burst may be waited out, seconds: a day. */
  settleSecondsMax: 24 * 60 * 60,
  settleSecondsUsual: 60,
  /** The longest wait of a step, days, and how deep flows may call each other. */
  waitDaysMax: 366,
  callDepthMax: 8,
  /** Events about one thing that are looked through when a run begins to wait: more come in a burst, and are told to it. */
  lookBackEventsMax: 200,
  /** Items that one step goes through, and how many of them at once. */
  eachItemsMax: 10_000,
  eachAtOnceMax: 50,
  /** Ways on that one step chooses among: what a card on the canvas can still show. */
  casesMax: 20,
  /** Steps of a flow whose failures are told apart from their results at each place: each such place has names of its own, 5 ms to make in a flow of 500 steps. */
  exactFailuresMax: 12,
  /** People who may be asked for one approval, and of how many a word may be needed. */
  approversMax: 20,
  /** A run in a lane of its own asks so often whether its event's order is there yet, ms: the order's lane is only a batch behind. */
  orderPollMs: 50,
  /** Shards: enough that 8 processes share evenly, few enough that a batch touches all in one update. */
  shards: 32,
  /** Turns in one transaction, and how many deliveries a process holds in memory. */
  turnsPerBatchMax: 256,
  /** Consecutive turns of one lane in a transaction: a hot order then shares commits instead of waiting for each. */
  turnsPerLaneMax: 32,
  /** Times that a turn may break on its own before its run is failed, so that a poison message never stops its shard. */
  turnTriesMax: 4,
  deliveriesInMemoryMax: 4_096,
  /** Bodies of the events that wait in memory for their turns, bytes: parsed they take several times as much. Past it they are read again. */
  eventBytesInMemoryMax: 16 * 1024 * 1024,
  /** A lane held for longer is put aside, so that it no longer holds its shard's cursor, ms. */
  laneSpillMs: 5_000,
  /**
   * Owners of a shard that died one after the other before its messages are taken one at a time; an owner that lived for
   * `calmMs` died of something else.
   */
  deathsMax: 2,
  /** Deaths with the same message alone in hand before it is put aside. A machine that is killed again and again dies with the innocent too: at three, two runs of 1,837 were failed that way. */
  deathsAloneMax: 7,
  /** Of a shard so many are taken alone: what killed its process stands at its head, and a long backlog must not crawl. */
  aloneMax: 2,
  calmMs: 10_000,
  /** The longest pause before a lost connection to PostgreSQL is tried again, and a batch of turns that broke over it, ms. */
  reconnectMs: 500,
  /** How long a commit may take before the statement counts as lost with its connection: a batch of turns, and an accept, ms. */
  turnsCommitMs: 30_000,
  acceptCommitMs: 15_000,
  /** A new connection to PostgreSQL that is not answered by then is tried anew, s: one that a dying server took is never answered. */
  connectSeconds: 5,
  /** What was under way when the database hung up is answered soon or never: it is given up then, and its pool replaced at most so often, ms. */
  hungUpMs: 1_000,
  /** PostgreSQL ends a transaction that its owner has left standing for so long (a stopped process), so that a take-over can go on, ms. */
  idleInTransactionMs: 2_500,
  /** A shard's lease, ms, and how often its owner renews it. */
  leaseMs: 3_000,
  leaseRenewMs: 500,
  /** A line that would repeat for every webhook while the database is away is written so often, ms. */
  logRepeatMs: 1_000,
  /** The engine looks for work a dozen times a second: while the database is away, the same trouble of the same part is written so often, ms. */
  logSameMs: 10_000,
  /** Troubles that are told apart for that: a message may hold a number. */
  logSameMax: 200,
  /** How long a process waits before it asks the database for what others accepted, ms. */
  pollMs: 250,
  /** Opening hours: spans in a day, days that are exceptions (ten years of holidays), and how far ahead an opening or a working day is looked for, days. */
  openSpansMax: 4,
  calendarDatesMax: 400,
  calendarDaysMax: 800,
  /** A schedule's cron text, characters. */
  cronCharsMax: 200,
  /** A schedule that comes later than this was missed, ms: the engine was down, or stood still. */
  scheduleLateMs: 60_000,
  /** How often the schedules are looked at in any case, ms; one that is due sooner has a timer of its own. */
  scheduleLookMs: 1_000,
  /** Schedules that are started in one go; the others follow at once. Ten thousand flows at nine o'clock are no stampede. */
  schedulesAtOnce: 200,
  /** The same while more parked runs are due than were woken at once, ms: the end of a sale wakes a hundred thousand. */
  moreDueMs: 20,
  /** How often tomorrow's partitions are looked after, ms. */
  ensureDaysMs: 60 * 60 * 1000,
  /** Rows a list returns: by default, and at most. */
  pageRows: 50,
  pageRowsMax: 500,
  /** Runs a second that a job over many of them starts or ends: by default, so that it is never in the way of what comes in, and at most. */
  jobPerSecond: 20,
  jobPerSecondMax: 500,
  /** Runs in one commit of a job, and how often jobs are looked for, ms. */
  jobBatch: 100,
  jobPollMs: 500,
  /** A job whose process asks another system is nobody else's for so long after each call, ms: longer than any call may last. */
  jobAskedMs: 120_000,
  /** Runs of an undo, and past events, that are looked through before it is confirmed: a few seconds of work. Past it the figure has a plus. */
  undoPreviewMax: 20_000,
  pastPreviewMax: 10_000,
  /** Past events that one batch of a job passes on its way to those it wants. */
  pastScanned: 2_000,
  /** Such stretches that a preview looks through: most of a large shop's inbox may be of other kinds. */
  pastStretchesMax: 100,
  /** Runs from whose journals a flow's counts are made: half a second of work at 2 KB each; how long the counts are kept, ms, and for how many flows. */
  trafficRuns: 5_000,
  trafficKeptMs: 15_000,
  trafficKeptMax: 50,
  /** How far from its publishing a version's runs may begin, ms. */
  trafficSlackMs: 60_000,
  /** Runs in one exported file: more than a person reads, little enough for a browser to hold. */
  exportedRunsMax: 10_000,
  /** How long a job over a paused flow rests before it looks again, ms. */
  jobPausedMs: 5_000,
  /** A job rests while more than this waits, accepted and not settled: what comes in goes first. */
  jobBacklogMax: 20_000,
  /** Runs counted before a job is confirmed, and failed runs grouped on one page; past it the figure has a plus. */
  jobCountedMax: 100_000,
  failuresGroupedMax: 10_000,
  /** Rehearsing a flow: orders and resting runs held in memory, runs of one run's own, and of those the ones that are shown; events that may follow from one change. */
  rehearsedOrdersMax: 2_000,
  rehearsedRestingMax: 5_000,
  rehearsedRunsMax: 20_000,
  rehearsedRunsShown: 20,
  rehearsedFollowingMax: 20,
  /** Events that a draft is compared over: by default, what a week of a small shop has, in a second; at most, ten seconds of a core. */
  comparedEvents: 2_000,
  comparedEventsMax: 100_000,
  /**
   * Rows in one look, and bytes of their bodies: two looks are in memory at a time. Events that are read and gone through in one go, before
   * the database is heard again. Different runs that are kept to be opened, with their journals; kinds of action told apart, and shown.
   */
  comparedBatch: 500,
  comparedBatchBytes: 4 * 1024 * 1024,
  comparedAtOnce: 100,
  comparedShownMax: 500,
  comparedKindsMax: 200,
  comparedKindsShown: 20,
  /** Changes of orders that two versions share: those of the event in hand, and a few before it. */
  comparedChangesShared: 32,
  /** How often a comparison's progress is written and its end looked for, and after which silence another process begins it anew, ms. */
  comparedTellMs: 300,
  comparedLeaseMs: 15_000,
  /** Memory of the thread that compares, megabytes: it holds a batch and what rests, some 150. */
  comparedMemoryMb: 512,
  /** Of what is new in it, megabytes: nearly all is dead after its batch, and what has room until then is never copied (a tenth faster than with V8's own choice). */
  comparedYoungMb: 192,
  /** Earlier events of the orders in one batch that are folded before it, and comparisons kept of a flow. */
  comparedEarlierMax: 20_000,
  comparisonsKept: 10,
  /** A call's key: a run's id, a step's id and two numbers. */
  effectKeyCharsMax: 300,
  /** Times that one run may be repeated: more is a loop of scripts. */
  replaysMax: 1_000,
  /** Runs set aside in one go. */
  setAsideMax: 10_000,
  /** How long the other side remembers an idempotency key where its connection says nothing, hours: what Stripe keeps; and at most, a month. */
  keyTtlHours: 24,
  keyTtlHoursMax: 31 * 24,
  /** A list's cursor, characters: a time and an id in base64, with room. */
  cursorCharsMax: 512,
  /** A JSON body sent to the API, bytes: a flow document at its largest, with room. */
  apiBodyBytesMax: 2 * 1024 * 1024,
  /** A payload shown on a page, bytes; a longer one is cut there and kept whole. */
  shownBodyBytesMax: 512 * 1024,
  /** A provider's secret or an API key given to us, characters: a PEM private key fits. */
  secretCharsMax: 8 * 1024,
  /** A password: long enough to resist guessing, short enough that hashing it is no attack on us. */
  passwordCharsMin: 10,
  passwordCharsMax: 128,
  /** How long a session lasts without signing in again. */
  sessionDays: 30,
  /** Tries to sign in from one address in a minute, and requests about accounts in all: guessing is hopeless, a team behind one address is not locked out. */
  signInsPerMinute: 20,
  authRequestsPerMinute: 200,
  /** A bootstrap key shorter than this can be guessed by trying; the start says so, and takes it for a trial. */
  apiKeyCharsAdvised: 16,
  /** How long an invitation's link works, and how many may be open. */
  invitationDays: 7,
  invitationsOpenMax: 100,
  /** A decision that meets a deadlock is begun again so often; two turns that close questions are the most it meets. */
  decideTries: 3,
  /** How long a link to decide works where the question has no end, and how long its opened page may stay open. */
  approvalLinkDays: 30,
  approvalDeedMs: 12 * 60 * 60 * 1000,
  /** How often questions are looked through for those to remind of, ms, and how many at once. */
  remindMs: 60_000,
  remindRowsMax: 500,
  /** The customer's other orders shown beside a question. */
  ordersBesideDecision: 5,
  /** How often `GET /api/live` looks for changes while somebody watches, ms. */
  livePollMs: 500,
  /** A comment line on a silent live stream, so that proxies keep it open, ms. */
  livePulseMs: 20_000,
  /** Recent runs that a list counts for each flow; a flow with more shows this many and a plus. */
  runsCountedMax: 1_000,
  /** Recent events that a list of sources looks through for each one's last. */
  eventsLookedThroughMax: 2_000,
  /** A queue is spoken of from so many messages on that are so old, ms: less is a moment's work. */
  queueShownFrom: 20,
  queueShownAfterMs: 2_000,
  /** Over how long the rate is taken at which waiting work is done, ms. */
  rateOverMs: 30_000,
  /** How long the Home page's hourly figures are kept, ms: a day's runs are counted once for everybody who looks. */
  homeKeptMs: 5_000,
  /** And from how many runs a day on: fewer are counted in milliseconds. */
  homeKeptFromRuns: 10_000,
  /** Orders and customers that a search for runs goes through, the newest first: some ten milliseconds. */
  foundOrdersMax: 500,
  foundCustomersMax: 50,
  recentOrdersWalked: 5_000,
  /** A failed run's sentence, as far as it tells problems apart. */
  problemSentenceChars: 300,
  /** How often failed runs are looked for that no problem counts yet, ms; when there are none it is one small sum. */
  problemLookMs: 2_000,
  /** Failed runs looked through in one transaction, and how many of them are read with their journals. */
  problemRunsWalked: 2_000,
  problemRunsRead: 250,
  /** Rows of problems whose runs are no longer kept that are deleted at once. */
  problemRowsDropped: 5_000,
  /** Flows named at a problem, and days of its little chart. */
  problemFlowsShown: 20,
  problemDaysShown: 14,
  /** Failed runs of an older date start no alert: a first look through history is no news. */
  alertFreshMs: 24 * 3_600_000,
  /** Changed drafts that Home looks through for problems, and those it names. */
  draftsLookedThrough: 40,
  draftsShown: 3,
  /** How often alerts are looked for and sent, ms. */
  alertLookMs: 5_000,
  /** After one message so long is waited for more, so that a bad hour is a few messages and not hundreds. */
  alertGapMs: 5 * 60_000,
  /** Pauses after a message that could not be sent, growing. */
  alertRetryMs: 15_000,
  alertRetryMaxMs: 3_600_000,
  /** How long sending one message may take, ms. */
  alertSendMs: 20_000,
  /** Alerts in one message; those beyond are counted. */
  alertsInDigest: 20,
  alertsTaken: 500,
  /** A condition that comes and goes is told of this often at most, ms. */
  alertQuietMs: 30 * 60_000,
  alertKeptDays: 30,
  alertBacklogMinutesMax: 24 * 60,
  alertReadersMax: 20,
  alertsShown: 20,
  mailAddressChars: 254,
  urlCharsMax: 2_000,
  /** Runs that are counted ahead of a queued one. */
  aheadCountedMax: 1_000,
  /** Results of the command palette, for each kind. */
  foundPerKind: 6,
  /**
   * A code step: its text, characters, and what it is given, values (with the text it is written whole into the journal, from which
   * a run goes on after a crash); what it may give back, characters, and lines it may write, shown in the run.
   */
  codeCharsMax: 8_000,
  codeInputsMax: 50,
  codeResultCharsMax: 12_000,
  codeLinesMax: 20,
  codeLineCharsMax: 300,
  /**
   * Work of one code step, in ticks of the virtual machine: one is some 5,000 turns of a small loop, all together a quarter of a
   * second. The machine's memory, pages of 64 KB (half of it is there from the start), and the stack, bytes. By the wall clock, ms, it is ended in any case: tidying up a full memory is no tick.
   */
  codeTicksMax: 500,
  codePagesMax: 512,
  codeStackBytesMax: 256 * 1024,
  codeWallMs: 5_000,
  /** The same where the page itself waits for it. */
  codeTriedMs: 1_500,
  /** Threads for code steps: one may be held up by a bad step while the other goes on. */
  codeThreads: 2,
  /** And what each may hold beside the virtual machine, MB: tasks and results are small. */
  codeThreadMb: 64,
  /** A shop's tables: how many, columns and rows of one, and characters of a key or name and of a cell. Larger sets of data belong into the shop's own system. */
  tablesMax: 100,
  tableColumnsMax: 30,
  tableRowsMax: 10_000,
  tableKeyCharsMax: 200,
  tableCellCharsMax: 1_000,
  tableImportBytesMax: 4 * 1024 * 1024,
  /**
   * Systems of the shop's own, by their OpenAPI documents. The document, characters: GitHub's, the longest that is widely used, has
   * 13 million, read in 0.7 s. YAML takes a second for a million, in the process that takes webhooks in; its aliases can grow without end.
   */
  apisMax: 50,
  /** Revisions of one that are kept, the newest: an older one is only compared with, and may take tens of megabytes. */
  apiRevisionsKept: 20,
  /** Tasks that the badge counts; past it there are that many and more. */
  tasksCounted: 999,
  apiDocumentCharsMax: 14 * 1024 * 1024,
  apiYamlCharsMax: 1024 * 1024,
  apiYamlAliasesMax: 1_000,
  /** The same as it is sent to us, in quotes, bytes. */
  apiImportBytesMax: 40 * 1024 * 1024,
  /** Operations of one system, and those that are named as left out. */
  apiOperationsMax: 1_500,
  apiLeftShownMax: 200,
  /** Names, addresses, what is said about a field, an example, characters. */
  apiTextCharsMax: 300,
  apiAboutCharsMax: 200,
  apiExampleCharsMax: 80,
  /**
   * An operation as a step keeps it, characters: forty such steps leave room in a flow. What is asked for beyond this many fields,
   * or deeper than a form can show, is written as JSON; what comes back beyond it is a value of any kind.
   */
  operationCharsMax: 24_000,
  operationInputsMax: 150,
  operationDepthMax: 4,
  operationChoicesMax: 120,
  operationGivenMax: 250,
  operationGivenDepthMax: 6,
  /**
   * Reading the schemas of one operation and of a whole document: a unit is a schema looked at, or eight of its fields or values, one to
   * two microseconds. Published documents spend a few hundred an operation; parts of parts of parts would grow without end. References
   * that lead through one another.
   */
  operationSchemaCostMax: 5_000,
  apiSchemaCostMax: 1_000_000,
  operationRefsMax: 500,
  /** Arguments of one step, and items of a list that are filled in one by one. */
  argumentsMax: 300,
  argumentItemsMax: 50,
  /** Operations of one system that the list of steps shows before something is searched for, and of a search. */
  operationsListed: 8,
  operationsFound: 30,
  /** A key that another system knows a call by, where its document gives no length: most take 255 characters. */
  sentKeyCharsMax: 255,
  /** Changes named when a newer document is read. */
  apiChangesShown: 40,
  /** A mail of a flow: how long its server may take, ms, and how many it goes to: more is a newsletter, which wants another tool. */
  mailSendMs: 30_000,
  mailReadersMax: 20,
  /** A language model's answer: tokens as it is set first and at most, characters, how long one may take and both tries together, ms. */
  modelTokens: 1_000,
  modelTokensMax: 8_000,
  modelAnswerCharsMax: 12_000,
  modelAnswerMs: 60_000,
  modelMs: 120_000,
  /** A described flow: characters of the description and of the drawing sent along, how often the model is asked, how long one answer and all may take, ms, and an answer's bytes. */
  draftingTextCharsMax: 4_000,
  draftingPromptCharsMax: 100_000,
  draftingRounds: 3,
  draftingAnswerMs: 60_000,
  draftingMs: 120_000,
  draftingReplyBytesMax: 512 * 1024,
  /** How long the command line waits for one answer, ms: a flow of 500 steps is read and checked well within it. */
  cliAnswerMs: 30_000,
  /** Connections, sources, flows and people of a shop that are known by name where a flow's file or a difference is read. */
  namedThingsMax: 5_000,
  /** A provider's statement, bytes as they come and unpacked: a month of a busy shop has some ten thousand lines of 600 bytes. */
  statementBytesMax: 24 * 1024 * 1024,
  statementUnpackedBytesMax: 128 * 1024 * 1024,
  /** Files inside one archive that are looked at, and lines of one statement. */
  statementFilesMax: 50,
  /** Fetching a file from a provider, ms. */
  statementFetchMs: 60_000,
  statementLinesMax: 200_000,
  /** Lines that are written in one statement to the database. */
  statementLinesAtOnce: 2_000,
  /** Lines that are held against the shop in one go, days of them, and lines shown of one before it is kept. */
  reconcileLinesMax: 400_000,
  reconcileDaysMax: 92,
  reconcileDaysAtOnce: 7,
  statementLinesShown: 8,
  /** Edits that the editor can take back: an afternoon's work; documents share what did not change, so each costs little. */
  undoStepsMax: 500,
  /** Customer service: how sure an answer has to be, in per cent, and where the operator has said nothing. */
  sureMin: 1,
  sureMax: 99,
  sureUsual: 80,
  /** Answers that flows give in one conversation within an hour: two machines that answer each other stop there. */
  repliesPerHour: 6,
  /** A message to a customer, characters: WeChat takes 2,048 bytes, so a longer one is refused there with a sentence. */
  replyCharsMax: 8_000,
  wechatTextBytes: 2_048,
  /** A shop's answers: entries, phrasings of one, characters of a phrasing and of an answer, and an import's bytes. */
  answersMax: 5_000,
  phrasingsMax: 60,
  phrasingCharsMax: 500,
  answerCharsMax: 4_000,
  answersImportBytes: 4 * 1024 * 1024,
  /** Answers offered beside a question, and orders looked through for the one that a customer means. */
  suggestionsShown: 4,
  /** Less sure than this, an answer is not even offered to a person. */
  suggestedFrom: 0.2,
  ownOrdersRead: 50,
  /** Messages of a conversation that are shown at once. */
  conversationMessages: 200,
  /** Orders shown beside a conversation. */
  conversationOrders: 6,
  /** How long one message may take to be sent, ms, and after how long one whose end nobody wrote down is in doubt. */
  replySendMs: 20_000,
  replyDoubtMs: 60_000,
  /** Channels: how often each is looked at for new messages, ms, where nobody tells us; messages fetched at once; one answer's bytes. */
  channelLookMs: 30_000,
  channelTickMs: 5_000,
  /** Pages of messages fetched in one go, so that a full mailbox does not hold the others for ever. */
  channelRoundsMax: 100,
  channelMessages: 100,
  channelAnswerBytes: 4 * 1024 * 1024,
  channelsMax: 20,
  connectionSecretChars: 2_000,
  /** A callback's body, bytes: an encrypted note of a few hundred. */
  callbackBytesMax: 64 * 1024,
  /** The public form: messages from one address within the time, ms, and addresses remembered. */
  formMessages: 6,
  formMs: 10 * 60_000,
  formAddressesMax: 20_000,
  /** Connections that wait to be accepted: a sale opens thousands at once, and Node's 511 turned some of 2,000 away. The system may allow fewer. */
  listenBacklog: 4_096,
  /** The listener: a quiet connection is kept a little longer than load balancers keep theirs (60 s); headers and a whole request have to arrive within these. */
  keepAliveMs: 65_000,
  headersTimeoutMs: 15_000,
  requestTimeoutMs: 60_000,
  /** At the end: how long answers under way may take, and after how long we go in any case (10 s are promised). */
  closeMs: 1_500,
  stopMs: 9_000,
  /** Of that, what calls outside may take to be answered: one that is cut off leaves a doubt; a lease lasts as long. */
  answersMs: 2_500,
} as const;
