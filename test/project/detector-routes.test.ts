import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listRoutes, routedDetectors } from '../routes/suite.ts';
import { projectRoot } from './source-files.ts';

const listed = await listRoutes();
const packageOf = (name: string): string => join(projectRoot, 'node_modules', name, 'package.json');
const widgetPackages = [
  '@papercups-io/chat-widget',
  '@rocket.chat/livechat',
  '@runtypelabs/persona',
  'deep-chat',
  'flowise-embed',
  'open-chat-studio-widget',
];

describe.each(routedDetectors)('%s', (detector) => {
  const routes = listed.filter((one) => one.detector === detector).map(({ route }) => route);
  const acts = routes.filter(({ expected }) => expected !== null);

  test('is shown by at least three different routes, and by one look-alike that names nobody', () => {
    expect(acts.length).toBeGreaterThanOrEqual(3);
    expect(routes.length).toBeGreaterThan(acts.length);
    expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length);
  });

  test('is shown by one route on a real widget, with interference code from a public package', () => {
    const real = acts.filter(
      ({ packages }) => packages.some(isWidget) && packages.some((name) => !isWidget(name)),
    );
    expect(real).not.toEqual([]);
  });

  test('names packages that are installed', () => {
    const packages = routes.flatMap((route) => route.packages);
    expect(packages.filter((name) => !existsSync(packageOf(name)))).toEqual([]);
  });
});

const isWidget = (name: string): boolean => widgetPackages.includes(name);
