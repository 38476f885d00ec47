import { describe, expect, it } from 'vitest';
import {
  gateOf,
  heldBy,
  isData,
  isGateType,
  isRunnable,
  recordedType,
} from '../../src/vendors/script-gates.ts';

const reads =
  (attributes: Record<string, string>) =>
  (name: string): string | null =>
    attributes[name] ?? null;

describe('types', () => {
  it('knows what a browser runs, in any case', () => {
    for (const type of [
      '',
      'module',
      'text/javascript',
      'Text/JavaScript',
      'application/x-ecmascript',
      'text/jscript',
    ])
      expect(isRunnable(type)).toBe(true);
    for (const type of [
      'text/plain',
      'text/javascript; charset=utf-8',
      'rocketlazyloadscript',
      'javascript/blocked',
    ])
      expect(isRunnable(type)).toBe(false);
  });

  it('knows data and templates', () => {
    for (const type of [
      'application/json',
      'application/ld+json',
      'importmap',
      'speculationrules',
      'text/x-template',
    ])
      expect(isData(type)).toBe(true);
    expect(isData('text/plain')).toBe(false);
  });

  it('drops the number that Rocket Loader draws, and keeps words of programs only', () => {
    expect(recordedType('5f3a9bc01d2e4f6a7b8c9d0e-text/javascript')).toBe('*-text/javascript');
    expect(isGateType('*-text/javascript')).toBe(true);
    expect(isGateType('rocketlazyloadscript')).toBe(true);
    expect(isGateType('visitor-4711-text/javascript')).toBe(false);
  });
});

describe('gates', () => {
  it.each([
    [null, { 'data-name': 'chat' }, 'chat'],
    [null, { 'data-category': 'chat', 'data-service': 'parley' }, 'chat'],
    ['Cookiebot', { 'data-cookieconsent': 'marketing', 'data-category': 'x' }, 'marketing'],
    ['OneTrust', { class: 'wide optanon-category-C0003' }, 'optanon-category-C0003'],
  ])('is of %s where its attributes say so', (name, attributes: Record<string, string>, value) => {
    const type = 'text/plain';
    const gate = heldBy(type, reads(attributes)) ?? undefined;
    expect(gate?.value).toBe(value);
    expect(gateOf({ type, gate }, 'consent-manager')).toMatchObject({ name });
  });

  it('is the type where no attribute tells, and the attributes of any program mean nothing beside another type', () => {
    expect(heldBy('text/later', reads({ 'data-name': 'chat' }))).toEqual({
      attribute: 'type',
      value: 'text/later',
    });
    expect(heldBy('', reads({}))).toBeNull();
    expect(
      gateOf({ type: 'text/later', gate: { attribute: 'data-name', value: 'chat' } }, 'consent-manager'),
    ).toBeNull();
  });

  it('tells an optimiser from the type beside a consent manager’s mark', () => {
    const gate = { attribute: 'data-cookieconsent', value: 'marketing' };
    expect(gateOf({ type: 'litespeed/javascript', gate }, 'optimiser')?.name).toBe('LiteSpeed Cache');
    expect(gateOf({ type: 'litespeed/javascript', gate }, 'consent-manager')?.name).toBe('Cookiebot');
    expect(gateOf({ type: 'text/plain', gate }, 'optimiser')).toBeNull();
  });
});
