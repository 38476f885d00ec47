import type { Audit } from '../model/audit.ts';
import type { Fact, FactOf } from '../model/observation.ts';
import type { Vendor } from '../model/vendor.ts';
import { browser } from '../platform/browser.ts';
import { coversAllSites, heldOrigins, isOpenPage, mayRecord } from './access.ts';
import type { Audits } from './audits.ts';
import { isSealed, withStep } from './custody.ts';
import type { Journal } from './journal.ts';
import { leaveTab } from './leave.ts';
import type { OwnLog } from './own-log.ts';
import { releaseAllHeld, tabRecord } from './pages.ts';
import { redactUrl } from './redact.ts';
import { registerScripts } from './registration.ts';
import { loadAgain } from './reload.ts';

export type StartRequest = {
  tabId: number;
  how: 'reload' | 'next';
  origins: readonly string[];
  protect: readonly string[];
};
export type LifecycleNeeds = {
  journal: Journal;
  audits: Audits;
  own: OwnLog;
  browserName(): Promise<string>;
  ownVendors(): Promise<Vendor[]>;
  /** Called when recording begins or may have ended, so that the browser's events are listened to or not. */
  listen(on: boolean): void;
  /** A first look at a tab, saved as an audit of its own; null where none is possible. */
  look(tabId: number): Promise<Audit | null>;
  /** Takes a last picture of what the audit's tabs show. */
  lastPictures(audit: Audit): Promise<void>;
  /** Stores what pages that went away have left behind. */
  takeInHandedOver(): Promise<void>;
  /** What is kept of the texts of the audit's scripts. */
  scriptInventory(audit: Audit): Promise<FactOf<'script-text' | 'script-unread'>[]>;
  /** The head of the chain of all that is recorded, in hex; null where nothing is. */
  chainHeadOf(audit: Audit): Promise<string | null>;
  /** Who keeps the record: this release, in this browser. */
  keeper(audit: Audit): string;
};

/** A start that was refused, with a sentence for the person. */
export class Refusal extends Error {}

export function createLifecycle(needs: LifecycleNeeds) {
  const { journal, audits, own } = needs;

  /** A new audit of the tab, not recording yet. `siteUrl` is redacted here. */
  async function newAudit(tabId: number, url: string): Promise<Audit> {
    const redactionKey = randomHex(32);
    return {
      id: crypto.randomUUID(),
      state: 'looked',
      startedAtMs: Date.now(),
      endedAtMs: null,
      tabs: [tabId],
      siteUrl: redactUrl(url, redactionKey),
      browser: await needs.browserName(),
      origins: [],
      protect: [],
      vendors: await needs.ownVendors(),
      redactionKey,
    };
  }

  /** Starts recording. The tab's first look, if there is one, becomes part of the audit. Throws a `Refusal`. */
  async function startAudit({ tabId, how, origins, protect }: StartRequest): Promise<Audit> {
    const running = await audits.recordingIn(tabId);
    if (running) return running;
    const { url = '' } = await browser.tabs.get(tabId);
    const held = await heldOrigins();
    // With all sites allowed, only a page of the browser's own keeps its address from us.
    if (how === 'reload' && (url === '' ? coversAllSites(held) : !isOpenPage(url))) {
      throw new Refusal('The browser lets no extension record this page. Open a web page, then start.');
    }
    // The next page may be any page: then permission for all sites is enough, whatever the tab shows now.
    if (!(await mayRecord(url)) && !(how === 'next' && coversAllSites(held))) {
      throw new Refusal('Recording needs permission for this site. Allow it, then start again.');
    }
    const { method } = await journal.run((context) => tabRecord(context, tabId));
    if (how === 'reload' && method === 'post') {
      throw new Refusal(
        'This page is the answer to a form. Loading it again would send the form again. Record from the next page instead.',
      );
    }

    const shown = await audits.shownFor(tabId);
    const looked = shown?.state === 'looked' ? shown : await needs.look(tabId);
    const base = looked ?? (await newAudit(tabId, url));
    const begun: Audit = {
      ...base,
      state: 'recording',
      startedAtMs: Date.now(),
      origins: [...origins],
      protect: [...protect],
      vendors: await needs.ownVendors(),
    };
    const audit = withStep(begun, 'recorded', needs.keeper(begun));
    await audits.save(audit);
    needs.listen(true);
    await note(audit, { kind: 'permission', event: 'held', origins: held.slice(0, 500) });
    if (!coversAllSites(held)) {
      const detail = 'Recording is allowed for some sites only; what other sites send and load is not seen.';
      await note(audit, { kind: 'gap', reason: 'no-permission', detail, count: 1 });
    }
    await syncScripts().catch(async () => {
      await stopAudit(audit.id);
      throw new Refusal('The browser did not accept the sites that were chosen. Choose again, then start.');
    });
    if (how === 'reload') await loadAgain(tabId, url);
    return audit;
  }

  /**
   * Ends an audit; one that was not recording stays as it is, but for its seal, where a background that was stopped owes it.
   * `texts`: hashes of those of its scripts are kept, which takes a while.
   */
  async function stopAudit(
    id: string,
    { gap, texts = gap === undefined }: { gap?: FactOf<'gap'>; texts?: boolean } = {},
  ): Promise<void> {
    const audit = await audits.get(id);
    if (audit?.state === 'recording') await endRecording(audit, gap);
    await seal(id, texts);
  }

  async function endRecording(audit: Audit, gap: FactOf<'gap'> | undefined): Promise<void> {
    if (gap) await note(audit, gap);
    else {
      await needs.lastPictures(audit).catch(() => undefined);
      await Promise.all(audit.tabs.map((tab) => leave(audit, tab)));
    }
    await needs.takeInHandedOver();
    await journal.run((context) => releaseAllHeld(context, own, audit.id));
    await audits.update(audit.id, (now) => ({ ...now, state: 'stopped', endedAtMs: Date.now() }));
    await syncScripts();
  }

  /** The last that is added to a record, and the head of its chain as it then is. */
  async function seal(id: string, texts: boolean): Promise<void> {
    const audit = await audits.get(id);
    if (audit?.state !== 'stopped' || isSealed(audit)) return;
    if (texts) await noteTexts(audit);
    const head = await needs.chainHeadOf(audit).catch(() => null);
    await audits.update(id, (now) =>
      isSealed(now) ? now : withStep(now, 'stopped', needs.keeper(now), head),
    );
  }

  /** While the browser still has them or can get them; an audit without them says so and is none the worse. */
  async function noteTexts(audit: Audit): Promise<void> {
    const texts = await needs.scriptInventory(audit).catch(() => []);
    await Promise.all(texts.map((text) => note(audit, text)));
  }

  /** A page that was recorded and does not answer at the end has crashed or hangs: the record says so. */
  async function leave(audit: Audit, tab: number): Promise<void> {
    const { page } = await journal.run((context) => tabRecord(context, tab));
    if ((await leaveTab(tab)) || page === '') return;
    const detail = 'A page did not answer at the end of the audit: what it did last may be missing.';
    await note(audit, { kind: 'gap', reason: 'tab-closed', detail, count: 1 }, tab);
  }

  /** A tab that an audited tab opened is part of its audit. */
  async function joinTab(audit: Audit, tab: number): Promise<Audit> {
    if (audit.tabs.includes(tab)) return audit;
    const joined = await audits.update(audit.id, (now) => ({
      ...now,
      tabs: [...now.tabs.filter((one) => one !== tab), tab],
    }));
    return joined ?? audit;
  }

  async function tabClosed(tab: number): Promise<void> {
    const audit = await audits.recordingIn(tab);
    if (!audit) return;
    const detail = 'A tab of the audit was closed.';
    const gap: FactOf<'gap'> = { kind: 'gap', reason: 'tab-closed', detail, count: 1 };
    if (audit.tabs.length === 1) return stopAudit(audit.id, { gap });
    await note(audit, gap, tab);
    await audits.update(audit.id, (now) => ({ ...now, tabs: now.tabs.filter((one) => one !== tab) }));
  }

  async function permissionChanged(
    event: 'granted' | 'withdrawn',
    origins: readonly string[],
  ): Promise<void> {
    if (origins.length === 0) return;
    for (const audit of await audits.recording()) {
      await note(audit, { kind: 'permission', event, origins: origins.slice(0, 500) });
      if (event === 'granted') continue;
      const detail = 'Permission was withdrawn while the audit was recording.';
      await note(audit, { kind: 'gap', reason: 'no-permission', detail, count: 1 });
    }
    await syncScripts();
  }

  /** Appends a fact of the background's own to the page that the audit's tab shows. */
  async function note(audit: Audit, fact: Fact, tab = audit.tabs[0] ?? -1): Promise<void> {
    await journal.run(async (context) => {
      const { page } = await tabRecord(context, tab);
      const pageUrl = audit.siteUrl;
      own(context, { audit: audit.id, page, tab, frame: 0, atMs: Date.now(), pageUrl, fact });
    });
  }

  /** The registered scripts and the browser's events follow from what records: all that is left is undone. */
  async function syncScripts(): Promise<void> {
    const recording = await audits.recording();
    await registerScripts([...new Set(recording.flatMap(({ origins }) => origins))]);
    needs.listen(recording.length > 0);
  }

  return { newAudit, startAudit, stopAudit, joinTab, tabClosed, permissionChanged, note, syncScripts };
}
export type Lifecycle = ReturnType<typeof createLifecycle>;

function randomHex(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
