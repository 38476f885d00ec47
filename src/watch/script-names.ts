import type { ProbeLink } from '../bridge/private-port.ts';
import { type FromContent, inlineReadAtMost, scriptsReadAtMost } from '../model/message.ts';
import type { Fact, FactOf } from '../model/observation.ts';
import { allScripts } from './natives.ts';
import type { WidgetVendors } from './widget-vendors.ts';

type Reference = FactOf<'reference'>;

/** Asks the background, which has or gets the texts of scripts. */
export type ReadScripts = (
  asked: Extract<FromContent, { type: 'read-scripts' }>,
) => Promise<readonly Reference[]>;

const elementsAtMost = 50;
const vendorsAtMost = 20;

/**
 * Has the scripts of this document read for names of chat vendors' things, once two chat vendors are there to be told apart.
 * `read` resolves when what was found is recorded; it asks only for what has come since the last time.
 */
export function createScriptNames(
  link: ProbeLink,
  vendors: WidgetVendors,
  isPutIn: (script: Node) => boolean,
  record: (fact: Fact) => void,
  ask: ReadScripts,
): { read(): Promise<void> } {
  let lastAsked = '';
  const told = new Set<string>();

  const gather = () => {
    const own = allScripts();
    const addresses = [...[...own].map(({ src }) => src), ...loadedScripts()];
    const scripts = [...new Set(addresses)]
      .filter((url) => url.length <= 4096 && vendors.ownerOf(url) !== null)
      .slice(0, scriptsReadAtMost);
    const elements = [...vendors.candidatesIn(document)].slice(0, elementsAtMost);
    const present = [...scripts.map(vendors.ownerOf), ...elements.map(vendors.vendorOf)];
    const inline = [...own]
      .filter((script) => script.src === '' && isPutIn(script) && script.text.length <= inlineReadAtMost)
      .slice(0, scriptsReadAtMost)
      .map((script) => ({ node: link.idOf(script), text: script.text }));
    const ids = [...new Set(present)].filter((id) => id !== null).slice(0, vendorsAtMost);
    return { vendors: ids, scripts, inline };
  };

  return {
    async read() {
      const found = gather();
      const key = [...found.vendors, ...found.scripts, ...found.inline.map(({ node }) => node)].join('\n');
      if (found.vendors.length < 2 || key === lastAsked) return;
      const url = location.href.slice(0, 4096);
      const references = await ask({ type: 'read-scripts', url, ...found });
      lastAsked = key;
      for (const reference of references) {
        const known = JSON.stringify(reference);
        if (!told.has(known)) record(reference);
        told.add(known);
      }
    },
  };
}

/** Scripts whose elements are gone, and modules that others import. */
function loadedScripts(): string[] {
  return performance
    .getEntriesByType('resource')
    .filter((entry) => entry instanceof PerformanceResourceTiming && entry.initiatorType === 'script')
    .map(({ name }) => name);
}
