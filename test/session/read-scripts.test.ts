import { expect, it } from 'vitest';
import type { Audit } from '../../src/model/audit.ts';
import type { FromContent } from '../../src/model/message.ts';
import { type ReadScriptsNeeds, readScripts } from '../../src/session/read-scripts.ts';
import { overtalk, parley, vendors } from '../builders/log.ts';
import { audit } from '../builders/report.ts';

const tag = 'https://cdn.overtalk.example/tag.js';
const widget = 'https://cdn.parley.example/widget.js';
const plugin = 'https://static.stranger.example/plugin.js';
const asked: Extract<FromContent, { type: 'read-scripts' }> = {
  type: 'read-scripts',
  url: 'https://shop.example/',
  vendors: ['parley', 'overtalk'],
  scripts: [tag, widget, plugin, 'blob:https://overtalk.example/1'],
  inline: [],
};

function reading(
  given: Partial<ReadScriptsNeeds> & { text?: string | null; audit?: Partial<Audit> | null } = {},
) {
  const fetched: string[] = [];
  const recording: Audit | null =
    given.audit === null ? null : { ...audit, state: 'recording', ...given.audit };
  const needs: ReadScriptsNeeds = {
    audits: { recordingIn: async () => recording },
    texts: { textOf: () => null },
    catalogueOf: () => vendors,
    fetchScript: async (url) => {
      fetched.push(url);
      const { text = 'window.Parley.open(); window.Overtalk.open()' } = given;
      return text === null ? { unread: 'no-answer' } : { text };
    },
    ...given,
  };
  return {
    fetched,
    read: (what: Partial<typeof asked> = {}) => readScripts({ ...asked, ...what }, 1, needs),
  };
}

const place = (vendor: string, item: string, column: number) => ({ vendor, item, line: 1, column });

it('reads the scripts of chat vendors for the names of other ones', async () => {
  const { fetched, read } = reading();
  expect(await read()).toEqual([
    { kind: 'reference', url: tag, how: 'refetched', names: place('parley', 'Parley', 8) },
    { kind: 'reference', url: widget, how: 'refetched', names: place('overtalk', 'Overtalk', 30) },
  ]);
  expect(fetched).toEqual([tag, widget]);
});

it('looks only for the vendors that are on the page', async () => {
  const { fetched, read } = reading();
  expect(await read({ vendors: ['overtalk'] })).toMatchObject([{ url: widget }]);
  expect(fetched).toEqual([widget]);
});

it('asks no server for what has streamed by', async () => {
  const { fetched, read } = reading({ texts: { textOf: () => 'window.Parley' } });
  expect(await read()).toMatchObject([{ url: tag, how: 'response-stream' }]);
  expect(fetched).toEqual([]);
});

it('says which text could not be had', async () => {
  expect(await reading({ text: null }).read({ scripts: [tag] })).toEqual([
    { kind: 'reference', url: tag, how: 'unread' },
  ]);
});

it('leaves out what the script’s own vendor is known by as well', async () => {
  const both = { ...overtalk, globals: [...overtalk.globals, ...parley.globals] };
  const { read } = reading({ catalogueOf: () => [parley, both] });
  expect(await read({ scripts: [tag] })).toEqual([]);
});

it('reads inline scripts by their elements', async () => {
  const { read } = reading();
  expect(await read({ scripts: [], inline: [{ node: 9, text: 'window.Parley' }] })).toEqual([
    { kind: 'reference', url: asked.url, how: 'inline', node: 9, names: place('parley', 'Parley', 8) },
  ]);
});

it.each([
  ['in a tab that nobody records', null],
  ['while page loads are compared', { comparing: { id: 'c1', tab: 1, urlKey: '', resumed: false } }],
])('reads nothing %s', async (_, state) => {
  const { fetched, read } = reading({ audit: state });
  expect(await read({ inline: [{ node: 9, text: 'window.Parley' }] })).toEqual([]);
  expect(fetched).toEqual([]);
});
