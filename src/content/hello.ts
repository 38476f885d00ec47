import { ownVendorsKey } from '../model/own-vendors.ts';
import { ask, isInstalled, readLocally } from '../platform/content-script.ts';
import { isPrerendering } from '../watch/page-life.ts';
import { randomId } from './random-id.ts';

/** This document's own id, in all that it sends. */
export const documentId = randomId();
/** It is the tab's, not a frame's. */
export const isTop = window.top === window;

/**
 * Asks the background whether this document's tab is audited; undefined while nobody answers. Where the extension was removed or
 * reloaded under us it is not.
 */
export function sayHello(): Promise<unknown> {
  return ask({
    type: 'hello',
    document: documentId,
    url: location.href.slice(0, 4096),
    top: isTop,
    prerender: isPrerendering(),
  }).catch(() => (isInstalled() ? undefined : { audited: false }));
}

/** The person's own vendors as this machine keeps them, which no background must start for; null where they cannot be read. */
export const readOwnVendors = (): Promise<unknown> => readLocally(ownVendorsKey).catch(() => null);
