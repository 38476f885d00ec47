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
    JSON.stringify({ globals: [], settings: [], callbacks: [] }),
    (json) => facts.push(json) === 0,
    () => {},
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

it('asks for what is counted only where something may be, and not while the probe tells', () => {
  const told: string[] = [];
  const probe = new EventTarget();
  probe.addEventListener('collect', ({ type, cancelable }) => cancelable || told.push(`asked ${type}`));
  const link = acceptProbe(
    JSON.stringify({ globals: [], settings: [], callbacks: [] }),
    (json) => {
      link.collect();
      told.push(json);
      return json === 'alike';
    },
    (json, counted) => {
      link.collect();
      told.push(`${json} ${counted}`);
    },
    () => false,
    () => {},
  );
  handshake(probe);
  const ask = (type: string, data: string, lastEventId = '') =>
    probe.dispatchEvent(new MessageEvent(type, { data, lastEventId, cancelable: true }));
  expect(ask('fact', 'other')).toBe(true);
  link.collect();
  expect(ask('fact', 'alike')).toBe(false);
  ask('fact', 'other');
  ask('again', 'alike', '[2]');
  link.collect();
  link.collect();
  expect(told).toEqual(['other', 'alike', 'other', 'alike [2]', 'asked collect']);
});
