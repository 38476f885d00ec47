import { siteOf } from '../attribution/same-site.ts';
import type { Audit } from '../model/audit.ts';
import type { FactOf, Observation } from '../model/observation.ts';
import type { Report } from '../model/report.ts';
import { comparisonPort, fromUiSchema, type toUiSchema } from '../model/ui-message.ts';
import { createErrorAnswers } from '../network/error-answers.ts';
import { fetchScript } from '../network/fetch-script.ts';
import { listenToRequests } from '../network/listen.ts';
import { listenToScripts } from '../network/listen-to-scripts.ts';
import { createScriptTexts } from '../network/script-texts.ts';
import { createWitness } from '../network/witness.ts';
import { headOf } from '../package/chain.ts';
import { browser, type Runtime } from '../platform/browser.ts';
import { browserName, engine } from '../platform/engine.ts';
import { buildReport } from '../report/build.ts';
import { createAudits } from '../session/audits.ts';
import { drawBadge } from '../session/badge.ts';
import { createComparisons } from '../session/comparison/comparisons.ts';
import { unblock } from '../session/comparison/rules.ts';
import { type Database, openDatabase } from '../session/database.ts';
import { lookAtTab } from '../session/first-look.ts';
import { ancestorsOf } from '../session/frames.ts';
import { createFullDisk } from '../session/full-disk.ts';
import { receiveHandedOver } from '../session/handed-over.ts';
import { hashScripts } from '../session/hash-scripts.ts';
import { createHistory } from '../session/history.ts';
import { createJournal } from '../session/journal.ts';
import { createLifecycle } from '../session/lifecycle.ts';
import { createLive } from '../session/live.ts';
import { lookNow, takeFirstLook } from '../session/look.ts';
import { auditOfOpener } from '../session/opener.ts';
import { createOwnLog } from '../session/own-log.ts';
import { createOwnVendors } from '../session/own-vendors.ts';
import { createPacking } from '../session/packing.ts';
import { pageCommitted } from '../session/pages.ts';
import { standingIn, take } from '../session/pictures/capture.ts';
import { createPictures } from '../session/pictures/pictures.ts';
import { readScripts } from '../session/read-scripts.ts';
import { endOldSession, reconcile } from '../session/reconcile.ts';
import { createRecorder } from '../session/recorder.ts';
import { createRoom, recordsAtMost } from '../session/room.ts';
import { scriptInventory } from '../session/script-inventory.ts';
import { contentSender, isOwnPage } from '../session/sender.ts';
import { summaryOf } from '../session/summary.ts';
import { createSwitch } from '../session/switch.ts';
import { listenToTabs } from '../session/tab-events.ts';
import { tabState } from '../session/tab-state.ts';
import { createTrials } from '../session/try-chat.ts';
import { createUiHandlers } from '../session/ui-messages.ts';
import { builtInVendors, catalogueVersion } from '../vendors/catalogue.gen.ts';
import { withOwnVendors } from '../vendors/user.ts';

declare const __VERSION__: string;
declare const __BUILD__: string;
const tool = { version: __VERSION__, build: __BUILD__, catalogue: catalogueVersion };
const keeper = ({ browser: where }: Audit) => `Widget Witness ${__VERSION__} in ${where}`;
/** A background that was just started serves the page first. */
const tidyAfterMs = 5_000;

let database: Promise<Database> | null = null;
const open = () => {
  const opened =
    database ??
    openDatabase(() => {
      database = null;
    });
  // What could not be opened is tried again.
  opened.catch(() => {
    database = null;
  });
  database = opened;
  return opened;
};
const errors = new Map<number, string>();
const lookFailed = new Set<number>();

const journal = createJournal(open, { stored: onStored, full: () => disk.onFailed() });
const room = createRoom(journal, noMoreRoom);
const audits = createAudits(journal);
const own = createOwnLog();
const ownVendors = createOwnVendors(journal);
const live = createLive({
  journal,
  audits,
  report: (audit, observations) => {
    const vendors = withOwnVendors(builtInVendors, audit.vendors);
    const report = buildReport({ audit, observations: [...observations], vendors, tool });
    history.noteSummary(audit, summaryOf(report, observations)).catch(() => undefined);
    return report;
  },
  changed: draw,
});
const history = createHistory({
  audits,
  journal,
  keeper,
  siteOf,
  changed: (audit) => {
    for (const tab of audit.tabs) draw(tab, audit, null);
    live.markChanged(audit.id);
  },
  removed: () => disk.onRemoved(),
  nowMs: Date.now,
});
const texts = createScriptTexts();
const errorAnswers = createErrorAnswers();
const isFull = (id: string) => disk.isLow() || room.isFull(id);
const pictures = createPictures({ journal, audits, own, isFull, standingIn, take });
const network = createWitness({ journal, audits, own, isFull });

// Attached at once, so that these events wake a background that was stopped while it recorded.
const listening = createSwitch(() => {
  const detach = [
    listenToRequests((seen) => ready.then(() => network.witness(seen)), errorAnswers.statusOf),
    ...(engine === 'firefox' ? [listenToScripts(texts, audits.isRecordedNow, errorAnswers.note)] : []),
    listenToTabs({
      committed: (tab, document) => ready.then(() => committed(tab, document)),
      opened: (source, tab) => ready.then(() => opened(source, tab)),
      closed: (tab) => ready.then(() => lifecycle.tabClosed(tab)),
    }),
  ];
  return () => {
    for (const off of detach) off();
  };
});
const lifecycle = createLifecycle({
  journal,
  audits,
  own,
  browserName,
  ownVendors: ownVendors.read,
  listen: listening.set,
  look,
  lastPictures: (audit) => pictures.atStop(audit),
  takeInHandedOver: () => takeInHandedOver(),
  scriptInventory: async (audit) =>
    scriptInventory(audit, await live.reportOf(audit), { texts, fetchScript }),
  chainHeadOf: async (audit) => headOf(await live.observationsOf(audit)),
  keeper,
});
const disk = createFullDisk({
  recording: audits.recording,
  note: (audit, gap) => lifecycle.note(audit, gap),
  changed: live.markChanged,
  free: async () => {
    const { quota = Number.POSITIVE_INFINITY, usage = 0 } = await navigator.storage.estimate();
    return quota - usage;
  },
  nowMs: Date.now,
});
const recorder = createRecorder({
  journal,
  audits,
  own,
  texts,
  isFull: room.isFull,
  mayStore: () => disk.mayStore(),
  ancestorsOf,
  auditOfOpener: (tab) => auditOfOpener(audits, tab),
  readScripts: (asked, tab) =>
    readScripts(asked, tab, {
      audits,
      texts,
      fetchScript,
      catalogueOf: (mine) => withOwnVendors(builtInVendors, mine),
    }),
  hashScripts: (asked, tab) => hashScripts(asked, tab, { audits }),
  nowMs: Date.now,
});
const comparisons = createComparisons({
  audits,
  journal,
  lifecycle,
  live,
  look: (tab, { vendors }) => lookAtTab(tab, withOwnVendors(builtInVendors, vendors), vendors),
});
const trials = createTrials({ audits, live, lifecycle });
const answerUi = createUiHandlers({
  audits,
  lifecycle,
  live,
  packing: createPacking({
    audits,
    live,
    keeper,
    catalogueOf: (mine) => withOwnVendors(builtInVendors, mine),
  }),
  comparisons,
  trials,
  pictures,
  ownVendors,
  history,
  keeper,
  stateOf: (tabId) =>
    tabState(tabId, {
      audits,
      journal,
      live,
      errorOf: (id) => errors.get(id) ?? null,
      isFull: disk.isFull,
      comparisonIn: comparisons.progressIn,
      tryingIn: trials.tryingIn,
      lookFailed,
    }),
  look: async (tabId) => {
    if (await takeFirstLook(tabId, audits, look)) lookFailed.delete(tabId);
    else lookFailed.add(tabId);
  },
  setError: (tabId, sentence) => {
    if (sentence === null) errors.delete(tabId);
    else errors.set(tabId, sentence);
  },
});

listening.set(true);
// Before anything else: whatever a background before this one was doing, no page stays without a script.
const unblocked = unblock().catch(() => undefined);
const needs = { audits, journal, lifecycle };
// A store that cannot be opened now may be opened for the next message: nothing is refused for ever.
const settled = endOldSession(needs).catch(() => undefined);
const ready = Promise.all([settled, unblocked])
  .then(() => reconcile(needs))
  .catch(() => undefined);
const takeInHandedOver = receiveHandedOver(recorder.handleLeft);
void ready.then(() => setTimeout(() => void history.tidy().catch(() => undefined), tidyAfterMs));

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  const content = contentSender(sender);
  // A page that goes away at once waits for nothing else.
  if (content) return settled.then(() => recorder.handle(message, content));
  if (!isOwnPage(sender)) return undefined;
  const parsed = fromUiSchema.safeParse(message);
  return parsed.success ? ready.then(() => answerUi(parsed.data)) : undefined;
});
browser.runtime.onConnect.addListener((port) => {
  if (port.name === comparisonPort && port.sender && isOwnPage(port.sender)) comparisons.connected(port);
});
browser.permissions.onAdded.addListener(({ origins = [] }) => permissionChanged('granted', origins));
browser.permissions.onRemoved.addListener(({ origins = [] }) => permissionChanged('withdrawn', origins));

async function look(tabId: number): Promise<Audit | null> {
  const mine = await ownVendors.read();
  const catalogue = withOwnVendors(builtInVendors, mine);
  return lookNow(tabId, { audits, lifecycle, catalogue, own: mine });
}

async function committed(tab: number, browserDocument: string): Promise<void> {
  if (!(await audits.recordingIn(tab))) return;
  await journal.soon((context) => pageCommitted(context, tab, browserDocument));
}

async function opened(source: number, tab: number): Promise<void> {
  const audit = await audits.recordingIn(source);
  if (!audit) return;
  await lifecycle.joinTab(audit, tab);
  await network.replay(tab);
}

async function permissionChanged(event: 'granted' | 'withdrawn', origins: readonly string[]): Promise<void> {
  await ready;
  await lifecycle.permissionChanged(event, origins);
}

/** The badge, and whatever popup or panel is open. */
function draw(tab: number, audit: Audit, report: Report | null): void {
  void drawBadge(tab, audit, report);
  const message: ReturnType<typeof toUiSchema.parse> = { type: 'changed', tabId: tab };
  // Rejects when no popup or panel is open.
  browser.runtime.sendMessage(message).catch(() => undefined);
}

function onStored(observations: readonly Observation[]): void {
  disk.onStored();
  room.onStored(observations);
  live.onStored(observations);
  pictures.onStored(observations);
}

function noMoreRoom(id: string): void {
  const detail = `This audit holds ${recordsAtMost} records. What happened after that is not recorded.`;
  const fact: FactOf<'gap'> = { kind: 'gap', reason: 'overflow', detail, count: 1 };
  void audits.get(id).then((audit) => audit && lifecycle.note(audit, fact));
}
