import type { Actor, Finding, Report, WidgetReport } from '../../../model/report.ts';
import { inReadingOrder, partyOf } from '../../words.ts';
import { type ChatState, chatStates } from './chat-states.ts';
import { type ShownLoad, timesOf } from './page-loads.ts';

/** Times in epoch ms. */
export type ChatStretch = { load: ShownLoad; state: ChatState; fromMs: number; toMs: number };
export type Acts = {
  /** The finding's number as the report lists them, from 1. */
  number: number;
  finding: Finding;
  timesMs: number[];
};
/** What is drawn of one vendor, or of one who acted. */
export type Lane = {
  name: string;
  /** `chat`, or whose script it is. */
  part: string;
  chat: ChatStretch[] | null;
  /** When others acted on the chat with an effect. */
  touchedMs: number[];
  acts: Acts[];
  /** Findings that found no room. */
  more: number;
};

const lanesAtMost = 8;
const actsAtMost = 10;

type Draft = { key: string; name: string; part: string; widget: WidgetReport | null };

/** The chats, then those who acted and have none; a vendor with both has one lane. `more` lanes found no room. */
export function lanesOf(report: Report, loads: readonly ShownLoad[]): { lanes: Lane[]; more: number } {
  const ordered = inReadingOrder(report.findings);
  const drafts = draftsOf(report, ordered);
  const lanes = drafts.slice(0, lanesAtMost).map(({ key, name, part, widget }): Lane => {
    const acts = ordered.flatMap((finding, index): Acts[] =>
      keyOf(finding.actor) === key ? [{ number: index + 1, finding, timesMs: timesOf(finding) }] : [],
    );
    return {
      name,
      part,
      chat: widget && loads.flatMap((load) => stretchesIn(widget, load)),
      touchedMs: ordered
        .filter(({ verdict, affected }) => verdict === 'fail' && widget !== null && affected.vendor === key)
        .flatMap(timesOf),
      acts: acts.slice(0, actsAtMost),
      more: Math.max(0, acts.length - actsAtMost),
    };
  });
  return { lanes, more: Math.max(0, drafts.length - lanesAtMost) };
}

function draftsOf({ widgets }: Report, ordered: readonly Finding[]): Draft[] {
  const drafts: Draft[] = widgets.map((widget) => ({
    key: widget.vendor,
    name: widget.name,
    part: 'chat',
    widget,
  }));
  for (const { actor } of ordered) {
    const key = keyOf(actor);
    const draft = drafts.find((one) => one.key === key);
    if (!draft) drafts.push({ key, name: nameOf(actor), part: partOf(actor), widget: null });
    else if (draft.widget && draft.part === 'chat') draft.part = `chat, ${partOf(actor)}`;
  }
  return drafts;
}

const keyOf = ({ vendor, name, party }: Actor): string => vendor ?? `${party} ${name}`;
const nameOf = ({ party, name }: Actor): string => (party === 'unknown' ? 'Nobody named' : name);
const partOf = (actor: Actor): string =>
  actor.party === 'unknown' ? 'who acted is not known' : partyOf(actor);

function stretchesIn({ pageLoads }: WidgetReport, load: ShownLoad): ChatStretch[] {
  const ladder = pageLoads.find(({ page }) => page === load.page)?.ladder;
  if (!ladder) return [{ load, state: 'absent', fromMs: load.fromMs, toMs: load.toMs }];
  return chatStates(ladder, load).map((stretch) => ({ load, ...stretch }));
}
