import type { CauseId, LadderStep } from '../model/report.ts';

/** How verdicts speak: whole phrases for ids, in words that a client's front desk knows. */

/** `noun` stands in a list of what was excluded; `clause` follows "The … chat could not be used:". */
export const causePhrases: Record<CauseId, { noun: string; clause: string }> = {
  'content-blocker': {
    noun: 'a content blocker',
    clause: 'a content blocker or tracking protection in this browser stopped it',
  },
  csp: { noun: 'the security policy', clause: "the site's security policy kept it out" },
  'css-conflict': { noun: 'the page’s styling', clause: "the page's own styling hides or covers it" },
  'page-replacement': {
    noun: 'a rebuilt page',
    clause: 'the page was rebuilt and the chat was not put back',
  },
  'vendor-settings': {
    noun: 'the chat’s settings',
    clause: 'its own settings, opening hours or audience rules keep it away',
  },
  'load-order': {
    noun: 'script errors',
    clause: 'its script failed, or came in the wrong order',
  },
  'hidden-by-site': { noun: 'the site hiding it', clause: 'the site itself hides it here' },
  'consent-manager': { noun: 'missing consent', clause: "it waits for the visitor's consent" },
  'origin-refused': { noun: 'a refused address', clause: 'its server refused to serve this site' },
  'delayed-loading': {
    noun: 'delayed loading',
    clause: 'the site holds it back until the visitor does something',
  },
  'double-embed': { noun: 'a second copy', clause: 'it was put on the page twice' },
  coexistence: { noun: 'another chat beside it', clause: "another chat's button lies over it" },
  'storage-unavailable': { noun: 'closed storage', clause: 'this browser does not let it store anything' },
  'vendor-outage': { noun: 'an outage', clause: 'its server failed or could not be reached' },
  'authorised-by-site': { noun: 'the site’s consent', clause: 'the site wants it so' },
  undetermined: { noun: 'something else', clause: 'the cause is not determined' },
};

/**
 * Which established cause explains a chat that cannot be used, the most direct first: what kept the script from
 * arriving, then what kept it from running (a failure of its surroundings before the error that it leads to), then the
 * chat's own decision, then what became of a chat that was drawn. Consent of the site and "undetermined" explain
 * nothing and are left out.
 */
export const explainingCauses: readonly CauseId[] = [
  'content-blocker',
  'csp',
  'origin-refused',
  'vendor-outage',
  'consent-manager',
  'delayed-loading',
  'storage-unavailable',
  'double-embed',
  'load-order',
  'vendor-settings',
  'hidden-by-site',
  'page-replacement',
  'css-conflict',
  'coexistence',
];

type Act = {
  /** Follows a script's name; `chat` is the affected chat as it is called there. */
  tell(chat: string): string;
  /** Whether the act can be why a chat cannot be used. */
  keepsAway: boolean;
};

const acts: Readonly<Record<string, Act>> = {
  'removed-widget': { tell: (chat) => `removed ${chat}`, keepsAway: true },
  'hidden-widget': { tell: (chat) => `hid ${chat}`, keepsAway: true },
  'covered-widget': { tell: (chat) => `covered ${chat}`, keepsAway: true },
  'dead-launcher': { tell: (chat) => `kept clicks from ${chat}`, keepsAway: true },
  'blocked-loader': { tell: (chat) => `kept a script of ${chat} from running`, keepsAway: true },
  'suppressed-request': { tell: (chat) => `held back requests of ${chat}`, keepsAway: true },
  'suppressed-call': { tell: (chat) => `kept parts of ${chat} from being put in`, keepsAway: true },
  'overwritten-api': { tell: (chat) => `replaced functions of ${chat}`, keepsAway: true },
  'altered-config': { tell: (chat) => `changed settings of ${chat}`, keepsAway: true },
  'suppressed-invitation': { tell: (chat) => `stopped a timer of ${chat}`, keepsAway: false },
  'wrapped-channel': { tell: (chat) => `put its own code around functions of ${chat}`, keepsAway: false },
  'driven-api': { tell: (chat) => `used functions of ${chat}`, keepsAway: false },
  'foreign-write': { tell: (chat) => `wrote into the data of ${chat}`, keepsAway: false },
  'matching-identifiers': {
    tell: (chat) => `called the servers of ${chat} with its identifiers`,
    keepsAway: false,
  },
  'sent-value': { tell: (chat) => `sent values of ${chat} to another server`, keepsAway: false },
  'foreign-request': { tell: (chat) => `sent requests to the servers of ${chat}`, keepsAway: false },
  'mismatched-stack': { tell: (chat) => `acted on ${chat} under another script's name`, keepsAway: false },
  'dormant-reference': { tell: (chat) => `names parts of ${chat}`, keepsAway: false },
};

/** What a detector's act is called; one without a phrase of its own is told in general words. */
export function actOf(detector: string): Act {
  return acts[detector] ?? { tell: (chat) => `interfered with ${chat}`, keepsAway: false };
}

/** Detectors that have a phrase of their own. */
export const detectorsWithPhrase: readonly string[] = Object.keys(acts);

/** How far a chat came that cannot be used, as the last step that was seen. */
export const lastStepPhrases: Record<LadderStep, string> = {
  tag: 'its tag is there, but its script did not arrive',
  fetched: 'its script arrived, but was not seen to run',
  executed: 'its script ran, but nothing was drawn',
  configured: 'its settings are there, but nothing was drawn',
  booted: 'it started, but nothing was drawn',
  monitoring: 'it watches the visit, but nothing was drawn',
  eligible: 'it found the visitor eligible, but nothing was drawn',
  triggered: 'it was to appear, but nothing was drawn',
  rendered: 'it was drawn, but could not be seen',
  visible: 'it could be seen, but not clicked',
  clickable: 'it could be clicked, but no chat was seen to start',
  'session-starts': 'a chat could be started, but not again',
  'survives-navigation': 'it was there after one page change, but not after another',
};
export const lostPhrase = 'it could be used at first, and was gone later';
