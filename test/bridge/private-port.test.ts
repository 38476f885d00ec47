// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { acceptProbe } from '../../src/bridge/private-port.ts';

/** What the probe, and whoever imitates it, sends on the window. */
const handshake = (port: EventTarget) =>
  window.dispatchEvent(Object.assign(new Event('widget-witness-handshake'), { ports: [port] }));
const fact = (port: EventTarget, data: string) => port.dispatchEvent(new MessageEvent('fact', { data }));

it('takes the first port alone, and counts what imitates it once the page has scripts', () => {
  const facts: string[] = [];
  const counts: number[] = [];
  const link = acceptProbe(
    { globals: [], settings: [], callbacks: [] },
    (json) => facts.push(json),
    () => false,
    (count) => counts.push(count),
  );
  const [probe, ofAnotherCopy, forged] = [new EventTarget(), new EventTarget(), new EventTarget()];
  handshake(probe);
  expect(link.connected).toBe(true);

  // Another copy of the extension comes before the page's first script.
  handshake(ofAnotherCopy);
  expect(counts).toEqual([]);

  document.head.append(document.createElement('script'));
  handshake(forged);
  handshake(forged);
  expect(counts).toEqual([1, 2]);

  fact(probe, 'true');
  fact(ofAnotherCopy, 'foreign');
  fact(forged, 'forged');
  expect(facts).toEqual(['true']);
});
