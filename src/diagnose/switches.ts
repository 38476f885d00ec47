import type { ObservationOf } from '../model/observation.ts';
import type { Actor } from '../model/report.ts';
import type { CauseInput } from './cause.ts';

/** A setting by which a chat is kept away, on at the end of a page load. */
export type SwitchOn = {
  name: string;
  page: string;
  /** Who was seen to set it or its object, unless it was the site or the vendor itself; null otherwise. */
  setBy: Actor | null;
};

/** The affected vendor's switches that were on when each page load was last looked at. */
export function switchesOn({
  affected,
  log,
  pages,
  attribute,
}: Pick<CauseInput, 'affected' | 'log' | 'pages' | 'attribute'>): SwitchOn[] {
  const names = new Set(affected.switches?.map(({ value }) => value));
  const last = new Map<string, ObservationOf<'setting'>>();
  for (const setting of log.of('setting')) {
    const { document, page, fact } = setting;
    if (names.has(fact.setting) && pages.has(page)) last.set(`${document}\n${fact.setting}`, setting);
  }
  return [...last.values()]
    .filter(({ fact }) => fact.on)
    .map((setting) => {
      const [holder] = setting.fact.setting.split('.');
      const act = log
        .inDocument(setting.document, 'global')
        .findLast(({ seq, fact }) => fact.name === holder && fact.path === '' && seq < setting.seq);
      const setter = setting.fact.stack ? setting : act;
      const actor = setter ? attribute(setter).actor : null;
      const isForeign = actor !== null && actor.party !== 'site' && actor.party !== 'affected';
      return { name: setting.fact.setting, page: setting.page, setBy: isForeign ? actor : null };
    });
}
