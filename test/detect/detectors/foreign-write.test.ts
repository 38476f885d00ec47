import { describe, expect, it } from 'vitest';
import type { FactOf, Stack } from '../../../src/model/observation.ts';
import type { Parameter } from '../../../src/model/values.ts';
import { by, type LogBuilder, parley, type Scripted, scriptOf, startLog, v8 } from '../../builders/log.ts';
import { checkOf, findingsOf } from '../../builders/report.ts';

const id = 'foreign-write';
const url = 'https://api.parley.example/v1/notes';

const parameter = (name: string, hash: string, given: Partial<Parameter> = {}): Parameter => ({
  place: 'body',
  name,
  length: 12,
  shape: 'text',
  hash,
  ...given,
});
const visitor = parameter('visitor', 'h-visitor', { shape: 'identifier' });
const label = parameter('label', 'h-marker');

const driven = (party: Scripted, entry = 'Parley.note') =>
  v8(`send ${scriptOf.affected}:1:1`, `${entry} ${scriptOf.affected}:2:2`, `${scriptOf[party]}:12:5`);

function sends(log: LogBuilder, stack: Stack, parameters: Parameter[], left = true) {
  log.request(url, stack, { parameters });
  if (left) log.network(url, 'sent');
}

/** The vendor's own call comes first. */
function logOf(stack: Stack, parameters: Parameter[], left = true) {
  const log = startLog();
  sends(log, by('affected'), [visitor, parameter('label', 'h-own')]);
  log.wait(1000);
  sends(log, stack, parameters, left);
  return log.observations;
}

const write = (given: Partial<FactOf<'write'>> = {}): FactOf<'write'> => ({
  kind: 'write',
  api: 'Storage.setItem',
  area: 'local',
  event: 'set',
  vendor: 'parley',
  item: 'parley.*',
  present: true,
  changed: true,
  ...given,
});

describe('acts that were counted', () => {
  it('are as many as the record says, from the first to the last', () => {
    const log = startLog();
    const first = log.add(write({ stack: by('other-vendor') }));
    log.add({ kind: 'repeat', of: first.seq, times: 999, firstMs: first.atMs + 1 });
    const unchanged = log.add(write({ stack: by('other-vendor'), changed: false }));
    log.add({ kind: 'repeat', of: unchanged.seq, times: 50, firstMs: unchanged.atMs });
    log.wait(5000);
    const last = log.add({ kind: 'repeat', of: first.seq, times: 500, firstMs: first.atMs + 2 });
    const [finding, ...more] = findingsOf(id, log.observations);
    expect(finding).toMatchObject({ verdict: 'fail', count: 1_500, pageLoads: { seen: 1 } });
    expect(finding?.summary).toContain('1500 times');
    expect([finding?.firstObserved, finding?.lastObserved]).toEqual(
      [first.atMs, last.atMs].map((ms) => new Date(ms).toISOString()),
    );
    expect(more).toEqual([]);
  });

  it('make no pass of a record in which the first of them is missing', () => {
    const log = startLog();
    log.network(url, 'sent');
    log.request(url, by('affected'));
    expect(checkOf(id, log.observations)?.verdict).toBe('pass');
    log.add({ kind: 'repeat', of: 4711, times: 999, firstMs: 1 });
    expect(checkOf(id, log.observations)).toMatchObject({ verdict: 'inconclusive' });
  });

  it('make no pass where the probe told no more of them, of what depends on variables alone', () => {
    const log = startLog();
    log.network(url, 'sent');
    log.request(url, by('affected'));
    log.add({ kind: 'probe', event: 'overflow', detail: 'writes of plain values', count: 10_000 });
    expect(checkOf(id, log.observations)).toMatchObject({ verdict: 'inconclusive' });
    expect(checkOf('sent-value', log.observations)?.verdict).toBe('pass');
  });
});

describe('what reaches the vendor’s servers through its own code', () => {
  it.each(['other-vendor', 'third-party'] as const)('is found for the party %s', (party) => {
    const [finding, ...more] = findingsOf(id, logOf(driven(party), [visitor, label]));
    expect(finding).toMatchObject({
      verdict: 'fail',
      claim: 'derived',
      actor: { party, scriptUrl: scriptOf[party], line: 12, column: 5 },
      target: '“label” in the body of a call to api.parley.example/v1/notes',
    });
    expect(finding?.summary).toContain("made Parley's own code send “label”");
    expect(finding?.summary).toContain('from this browser');
    expect(more).toEqual([]);
  });

  it('is counted for each endpoint and name', () => {
    const log = startLog();
    sends(log, by('affected'), [visitor]);
    for (let i = 0; i < 5; i++) sends(log, driven('other-vendor'), [visitor, parameter('label', `h-${i}`)]);
    for (let i = 0; i < 2; i++) sends(log, driven('other-vendor'), [parameter('index', `i-${i}`)]);
    expect(findingsOf(id, log.observations).map(({ target, count }) => [target.slice(0, 9), count])).toEqual([
      ['“label” i', 5],
      ['“index” i', 2],
    ]);
  });

  it.each(['affected', 'site'] as const)('is left alone for the party %s', (party) => {
    expect(findingsOf(id, logOf(driven(party), [label]))).toEqual([]);
    expect(checkOf(id, logOf(driven(party), [label]))?.verdict).toBe('pass');
  });

  it('is what a tag manager was set up to do', () => {
    expect(findingsOf(id, logOf(driven('tag-manager'), [label]))[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'tag-manager' },
    });
  });

  it.each([
    ['a value of the vendor’s own calls', parameter('label', 'h-own')],
    ['a time', parameter('at', 'h-time', { shape: 'time' })],
    ['a flag', parameter('seen', 'h-flag', { shape: 'flag' })],
    ['a number under a name of the vendor’s own', parameter('label', 'h-7', { shape: 'number' })],
    ['a header', parameter('x-visitor', 'h-head', { place: 'header' })],
  ])('does not count %s', (_, own) => {
    expect(findingsOf(id, logOf(driven('other-vendor'), [own]))).toEqual([]);
  });

  it('does not count the new number that the vendor gives each call', () => {
    const numbered = (hash: string) => parameter('message', hash, { shape: 'identifier' });
    const told = (...own: string[]) => {
      const log = startLog();
      for (const hash of own) sends(log, by('affected'), [numbered(hash)]);
      sends(log, driven('other-vendor'), [numbered('h-new')]);
      return findingsOf(id, log.observations).length;
    };
    expect([told('h-1'), told('h-1', 'h-2'), told('h-1', 'h-1')]).toEqual([0, 0, 1]);
  });

  it('counts a number under a name that the vendor’s own calls do not have', () => {
    const index = parameter('index', 'h-7', { shape: 'number' });
    expect(findingsOf(id, logOf(driven('other-vendor'), [index]))).toHaveLength(1);
  });

  it('names nobody when the call was not seen to leave, or was one to a function that the vendor wraps', () => {
    expect(findingsOf(id, logOf(driven('other-vendor'), [label], false))[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'unknown' },
    });
    expect(findingsOf(id, logOf(driven('other-vendor', 'History.pushState'), [label]))).toEqual([]);
  });

  it('is found in the messages of a socket that was seen to open', () => {
    const socket = 'wss://api.parley.example/live';
    const log = startLog();
    log.request(socket, by('affected'), { api: 'websocket', method: 'GET' });
    log.network(socket, 'sent', { type: 'websocket' });
    const message = { api: 'websocket-message' as const, method: 'SEND', parameters: [label] };
    log.request(socket, driven('other-vendor'), message);
    log.request(socket, driven('other-vendor'), message);
    expect(findingsOf(id, log.observations)).toMatchObject([{ verdict: 'fail', count: 2 }]);
  });
});

describe('the vendor’s cookies and stored items', () => {
  const found = (fact: FactOf<'write'>) => {
    const log = startLog();
    log.add(fact);
    return findingsOf(id, log.observations);
  };

  it.each([
    ['set', true, 'wrote the Parley local storage item parley.*'],
    ['removed', false, 'took away the Parley local storage item parley.*'],
    ['cleared', false, 'cleared the whole store and with it the Parley local storage item parley.*'],
  ] as const)('are %s by another party', (event, present, words) => {
    const [finding] = found(write({ event, present, stack: by('other-vendor') }));
    expect(finding).toMatchObject({ verdict: 'fail', claim: 'observed', actor: { line: 12 } });
    expect(finding?.summary).toContain(words);
  });

  it('name no third party that took one away: it may ask for consent', () => {
    const removal = { event: 'removed', present: false, stack: by('third-party') } as const;
    expect(found(write(removal))).toMatchObject([{ verdict: 'inconclusive', actor: { party: 'unknown' } }]);
    expect(found(write({ stack: by('third-party') }))).toMatchObject([{ verdict: 'fail' }]);
  });

  it('need no sight of the network', () => {
    const log = startLog();
    log.add(write({ stack: by('other-vendor') }));
    const origins = ['https://shop.example/*'];
    expect(findingsOf(id, log.observations, { origins })[0]?.verdict).toBe('fail');
  });

  it.each([
    ['was written again with what it held', { changed: false }],
    ['was not there to be taken away', { event: 'removed', present: false, changed: false }],
    ['was not taken away', { event: 'removed', present: true, changed: false }],
  ] as const)('are no finding where an item %s', (_, given) => {
    expect(found(write({ ...given, stack: by('other-vendor') }))).toEqual([]);
  });

  it('are the vendor’s own to write, also by a function that somebody else calls', () => {
    expect(found(write({ stack: by('affected') }))).toEqual([]);
    expect(found(write({ stack: driven('other-vendor') }))).toEqual([]);
  });

  it('are another product’s of the same company to write', () => {
    const intercom = { ...parley, hosts: [{ value: 'widget.intercom.io', sources: ['test'] }] };
    const log = startLog();
    log.script('https://js.intercomcdn.com/other.js', 'present', {
      node: { id: 60, tag: 'script', url: 'https://js.intercomcdn.com/other.js' },
    });
    log.add(write({ stack: v8('https://js.intercomcdn.com/other.js:1:1') }));
    expect(findingsOf(id, log.observations, {}, [intercom])).toEqual([]);
  });

  it('may be set by the site; what it takes away is told as the site’s', () => {
    expect(found(write({ stack: by('site') }))).toEqual([]);
    expect(found(write({ event: 'removed', present: false, stack: by('site') }))[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'site' },
    });
  });

  it.each(['consent-manager', 'tag-manager', 'library'] as const)('are never failed for a %s', (party) => {
    const [finding] = found(write({ event: 'removed', present: false, stack: by(party) }));
    expect(finding?.verdict).not.toBe('fail');
  });
});

describe('a value that was put into the vendor’s store and sent by the vendor later', () => {
  const value = { length: 12, shape: 'identifier', hash: 'h-planted' } as const;

  it('is traced to who put it there', () => {
    const log = startLog();
    log.add(write({ value, stack: by('other-vendor') }));
    sends(log, by('affected'), [parameter('seed', 'h-planted')]);
    const forwarded = findingsOf(id, log.observations).find(({ claim }) => claim === 'derived');
    expect(forwarded).toMatchObject({
      verdict: 'fail',
      actor: { scriptUrl: scriptOf['other-vendor'], line: 12 },
    });
    expect(forwarded?.target).toContain('“seed”');
  });

  it('is not, when it is another value, came earlier, or is anybody’s', () => {
    const log = startLog();
    sends(log, by('affected'), [parameter('seed', 'h-planted')]);
    log.add(write({ value, stack: by('other-vendor') }));
    log.add(write({ value: { ...value, hash: 'h-yes', shape: 'flag' }, stack: by('other-vendor') }));
    sends(log, by('affected'), [parameter('seed', 'h-other'), parameter('on', 'h-yes')]);
    expect(findingsOf(id, log.observations).filter(({ claim }) => claim === 'derived')).toEqual([]);
  });
});

describe('a plain value in the vendor’s object', () => {
  const member = { path: 'visitor', before: 'string', after: 'string' };
  const found = (stack: Stack | undefined, given = member) => {
    const log = startLog();
    log.global('assigned', stack, given);
    return {
      written: findingsOf(id, log.observations),
      overwritten: findingsOf('overwritten-api', log.observations),
    };
  };

  it('is written by another party, which replaces no function', () => {
    const { written, overwritten } = found(by('other-vendor'));
    expect(written).toMatchObject([
      { verdict: 'fail', target: 'window.Parley.visitor', actor: { line: 12 } },
    ]);
    expect(overwritten).toEqual([]);
  });

  it.each(['affected', 'site'] as const)('may be written by the party %s', (party) => {
    expect(found(by(party)).written).toEqual([]);
  });

  it('is no finding where the vendor’s own code wrote it, or nobody was seen to', () => {
    expect(found(driven('other-vendor')).written).toEqual([]);
    expect(found(undefined).written).toEqual([]);
  });

  it('is not what a function or a whole object is: that is overwritten-api', () => {
    const { written, overwritten } = found(by('other-vendor'), { ...member, before: 'function' });
    expect([written.length, overwritten.length]).toEqual([0, 1]);
  });
});
