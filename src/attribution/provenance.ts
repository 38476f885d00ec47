import type { NodeRef, Observation, ObservationOf, Stack } from '../model/observation.ts';
import { isRunnable } from '../vendors/script-gates.ts';
import { withoutFragment } from './address.ts';
import { append, type Log } from './log.ts';

/** An act that carries a stack. */
export type Act = ObservationOf<
  | 'dom'
  | 'request'
  | 'global'
  | 'write'
  | 'setting'
  | 'stop'
  | 'made'
  | 'patch'
  | 'asked'
  | 'timer'
  | 'swallowed'
>;

/** Which scripts each page was seen to load, who put them there, and which code stands in the page itself. */
export type Provenance = {
  /** Address of the page's top document. */
  pageUrl(page: string): string;
  /** The frame's document has, or had, this address: code with this URL stands in the document itself. */
  isOwnUrl(observation: Observation, url: string): boolean;
  /** The page was seen to load this URL. */
  wasSeen(page: string, url: string): boolean;
  /** Every script with a file that was put into the page, or came in it. */
  scriptsOf(page: string): ReadonlySet<string>;
  /** The call that first put this script into the page; null when the parser did or nobody knows. */
  loaderOf(page: string, url: string): Act | null;
  /** Calls by which scripts wrote inline code into this document, in order. */
  inlineInsertions(document: string): readonly Act[];
  /** The same, into every document of the page that has, or had, this address. */
  inlineInsertionsAt(page: string, url: string): readonly Act[];
  /** Calls that brought the code with this hash into the page, in order. */
  makersOfCode(page: string, hash: string): readonly Act[];
  /** Calls that gave timers a text, in order. */
  timers(page: string): readonly Act[];
  /** Calls that brought code into the page which gives itself this name, in order. */
  claimersOf(page: string, url: string): readonly Act[];
  /** Code that came in no file gave itself this file's name, or may have: nobody reads what a blob holds. */
  isClaimed(act: Act, url: string): boolean;
  /** Calls that gave frames of the page their whole documents, where at least as many were seen as there are such documents. */
  makersOfDocuments(page: string): readonly Act[];
  /** The first call that gave the page this address, which is itself the code or was made in the page. */
  makerOfUrl(page: string, url: string): Act | null;
  /** A function that takes callbacks was replaced in this document, at whatever time. */
  hasReplacedCallbacks(document: string): boolean;
  /** The call that inserted the inline script that ran during this act, if one did. */
  authorOf(act: Act): Act | null;
};

/** Every frame whose document stands in its `srcdoc` has this address. */
export const srcdocUrl = 'about:srcdoc';

/** Gathers the inventory in one pass over the log. */
export function gatherProvenance(log: Log): Provenance {
  const pageUrls = new Map<string, string>();
  const ownUrls = new Map<string, Set<string>>();
  const seen = new Map<string, Set<string>>();
  const scripts = new Map<string, Set<string>>();
  const loaders = new Map<string, Act | null>();
  const inline = new Map<string, Act[]>();
  const inlineAt = new Map<string, Act[]>();
  const codes = new Map<string, Act[]>();
  const makers = new Map<string, Act>();
  const claimers = new Map<string, Act[]>();
  /** The first script of each page that came in a blob. */
  const blobScripts = new Map<string, Act>();
  const timers = new Map<string, Act[]>();
  const documentMakers = new Map<string, Act[]>();
  const madeDocuments = new Map<string, Set<string>>();
  const authors = new Map<string, Act>();
  const replacedCallbacks = new Set<string>();

  const make = (url: string | undefined, act: Act) => {
    const key = `${act.page}\n${url}`;
    if (url && hasNoFile(url) && !makers.has(key)) makers.set(key, act);
  };
  const show = (page: string, url: string | undefined) => {
    if (url) addTo(seen, page, url);
  };
  const load = (page: string, url: string, act: Act | null) => {
    show(page, url);
    addTo(scripts, page, url);
    const key = `${page}\n${url}`;
    if (!loaders.has(key)) loaders.set(key, act);
  };
  const insert = (act: ObservationOf<'dom'>) => {
    for (const node of act.fact.nodes) {
      for (const url of node.claims ?? []) append(claimers, `${act.page}\n${url}`, act);
      for (const code of node.codes ?? []) append(codes, `${act.page}\n${code}`, act);
      if (node.codes)
        for (const url of ownUrls.get(act.document) ?? []) append(inlineAt, `${act.page}\n${url}`, act);
      make(node.url, act);
      if (node.url?.startsWith('blob:') && isScript(node) && !blobScripts.has(act.page))
        blobScripts.set(act.page, act);
      if (node.url) load(act.page, node.url, act);
      else if (isScript(node)) {
        append(inline, act.document, act);
        const key = `${act.document}\n${node.id}`;
        // A script element runs once, at its first insertion.
        if (!authors.has(key)) authors.set(key, act);
      }
    }
  };

  for (const observation of log.all) {
    const { page, document, pageUrl, fact } = observation;
    if (fact.kind !== 'network') addTo(ownUrls, document, withoutFragment(pageUrl));
    if (pageUrl === srcdocUrl) addTo(madeDocuments, page, document);
    if (document === page && !pageUrls.has(page)) pageUrls.set(page, pageUrl);

    if (fact.kind === 'page') addTo(ownUrls, document, withoutFragment(fact.url));
    else if (fact.kind === 'network') show(page, fact.url);
    else if (fact.kind === 'script') {
      // What a consent manager or an optimiser holds back has not been loaded by anybody.
      if (!isRunnable(fact.type) || fact.event === 'inert') continue;
      if (fact.parser) load(page, fact.url, null);
      else {
        show(page, fact.url);
        addTo(scripts, page, fact.url);
      }
    } else if (fact.kind === 'request') {
      if (fact.api === 'script') load(page, fact.url, observation as ObservationOf<'request'>);
      else show(page, fact.url);
    } else if (fact.kind === 'dom' && (fact.action === 'insert' || fact.action === 'write')) {
      insert(observation as ObservationOf<'dom'>);
    } else if (fact.kind === 'probe') {
      if (fact.event === 'callbacks') replacedCallbacks.add(document);
    } else if (fact.kind === 'made') {
      for (const code of fact.codes) append(codes, `${page}\n${code}`, observation as Act);
      for (const url of fact.claims ?? []) append(claimers, `${page}\n${url}`, observation as Act);
      if (fact.how === 'timer') append(timers, page, observation as Act);
      if (fact.how === 'srcdoc') append(documentMakers, page, observation as Act);
      make(fact.url, observation as Act);
    }
  }

  return {
    pageUrl: (page) => pageUrls.get(page) ?? '',
    isOwnUrl: ({ document }, url) => ownUrls.get(document)?.has(withoutFragment(url)) ?? false,
    wasSeen: (page, url) => seen.get(page)?.has(url) ?? false,
    scriptsOf: (page) => scripts.get(page) ?? new Set(),
    loaderOf: (page, url) => loaders.get(`${page}\n${url}`) ?? null,
    inlineInsertions: (document) => inline.get(document) ?? [],
    inlineInsertionsAt: (page, url) => inlineAt.get(`${page}\n${withoutFragment(url)}`) ?? [],
    makersOfCode: (page, hash) => codes.get(`${page}\n${hash}`) ?? [],
    timers: (page) => timers.get(page) ?? [],
    claimersOf: (page, url) => claimers.get(`${page}\n${url}`) ?? [],
    isClaimed: ({ page, atMs }, url) =>
      claimers.has(`${page}\n${url}`) || (blobScripts.get(page)?.atMs ?? Number.POSITIVE_INFINITY) <= atMs,
    makersOfDocuments: (page) => {
      const acts = documentMakers.get(page) ?? [];
      return acts.length < (madeDocuments.get(page)?.size ?? 0) ? [] : acts;
    },
    hasReplacedCallbacks: (document) => replacedCallbacks.has(document),
    makerOfUrl: (page, url) => makers.get(`${page}\n${url}`) ?? null,
    authorOf: ({ document, seq, fact: { during } }) => {
      if (during === undefined) return null;
      const author = authors.get(`${document}\n${during}`);
      return author && author.seq < seq ? author : null;
    },
  };
}

/** The stack of an observation that may carry one. */
export function stackOf(observation: Observation): Stack | null {
  const { fact } = observation;
  return 'stack' in fact ? (fact.stack ?? null) : null;
}

/** Code under such an address was made by whoever made the address. */
function hasNoFile(url: string): boolean {
  return /^(?:blob|data|javascript):/.test(url);
}

function isScript(node: NodeRef): boolean {
  return node.tag.toLowerCase() === 'script';
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
