/** Which engine a build is for, and whether host access is asked for at the click or held from the start. */
export type Variant = { engine: 'chromium' | 'firefox'; granted: boolean };

export const variants: Variant[] = [
  { engine: 'chromium', granted: false },
  { engine: 'firefox', granted: false },
  { engine: 'chromium', granted: true },
  { engine: 'firefox', granted: true },
];

export function variantFolder({ engine, granted }: Variant): string {
  return granted ? `${engine}-granted` : engine;
}

type Manifest = Record<string, unknown> & {
  permissions: string[];
  optional_host_permissions: string[];
  background: { service_worker?: string; scripts?: string[] };
  chromium: Record<string, unknown> & { permissions: string[] };
  firefox: Record<string, unknown> & { permissions: string[] };
};

/** One variant's manifest from the single source `manifest.json`. */
export function manifestFor(source: Manifest, { engine, granted }: Variant): Record<string, unknown> {
  const { chromium, firefox, background, permissions, optional_host_permissions, ...common } = source;
  const own = engine === 'chromium' ? chromium : firefox;
  return {
    ...common,
    ...own,
    permissions: [...permissions, ...own.permissions],
    background:
      engine === 'chromium' ? { service_worker: background.service_worker } : { scripts: background.scripts },
    ...(granted
      ? { host_permissions: optional_host_permissions }
      : { optional_host_permissions: optional_host_permissions }),
  };
}
