import { expect, it } from 'vitest';
import type { Audit } from '../../src/model/audit.ts';
import { withStep } from '../../src/session/custody.ts';
import { withDeclared } from '../../src/session/declare.ts';
import { audit } from './harness.ts';

const eventsOf = ({ custody = [] }: Audit) => custody.map(({ event }) => event);
const stopped = withStep(audit({ state: 'stopped' }), 'stopped', 'test');

it('is kept with the audit, and no edit of a record that has not ended', () => {
  const declared = withDeclared(audit(), { client: 'Shop Ltd' }, 'test');
  expect(declared.declared).toEqual({ client: 'Shop Ltd' });
  expect(eventsOf(declared)).toEqual([]);
});

it('is one edit for a row of edits after the end, by whom and when the last was made', () => {
  const first = withDeclared(stopped, { client: 'S' }, 'test');
  const last = withDeclared(first, { client: 'Shop Ltd' }, 'somebody');
  expect(eventsOf(last)).toEqual(['stopped', 'edited']);
  expect(last.custody?.at(-1)).toMatchObject({ by: 'somebody', chainHead: null });
  expect(last.declared).toEqual({ client: 'Shop Ltd' });
});

it('is another edit after an export', () => {
  const exported = withStep(withDeclared(stopped, { client: 'S' }, 'test'), 'exported', 'test');
  expect(eventsOf(withDeclared(exported, {}, 'test'))).toEqual(['stopped', 'edited', 'exported', 'edited']);
});

it('is no edit where nothing changes', () => {
  expect(withDeclared(stopped, {}, 'test')).toBe(stopped);
});

it('leaves an edit of another kind in the log', () => {
  const named = withStep(stopped, 'edited', 'test', null, 'it was given a name');
  expect(eventsOf(withDeclared(named, { client: 'S' }, 'test'))).toEqual(['stopped', 'edited', 'edited']);
});
