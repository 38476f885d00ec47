import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { manifestFor, variantFolder, variants } from '../../scripts/manifest.ts';
import { projectRoot } from './source-files.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const icons = z.record(z.string(), z.string());
const manifestSchema = z.object({
  manifest_version: z.literal(3),
  permissions: z.array(z.string()),
  host_permissions: z.optional(z.array(z.string())),
  optional_host_permissions: z.optional(z.array(z.string())),
  background: z.object({ service_worker: z.optional(z.string()), scripts: z.optional(z.array(z.string())) }),
  icons,
  action: z.object({ default_popup: z.string(), default_icon: icons }),
  minimum_chrome_version: z.optional(z.string()),
  side_panel: z.optional(z.object({ default_path: z.string() })),
  sidebar_action: z.optional(z.object({ default_panel: z.string() })),
  browser_specific_settings: z.optional(z.object({ gecko: z.object({ strict_min_version: z.string() }) })),
});

/** PERMISSIONS.md has one table row for each: | `name` | Chrome, Firefox | why |. */
const documented = [...read('PERMISSIONS.md').matchAll(/^\| `([^`]+)` *\| ([^|]+)\| ([^|]+)\|$/gm)].map(
  ([, name = '', browsers = '', why = '']) => ({ name, browsers: browsers.trim().split(', '), why }),
);

describe.each(variants.map((variant) => [variantFolder(variant), variant] as const))('%s', (_, variant) => {
  const manifest = manifestSchema.parse(manifestFor(JSON.parse(read('manifest.json')), variant));
  const browserName = variant.engine === 'chromium' ? 'Chrome' : 'Firefox';

  test('asks for exactly what PERMISSIONS.md explains', () => {
    const explained = documented.filter(({ browsers }) => browsers.includes(browserName));
    const names = [...manifest.permissions, '<all_urls>'];
    expect(explained.map(({ name }) => name).sort()).toEqual(names.sort());
    for (const { why } of explained) expect(why.trim().length).toBeGreaterThan(20);
  });

  test('holds host access from the start only where it is granted', () => {
    expect(manifest.host_permissions).toEqual(variant.granted ? ['<all_urls>'] : undefined);
    expect(manifest.optional_host_permissions).toEqual(variant.granted ? undefined : ['<all_urls>']);
  });

  test('is Manifest V3 as its engine wants it', () => {
    const { background, minimum_chrome_version, side_panel, sidebar_action, browser_specific_settings } =
      manifest;
    const gecko = browser_specific_settings?.gecko.strict_min_version;
    expect({ background, minimum_chrome_version, gecko }).toEqual(
      variant.engine === 'chromium'
        ? { background: { service_worker: 'background.js' }, minimum_chrome_version: '120', gecko: undefined }
        : { background: { scripts: ['background.js'] }, minimum_chrome_version: undefined, gecko: '128.0' },
    );
    expect([side_panel?.default_path, sidebar_action?.default_panel].filter(Boolean)).toEqual(['panel.html']);
  });

  test('names pages and icons that exist', () => {
    const { default_popup, default_icon } = manifest.action;
    const files = [default_popup, ...Object.values(default_icon), ...Object.values(manifest.icons)];
    expect(files.filter((file) => !existsSync(join(projectRoot, 'extension', file)))).toEqual([]);
    expect(Object.keys(manifest.icons)).toEqual(['16', '32', '48', '128']);
  });
});
