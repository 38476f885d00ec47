import type { ProbeLink } from '../bridge/private-port.ts';
import type { Fact } from '../model/observation.ts';
import {
  gateOf,
  heldAddressAttributes,
  heldBy,
  isData,
  isRunnable,
  recordedType,
} from '../vendors/script-gates.ts';
import { allScripts, allTemplates, attributeOf, templateContentOf, textOf } from './natives.ts';
import { nodeRef } from './node-ref.ts';
import type { WidgetVendors } from './widget-vendors.ts';

/**
 * Script elements that hold a chat vendor's script back: of a type that no browser runs, or without an address
 * beside an attribute that has one, or inside a template that a consent manager fills. Others are not recorded.
 */
export type HeldScripts = {
  look(script: HTMLScriptElement): void;
  /** More vendors are known now, or templates came in. */
  lookEverywhere(): void;
};

const recordedAtMost = 200;
const searchedTextAtMost = 20_000;
const addressesInTextAtMost = 50;
const templatesAtMost = 500;

export function watchHeldScripts(
  link: ProbeLink,
  vendors: WidgetVendors,
  record: (fact: Fact) => void,
  isByCall: (node: Node) => boolean,
): HeldScripts {
  const told = new WeakMap<Element, string>();
  let recorded = 0;

  const look = (script: HTMLScriptElement, template?: Element) => {
    const held = heldScript(script, template, vendors);
    if (!held || recorded >= recordedAtMost) return;
    const { url, type, gate } = held;
    const key = [url, type, gate?.attribute, gate?.value].join('\n');
    if (told.get(script) === key) return;
    told.set(script, key);
    recorded++;
    record({
      kind: 'script',
      event: 'inert',
      node: nodeRef(script, link.idOf(script)),
      url,
      type: type.slice(0, 64),
      parser: !isByCall(template ?? script),
      ...(gate ? { gate: { attribute: gate.attribute.slice(0, 64), value: gate.value } } : {}),
    });
  };

  return {
    look,
    lookEverywhere() {
      for (const script of allScripts()) look(script);
      for (const template of [...allTemplates()].slice(0, templatesAtMost)) {
        if (attributeOf(template, 'data-purpose') === null) continue;
        const scripts = templateContentOf(template as HTMLTemplateElement).querySelectorAll('script');
        for (const script of scripts) look(script, template);
      }
    },
  };
}

function heldScript(script: HTMLScriptElement, template: Element | undefined, vendors: WidgetVendors) {
  const type = recordedType(attributeOf(script, 'type') ?? '');
  const src = attributeOf(script, 'src');
  const runs = isRunnable(type) && !template;
  if (runs && src !== null) return null;
  if (isData(type) && src === null) return null;
  const address = src ?? heldAddress(script);
  if (runs && address === null) return null;

  const gate = heldBy(runs ? '' : type, (name) => attributeOf(template ?? script, name));
  // An inline script may keep an address for itself: only a known mark tells that it is held back.
  if (runs && gate === null) return null;
  if (address !== null) {
    const url = absolute(address);
    return vendors.ownerOf(url) === null ? null : { url, type, gate };
  }
  // Any text may mention a vendor: it is searched only where a known program holds the element back.
  const named = { type, gate: gate ?? undefined };
  const isGate = gateOf(named, 'consent-manager') ?? gateOf(named, 'optimiser');
  if (!isGate && !template && !/^text\/plain$/i.test(type)) return null;
  const url = vendorAddressIn(textOf(script) ?? '', vendors);
  return url === null ? null : { url, type, gate };
}

function heldAddress(script: Element): string | null {
  for (const name of heldAddressAttributes) {
    const value = attributeOf(script, name);
    if (value !== null && value !== '') return value;
  }
  return null;
}

/** The first address of a chat vendor's in an inline text; nothing else of the text is kept. */
function vendorAddressIn(text: string, vendors: WidgetVendors): string | null {
  const searched = text.slice(0, searchedTextAtMost).replaceAll('\\/', '/');
  const found = searched.matchAll(/(?:https?:)?\/\/[a-z0-9][a-z0-9.-]{2,250}(?:[/?#][^\s"'`<>\\)]*)?/gi);
  let count = 0;
  for (const [address] of found) {
    if (++count > addressesInTextAtMost) return null;
    const url = absolute(address);
    if (vendors.ownerOf(url) !== null) return url;
  }
  return null;
}

function absolute(address: string): string {
  try {
    return new URL(address.slice(0, 4096), document.baseURI).href.slice(0, 4096);
  } catch {
    return '';
  }
}
