import { append, onPage } from '../../attribution/log.ts';
import type { ObservationOf } from '../../model/observation.ts';
import type { Actor } from '../../model/report.ts';
import type { Candidate, Detector, DetectorInput } from '../detector.ts';
import { isPlainMember } from '../own-globals.ts';
import { holderOf, settingsObjects } from '../settings.ts';

type Switch = ObservationOf<'setting'>;
type Change = ObservationOf<'global'>;

/** A chat that drew nothing for so long after its script ran and its settings were changed is taken not to start. */
const timeToDrawMs = 2_000;

/**
 * A script changes the vendor's settings after somebody else had set them, and the chat does not start on that page load. Of
 * a switch the catalogue knows that it keeps the chat away. What another setting means is not known: it counts only where
 * another chat vendor changed it before the vendor's script ran. What the site sets itself is the cause `vendor-settings`.
 */
export const detector: Detector = {
  id: 'altered-config',
  title: 'Altered configuration',
  affectedThing: 'settings',
  // Much of what a site sets up for itself comes from a tag manager, or from hosts that nobody can tell to be its own.
  mayName: ['other-vendor'],
  needs: ['setting', 'global', 'script', 'widget'],
  mustExclude: [
    'content-blocker',
    'csp',
    'origin-refused',
    'vendor-outage',
    'consent-manager',
    'delayed-loading',
    'storage-unavailable',
    'load-order',
  ],
  severity: 'high',
  notApplicable: (vendor) =>
    settingsObjects(vendor).size > 0 ? null : 'the catalogue lists no settings of this vendor',
  examine(input) {
    const courses = courseOf(input);
    const switches = turnedOn(input);
    return [
      ...switches.flatMap((change) => switched(change, courses(change), input)),
      ...otherChanges(input, switches).flatMap((change) => changed(change, courses(change), input)),
    ].sort((a, b) => a.seenAt.atMs - b.seenAt.atMs);
  },
};

/** How the chat fared on the page load of a change. */
type Course = {
  drawn: boolean;
  /** The last script of the vendor's that ran. */
  ran: ObservationOf<'script'> | undefined;
  /** Long enough to draw the chat if it was to be drawn. */
  hadTime: boolean;
};

function courseOf({ affected, log, isAffectedUrl, watchedUntilMs }: DetectorInput) {
  const drawn = new Set(
    log
      .of('widget')
      .flatMap(({ page, fact }) =>
        fact.vendor === affected.id && fact.connected && fact.rendered ? [page] : [],
      ),
  );
  const ran = new Map(
    log
      .of('script')
      .filter(({ fact }) => fact.event === 'loaded' && isAffectedUrl(fact.url))
      .map((script) => [script.page, script]),
  );
  return ({ page, atMs }: Switch | Change): Course => {
    const script = ran.get(page);
    const sinceMs = Math.max(atMs, script?.atMs ?? Number.POSITIVE_INFINITY);
    return {
      drawn: drawn.has(page),
      ran: script,
      hadTime: watchedUntilMs(page) - sinceMs >= timeToDrawMs,
    };
  };
}

/** The vendor's switches that somebody was seen to turn on, and that nobody turned off again. */
function turnedOn({ affected, log }: DetectorInput): Switch[] {
  const names = new Set(affected.switches?.map(({ value }) => value));
  const last = new Map<string, Switch>();
  for (const one of log.of('setting')) {
    if (names.has(one.fact.setting)) last.set(`${one.document}\n${one.fact.setting}`, one);
  }
  return [...last.values()].filter(({ fact }) => fact.on && fact.stack);
}

function switched(change: Switch, course: Course, input: DetectorInput): Candidate[] {
  const { affected, attribute } = input;
  const attribution = attribute(change);
  const { actor } = attribution;
  if (course.drawn || actor?.party === 'affected' || actor?.party === 'site') return [];
  const { setting } = change.fact;
  return [
    {
      act: change,
      seenAt: change,
      attribution,
      effectSeen: course.hadTime,
      reason: actor?.party === 'third-party' && !wasThereBefore(change, actor, input) ? unknownMaker : '',
      claim: 'derived',
      target: setting,
      active: `turned on the ${affected.name} setting ${setting}, and no chat was drawn`,
      passive: `the ${affected.name} setting ${setting} was turned on, and no chat was drawn`,
      what: `${setting} held true right after that, and nothing of the ${affected.name} chat was drawn on this page load`,
      after: 'true',
    },
  ];
}

const unknownMaker = 'who had made the settings was not seen, and whoever did may change them';

/** Whether the settings were in the page before the actor's script was. */
function wasThereBefore({ document, page, fact }: Switch, actor: Actor, { log }: DetectorInput): boolean {
  const [present] = log
    .inDocument(document, 'global')
    .filter(({ fact: { name } }) => name === holderOf(fact.setting));
  const script = onPage(log, page, 'script').find((one) => one.fact.url === actor.scriptUrl);
  return present !== undefined && script !== undefined && present.document === script.document
    ? present.seq < script.seq
    : false;
}

/** Settings, or whole objects of them, that another chat vendor changed; switches that it turned on with that are told above. */
function otherChanges({ affected, log, attribute }: DetectorInput, switches: readonly Switch[]): Change[] {
  const objects = settingsObjects(affected);
  const byDocument = new Map<string, Switch[]>();
  for (const one of switches) append(byDocument, one.document, one);
  const isTold = ({ document, fact: { name, path, stack } }: Change) =>
    byDocument
      .get(document)
      ?.some(
        (one) =>
          holderOf(one.fact.setting) === name &&
          (path === '' ? one.fact.stack?.text === stack?.text : one.fact.setting === `${name}.${path}`),
      );
  return log.of('global').filter((change) => {
    const { name, path, event, before, stack } = change.fact;
    if (!stack || !change.fact.changed || !objects.has(name) || event === 'present') return false;
    const isSetting = path === '' ? before === 'object' : isPlainMember(change);
    return isSetting && !isTold(change) && attribute(change).actor?.party === 'other-vendor';
  });
}

function changed(change: Change, course: Course, { affected, attribute }: DetectorInput): Candidate[] {
  const { name, path, event, before, after } = change.fact;
  // What a vendor has read is changed in vain.
  const isRead = course.ran?.document === change.document && course.ran.seq > change.seq;
  if (course.drawn || !isRead) return [];
  const target = path ? `window.${name}.${path}` : `window.${name}`;
  const what = path ? `the ${affected.name} setting ${target}` : `all ${affected.name} settings in ${target}`;
  return [
    {
      act: change,
      seenAt: change,
      attribution: attribute(change),
      effectSeen: course.hadTime,
      reason: '',
      claim: 'inferred',
      target,
      active: `changed ${what} before ${affected.name}'s script ran, and no chat was drawn`,
      passive: `${what} changed before ${affected.name}'s script ran, and no chat was drawn`,
      what: `${target} was ${event}; a script of ${affected.name}'s ran after that and drew nothing on this page load`,
      before,
      after,
    },
  ];
}
