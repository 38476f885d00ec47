import * as z from 'zod/mini';
import type { Audit } from '../model/audit.ts';
import {
  type FromContent,
  fromContentSchema,
  type HandedOver,
  type HelloReply,
  type Place,
  type RecordReply,
} from '../model/message.ts';
import { type FactOf, factSchema, type Observation } from '../model/observation.ts';
import type { InlineText } from '../model/script-text.ts';
import { stampSchema } from '../model/stamp.ts';
import type { ScriptTexts } from '../network/script-texts.ts';
import type { Audits } from './audits.ts';
import type { Context } from './context.ts';
import type { DocumentRecord } from './database.ts';
import type { Journal } from './journal.ts';
import { createKnownDocuments } from './known-documents.ts';
import { createMissedPages } from './missed-pages.ts';
import type { OwnLog } from './own-log.ts';
import { documentOf, keyOfDocument, keyOfNext, pageShown, releaseHeld, tabRecord } from './pages.ts';
import { redactFact, redactUrl, urlKey } from './redact.ts';
import { appendObservations } from './store.ts';
import { withTrueFiles } from './true-files.ts';

export type RecorderNeeds = {
  journal: Journal;
  audits: Audits;
  own: OwnLog;
  /** The browser's ids of the documents that hold a frame, outermost first; empty where it does not tell. */
  ancestorsOf(sender: Place): Promise<string[]>;
  /** Where Gecko's stacks may name others' files. */
  texts: ScriptTexts;
  /** The audit takes in nothing more (`room.ts`). */
  isFull(audit: string): boolean;
  /** The disk has room for more; where not, what comes is not acknowledged, and its page keeps it. */
  mayStore(): Promise<boolean>;
  /** The recording audit that an unknown tab joins because one of its tabs opened it. */
  auditOfOpener(tab: number): Promise<Audit | null>;
  /** Looks into the texts of a document's scripts. */
  readScripts(
    asked: Extract<FromContent, { type: 'read-scripts' }>,
    tab: number,
  ): Promise<FactOf<'reference'>[]>;
  /** Hashes the texts of a document's inline scripts. */
  hashScripts(asked: Extract<FromContent, { type: 'hash-scripts' }>, tab: number): Promise<InlineText[]>;
  nowMs(): number;
};

type Hello = Extract<FromContent, { type: 'hello' }>;
const itemSchema = z.extend(stampSchema(), { url: z.string(), fact: factSchema });
const envelopeSchema = z.object({
  type: z.literal('record'),
  document: z.string().check(z.minLength(1), z.maxLength(64)),
  batch: z.array(z.unknown()).check(z.maxLength(5000)),
});
/** Of a document that went away before it was told where it is: only its own id tells which it was. */
const nowhere: Place = { tab: -1, frame: 0, document: '' };
const seqSchema = z.object({ seq: z.number() });
const urlSchema = z.object({ url: z.string() });
const reportDroppedEvery = 100;
const longestUrl = 4096;

/**
 * Takes in what content scripts send. Holds no state that a killed background would lose: a reply means that
 * everything it acknowledges is on disk. Rejects when it could not be stored, so that the sender keeps it.
 */
export function createRecorder(needs: RecorderNeeds) {
  const { journal, audits, own, texts } = needs;
  let dropped = 0;
  const missed = createMissedPages(needs);
  /** Documents whose hello is being stored. */
  const arriving = new Map<string, Promise<unknown>>();
  const documents = createKnownDocuments(journal);

  /**
   * What a document left that is gone. Rejects where nobody knows that document, as long as it `mayBeTold` where it was; then its
   * audits say, once, that it is missing.
   */
  async function handleLeft({ message, place }: HandedOver, mayBeTold = false): Promise<void> {
    const { data } = envelopeSchema.safeParse(message);
    if (!data) return drop(1, place ?? nowhere);
    const reply = await record(data.document, data.batch, place ?? nowhere, true);
    if (reply?.audited !== false || place !== null) return;
    if (await documents.get(data.document)) return;
    if (mayBeTold) throw new Error('nobody knows this document yet');
    const origin = originOf(urlOf(data.batch[0]));
    await missed.tell(data.document, origin, data.batch.length);
  }

  /** Resolves to undefined for a message that fits nothing. */
  async function handle(
    message: unknown,
    sender: Place,
  ): Promise<HelloReply | RecordReply | FactOf<'reference'>[] | InlineText[] | undefined> {
    const { data } = fromContentSchema().safeParse(message);
    if (data?.type === 'hello') return hello(data, sender);
    if (data?.type === 'read-scripts') return needs.readScripts(data, sender.tab);
    if (data?.type === 'hash-scripts') return needs.hashScripts(data, sender.tab);
    const envelope = envelopeSchema.safeParse(message);
    if (envelope.success) return record(envelope.data.document, envelope.data.batch, sender);
    await drop(1, sender);
    return undefined;
  }

  async function hello(message: Hello, sender: Place): Promise<HelloReply> {
    const audit = await auditFor(sender.tab);
    if (!audit) return { audited: false };
    // The page goes on meanwhile: the vendors that it must be watched for do not wait for a disk.
    const arrival = arrive(message, sender, audit).then(documents.add, () => undefined);
    arriving.set(message.document, arrival);
    void arrival.then(() => arriving.delete(message.document));
    return { audited: true, audit: audit.id, place: sender, vendors: audit.vendors };
  }

  async function auditFor(tab: number): Promise<Audit | null> {
    if (tab === nowhere.tab) return null;
    return (await audits.recordingIn(tab)) ?? needs.auditOfOpener(tab);
  }

  async function arrive(
    message: Hello,
    sender: Place,
    audit: Audit,
    isGone = false,
  ): Promise<DocumentRecord> {
    const ancestors = message.top ? [] : await needs.ancestorsOf(sender);
    const originKey = urlKey(originOf(message.url), audit.redactionKey);
    return journal.soon(async (context) => {
      const known = await context.tx.objectStore('documents').get(message.document);
      const document: DocumentRecord = known ?? {
        id: message.document,
        audit: audit.id,
        page: message.top ? message.document : await pageOfFrame(context, ancestors, sender.tab),
        tab: sender.tab,
        frame: sender.frame,
        top: message.top,
        browserDocument: sender.document,
        originKey,
      };
      await context.tx.objectStore('documents').put(document);
      if (!document.top) return document;
      await releaseHeld(context, own, audit.id, keyOfDocument(document.browserDocument), document.page);
      if (isGone) return document;
      // A prerendered top document has a frame number of its own until it is shown.
      if (message.prerender)
        await releaseHeld(context, own, audit.id, keyOfNext(sender.tab, sender.frame), document.page);
      else await pageShown(context, own, document, needs.nowMs());
      return document;
    });
  }

  async function record(
    id: string,
    batch: unknown[],
    sender: Place,
    isGone = false,
  ): Promise<RecordReply | undefined> {
    const ackedSeq = batch.reduce<number>((last, item) => Math.max(last, seqOf(item)), -1);
    const document = await documentFor(id, batch, sender, isGone);
    const audit = document ? await audits.get(document.audit) : null;
    if (!document || !audit) return { ackedSeq, audited: false };
    if (needs.isFull(audit.id)) return { ackedSeq, audited: audit.state === 'recording' };
    if (!(await needs.mayStore())) throw new Error('The disk is full.');

    const items = batch.map((item) => itemSchema.safeParse(item));
    const bad = items.filter(({ success }) => !success).length;
    const observations = items
      .flatMap(({ data }) => (data ? [observe(data, document, audit, texts)] : []))
      // After the stop only what happened before it is taken in.
      .filter(({ atMs }) => audit.endedAtMs === null || atMs <= audit.endedAtMs);

    await journal.run(async (context) => {
      await appendObservations(context, observations);
      if (document.top && endsShown(observations)) await pageShown(context, own, document, needs.nowMs());
    });
    if (bad > 0) await drop(bad, sender);
    return { ackedSeq, audited: audit.state === 'recording' || observations.length > 0 };
  }

  /** A document that is unknown although its tab is audited lost its hello: the browser's own word will do. */
  async function documentFor(
    id: string,
    batch: unknown[],
    sender: Place,
    isGone: boolean,
  ): Promise<DocumentRecord | null> {
    // The page's facts wait for it.
    if (arriving.has(id)) journal.hurry();
    await arriving.get(id);
    const known = await documents.get(id);
    if (known) return known;
    const audit = await auditFor(sender.tab);
    if (!audit) return null;
    const top = sender.frame === 0;
    return arrive(
      { type: 'hello', document: id, url: urlOf(batch[0]), top, prerender: false },
      sender,
      audit,
      isGone,
    );
  }

  /** Counts what was dropped and says so in the record, the first time and then once per hundred. */
  async function drop(count: number, sender: Place): Promise<void> {
    const before = dropped;
    dropped += count;
    const due =
      before === 0 || Math.floor(before / reportDroppedEvery) < Math.floor(dropped / reportDroppedEvery);
    const audit = due ? await audits.recordingIn(sender.tab) : null;
    if (!audit) return;
    await journal.run(async (context) => {
      const { page } = await tabRecord(context, sender.tab);
      own(context, {
        audit: audit.id,
        page,
        tab: sender.tab,
        frame: sender.frame,
        atMs: needs.nowMs(),
        pageUrl: '',
        fact: {
          kind: 'gap',
          reason: 'message-dropped',
          detail: 'A message from the page did not fit and was left out. The count is the total so far.',
          count: dropped,
        },
      });
    });
  }

  return { handle, handleLeft };
}

function observe(
  { seq, atMs, url, fact }: z.infer<typeof itemSchema>,
  document: DocumentRecord,
  audit: Audit,
  texts: ScriptTexts,
): Observation {
  const key = audit.redactionKey;
  return {
    audit: audit.id,
    document: document.id,
    page: document.page,
    seq,
    atMs,
    tab: document.tab,
    frame: document.frame,
    pageUrl: redactUrl(url.slice(0, longestUrl), key),
    ...(fact.kind === 'request' || fact.kind === 'asked' ? { urlKey: urlKey(fact.url, key) } : {}),
    fact: redactFact(withTrueFiles(fact, document.tab, texts), key),
  };
}

/** The page came to be shown, and was not hidden again: what a page leaves behind is taken in after its end. */
function endsShown(observations: readonly Observation[]): boolean {
  const events = observations.flatMap(({ fact }) => (fact.kind === 'page' ? [fact.event] : []));
  const last = events.findLast(
    (event) => event === 'restored' || event === 'activated' || event === 'hidden',
  );
  return last !== undefined && last !== 'hidden';
}

/** Outermost known document first; where the browser names none, what the tab shows. */
async function pageOfFrame(context: Context, ancestors: readonly string[], tab: number): Promise<string> {
  for (const ancestor of ancestors) {
    const document = await documentOf(context, ancestor);
    if (document) return document.page;
  }
  return (await tabRecord(context, tab)).page;
}

function seqOf(item: unknown): number {
  return seqSchema.safeParse(item).data?.seq ?? -1;
}

function urlOf(item: unknown): string {
  return urlSchema.safeParse(item).data?.url ?? '';
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'null';
}
