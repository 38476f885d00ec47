/** One way in which a consent manager or an optimiser marks a script that it holds back. */
export type ScriptGate = {
  /** The program as its maker writes it; null for an attribute that several give. */
  name: string | null;
  holder: 'consent-manager' | 'optimiser';
  attribute: string;
  /** What the attribute's value must look like; any value where it is missing. */
  value?: RegExp;
  /** Values of `type` with which alone the attribute means this; any where it is missing. */
  type?: RegExp;
  /** The attribute that holds the script's address in place of `src`. */
  address?: string;
  /** What the site may put on the script so that it is left alone, where its maker says so. */
  exempt?: string;
};

const plain = /^(?:text\/plain|opt-in)$/i;

/**
 * In order: attributes that say whose they are before those that any program may use. Sources: Cookiebot
 * support.cookiebot.com; Usercentrics usercentrics.com/docs/web/implementation/ui; OneTrust my.onetrust.com,
 * "cookie blocking"; Didomi developers.didomi.io; data-name of klaro 0.7.22, data-category and data-service of
 * vanilla-cookieconsent 3.1.0 and of Complianz, data-purpose of orejime 3.2.1, as they come from npm and
 * wordpress.org; CookieFirst, CookieYes and iubenda as their guides to manual blocking write them; WP Rocket
 * docs.wp-rocket.me, "Delay JavaScript execution"; Rocket Loader developers.cloudflare.com/speed; LiteSpeed
 * docs.litespeedtech.com/lscache; Perfmatters perfmatters.io/docs/delay-javascript; Flying Scripts and WP Meteor
 * wordpress.org/plugins; NitroPack support.nitropack.io; mod_pagespeed modpagespeed.com/doc/filter-js-defer;
 * Partytown partytown.qwik.dev.
 */
export const scriptGates: readonly ScriptGate[] = [
  { name: 'Cookiebot', holder: 'consent-manager', attribute: 'data-cookieconsent' },
  { name: 'Usercentrics', holder: 'consent-manager', attribute: 'data-usercentrics' },
  { name: 'CookieYes', holder: 'consent-manager', attribute: 'data-cookieyes' },
  { name: 'CookieFirst', holder: 'consent-manager', attribute: 'data-cookiefirst-category' },
  { name: 'CookieScript', holder: 'consent-manager', attribute: 'data-cookiescript' },
  { name: 'iubenda', holder: 'consent-manager', attribute: 'data-iub-purposes' },
  { name: 'iubenda', holder: 'consent-manager', attribute: 'class', value: /^_iub_cs_activate/ },
  { name: 'OneTrust', holder: 'consent-manager', attribute: 'class', value: /^optanon-category-/ },
  { name: 'Didomi', holder: 'consent-manager', attribute: 'data-vendor', type: /^didomi\//i },
  { name: 'Didomi', holder: 'consent-manager', attribute: 'type', value: /^didomi\//i },
  { name: 'Orejime', holder: 'consent-manager', attribute: 'data-purpose' },
  { name: null, holder: 'consent-manager', attribute: 'data-category', type: plain },
  { name: null, holder: 'consent-manager', attribute: 'data-service', type: plain },
  { name: null, holder: 'consent-manager', attribute: 'data-name', type: plain },
  {
    name: 'WP Rocket',
    holder: 'optimiser',
    attribute: 'type',
    value: /^rocketlazyloadscript$/i,
    address: 'data-rocket-src',
  },
  {
    name: 'Rocket Loader',
    holder: 'optimiser',
    attribute: 'type',
    value: /^(?:\*-(?:text\/javascript|application\/javascript|module)|text\/rocketscript)$/i,
    exempt: 'data-cfasync="false"',
  },
  { name: 'LiteSpeed Cache', holder: 'optimiser', attribute: 'type', value: /^litespeed\/javascript$/i },
  { name: 'Perfmatters', holder: 'optimiser', attribute: 'type', value: /^pmdelayedscript$/i },
  {
    name: 'Perfmatters',
    holder: 'optimiser',
    attribute: 'data-pmdelayedscript',
    address: 'data-pmdelayedscript',
  },
  {
    name: 'Flying Scripts',
    holder: 'optimiser',
    attribute: 'data-type',
    value: /^lazy$/i,
    address: 'data-src',
  },
  {
    name: 'WP Meteor',
    holder: 'optimiser',
    attribute: 'data-wpmeteor-type',
    type: /^javascript\/blocked$/i,
    address: 'data-wpmeteor-src',
  },
  { name: 'NitroPack', holder: 'optimiser', attribute: 'type', value: /^nitropack\//i },
  {
    name: 'mod_pagespeed',
    holder: 'optimiser',
    attribute: 'type',
    value: /^text\/psajs$/i,
    address: 'data-pagespeed-orig-src',
  },
  { name: 'Partytown', holder: 'optimiser', attribute: 'type', value: /^text\/partytown(?:-x)?$/i },
];

/** Attributes that hold a script's address in place of `src`. */
export const heldAddressAttributes: readonly string[] = [
  // Complianz's has `data-category` beside it, like vanilla-cookieconsent's.
  ...new Set([
    'data-src',
    'data-cmplz-src',
    ...scriptGates.flatMap(({ address }) => (address ? [address] : [])),
  ]),
];

/** An attribute by which a script is held back, and its value; in a class attribute the one class that tells. */
export type Held = { attribute: string; value: string };

/** The gate by which an element is held back, as far as its attributes tell; `type` by itself tells the least. */
export function heldBy(type: string, read: (attribute: string) => string | null): Held | null {
  for (const gate of scriptGates) {
    if (gate.attribute === 'type' || (gate.type && !gate.type.test(type))) continue;
    const written = read(gate.attribute)?.slice(0, 1000);
    if (written === undefined) continue;
    const values = gate.attribute === 'class' ? written.split(/\s+/) : [written];
    const value = values.find((one) => gate.value?.test(one) ?? true);
    if (value !== undefined) return { attribute: gate.attribute, value: value.slice(0, 200) };
  }
  return type === '' ? null : { attribute: 'type', value: type.slice(0, 200) };
}

/** The program that a recorded gate, or the script's `type` beside it, belongs to; null when it is none we know. */
export function gateOf(
  { type, gate }: { type: string; gate?: Held | undefined },
  holder: ScriptGate['holder'],
): ScriptGate | null {
  const written = [...(gate ? [gate] : []), { attribute: 'type', value: type }];
  return (
    scriptGates.find(
      (known) =>
        known.holder === holder &&
        (known.type?.test(type) ?? true) &&
        written.some(
          ({ attribute, value }) => attribute === known.attribute && (known.value?.test(value) ?? true),
        ),
    ) ?? null
  );
}

/** JavaScript MIME types (mimesniff.spec.whatwg.org) and `module`: what a browser runs. No type runs too. */
export function isRunnable(type: string): boolean {
  const essence = type.trim().toLowerCase();
  return (
    essence === '' ||
    essence === 'module' ||
    /^(?:text|application)\/(?:x-)?(?:java|ecma)script$/.test(essence) ||
    /^text\/(?:javascript1\.[0-5]|jscript|livescript)$/.test(essence)
  );
}

/** A type as it is recorded: Rocket Loader's begin with a number that is drawn anew for each page. */
export function recordedType(type: string): string {
  return type.trim().replace(/^[0-9a-f]{8,64}-/i, '*-');
}

/** Whether a type is one of the words that programs give: it says nothing of a visitor. */
export function isGateType(type: string): boolean {
  return scriptGates.some(({ attribute, value }) => attribute === 'type' && value?.test(type));
}

/** Types of data and templates that a page keeps in script elements: they hold nothing back. */
export function isData(type: string): boolean {
  return /^(?:importmap|speculationrules)$|json|template|handlebars|mustache|tmpl|html|glsl|shader/i.test(
    type,
  );
}
