import type { Vendor } from '../model/vendor.ts';
import type { Attribution } from './attribution.ts';
import type { Log } from './log.ts';
import { parseStack, type RawFrame } from './parse-stack.ts';
import { type Label, type Labeller, makeLabeller } from './party.ts';
import { gatherProvenance, type Provenance } from './provenance.ts';

/** What attribution knows of one audit, with the memory that keeps it linear in the length of the log. */
export type AttributionContext = {
  provenance: Provenance;
  label: Labeller;
  /** Whether the network witness was allowed to see this URL's host for the whole audit. */
  covers(url: string): boolean;
  frames(stackText: string): readonly RawFrame[];
  attributions: Map<string, Map<string, Attribution>>;
  foreignInlineSince: Map<string, number>;
  /** Labels of scripts on the site's own host, by affected vendor, page and URL. */
  siteFiles: Map<string, Label>;
  /** Whether an unknown script may pass callbacks on, by document. */
  strangersPassOn: Map<string, boolean>;
  /** Script behind the call that loaded a script, by page and URL. */
  loaders: Map<string, string | null>;
};

/** Prepares attribution over a log; `vendors` is the whole catalogue, the person's own vendors first. */
export function attributionContext(
  log: Log,
  vendors: readonly Vendor[],
  covers: (url: string) => boolean,
): AttributionContext {
  const parsed = new Map<string, RawFrame[]>();
  return {
    provenance: gatherProvenance(log),
    label: makeLabeller(vendors),
    covers,
    frames(text) {
      let frames = parsed.get(text);
      if (!frames) {
        frames = parseStack(text);
        parsed.set(text, frames);
      }
      return frames;
    },
    attributions: new Map(),
    foreignInlineSince: new Map(),
    siteFiles: new Map(),
    strangersPassOn: new Map(),
    loaders: new Map(),
  };
}
