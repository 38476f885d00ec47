import { describe, expect, it } from 'vitest';
import { scriptOf, startLog } from '../builders/log.ts';
import { reportOf } from '../builders/report.ts';

const statesOf = (observations: Parameters<typeof reportOf>[0]) =>
  Object.fromEntries(reportOf(observations).widgets[0]?.ladder.map(({ step, state }) => [step, state]) ?? []);

describe('ladder', () => {
  it('reaches what was seen, with times, and leaves the middle unknown', () => {
    const log = startLog();
    log.wait(1000);
    const drawn = log.widget();
    const [widget] = reportOf(log.observations).widgets;
    expect(statesOf(log.observations)).toMatchObject({
      tag: 'reached',
      fetched: 'reached',
      executed: 'reached',
      booted: 'unknown',
      clickable: 'reached',
    });
    expect(widget?.ladder.find(({ step }) => step === 'clickable')?.at).toBe(
      new Date(drawn.atMs).toISOString(),
    );
  });

  it('says not reached only above the last step that was seen', () => {
    const log = startLog();
    log.widget({ visible: false, clickable: false });
    expect(statesOf(log.observations)).toMatchObject({
      rendered: 'reached',
      visible: 'not-reached',
      clickable: 'not-reached',
    });

    const bundled = startLog();
    bundled.observations.splice(2);
    bundled.widget();
    expect(statesOf(bundled.observations)).toMatchObject({
      tag: 'unknown',
      fetched: 'unknown',
      clickable: 'reached',
    });
  });

  it('knows nothing of what was not reached where only the first look was kept', () => {
    const log = startLog();
    log.observations.splice(0);
    log.add({ kind: 'first-look', vendor: 'parley', step: 'visible', url: 'https://shop.example/' });
    expect(statesOf(log.observations)).toMatchObject({
      tag: 'unknown',
      visible: 'reached',
      clickable: 'unknown',
    });
    expect(reportOf(log.observations).audit.firstLook).toHaveLength(1);
  });

  it('shows each page load and the furthest of them', () => {
    const log = startLog();
    log.widget();
    const second = { page: 'p2', document: 'p2' };
    log.add(
      { kind: 'page', event: 'start', url: 'https://shop.example/two', top: true, prerender: false },
      second,
    );
    log.add(
      {
        kind: 'script',
        event: 'present',
        node: { id: 1, tag: 'script' },
        url: scriptOf.affected,
        type: '',
        parser: true,
      },
      second,
    );
    const [widget] = reportOf(log.observations).widgets;
    expect(
      widget?.pageLoads.map(({ ladder }) => ladder.findLast(({ state }) => state === 'reached')?.step),
    ).toEqual(['clickable', 'tag']);
    expect(widget?.ladder.find(({ step }) => step === 'clickable')?.state).toBe('reached');
  });
});
