import { acceptProbe } from '../bridge/private-port.ts';
import type { DocumentWatch, watchDocument } from '../content/document.ts';
import { readOwnVendors, sayHello } from '../content/hello.ts';
import { watchedNamesText } from '../vendors/watched-names.gen.ts';
import { takePlaces } from '../watch/first-in-line.ts';
import { watchGrowth } from '../watch/growth.ts';
import { later } from '../watch/later.ts';
import { thisMoment } from '../watch/moment.ts';
import { allScripts } from '../watch/natives.ts';

/**
 * A page's first script waits for this one, which therefore takes its places and leaves the rest for the next task, when the page
 * waits for its scripts. Whatever happens before that begins the rest at once.
 */
const at = thisMoment();
/** Asked for before all else: page scripts run as soon as this one ends. */
const kept = readOwnVendors();
const answered = sayHello();
let watch: DocumentWatch | null = null;
/** What the probe says of itself. */
const early: (() => void)[] = [];

function begin(): DocumentWatch {
  if (watch) return watch;
  // Bundled as a module that is run when it is asked for (esbuild).
  const content: { watchDocument: typeof watchDocument } = require('../content/document.ts');
  watch = content.watchDocument({ link, growth, at, answered, kept });
  for (const tell of early.splice(0)) tell();
  watch.look();
  return watch;
}

const link = acceptProbe(
  watchedNamesText,
  (json, apart) => {
    if (watch || !json.startsWith('{"kind":"probe"')) return begin().onProbeFact(json, apart);
    early.push(() => begin().onProbeFact(json, apart));
    return false;
  },
  (json, counted) => begin().onProbeCount(json, counted),
  (item) => begin().isOwned(item),
  (count) => begin().imitated(count),
);
const growth = watchGrowth(link, () => {
  if (watch) watch.look();
  else if ([...allScripts()].some(({ src }) => src === '')) begin();
});
takePlaces(begin);
later(begin, 0);
