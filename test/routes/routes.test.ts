import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { detectors } from '../../src/detect/detectors.gen.ts';
import { realWidgets } from '../widgets/all.ts';
import { listRoutes } from './suite.ts';

const listed = await listRoutes();
const installed = Object.keys({ ...packageJson.devDependencies, ...packageJson.dependencies });
const widgetIds = realWidgets.map(({ vendor }) => vendor.id);
const routesOf = (id: string) => listed.flatMap(({ detector, route }) => (detector === id ? [route] : []));

describe.each(detectors.map(({ id }) => id))('the routes of %s', (id) => {
  const acts = routesOf(id).filter(({ expected }) => expected !== null);

  it('are three or more, and a look-alike', () => {
    expect(acts.length).toBeGreaterThanOrEqual(3);
    expect(routesOf(id).length).toBeGreaterThan(acts.length);
  });

  it('have one on a real widget with code out of a public package', () => {
    const real = acts.filter(
      ({ affected, packages }) => widgetIds.includes(affected.id) && packages.length >= 2,
    );
    expect(real).not.toEqual([]);
  });

  it('name packages that are installed', () => {
    const named = routesOf(id).flatMap(({ packages }) => packages);
    expect(named.filter((name) => !installed.includes(name))).toEqual([]);
  });
});

it('no two routes have one name', () => {
  const keys = listed.map(({ detector, route }) => `${detector}: ${route.id}`);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});
