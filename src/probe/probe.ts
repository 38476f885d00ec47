import { emit, type Names, openChannel } from './channel.ts';
import { installToString } from './looks.ts';
import { awaitClick } from './sensors/clicks.ts';
import { addGlobals, tickGlobals } from './sensors/globals.ts';
import { forgetOwners } from './sensors/storage.ts';
import { sensors } from './sensors.gen.ts';
import { addSettings, tickSettings } from './settings.ts';
import { addUndo, installBind, onSensorFailure, unwrapAll } from './wrap.ts';

const reportedFailuresAtMost = 20;

/** The page-world half: instruments the document's natives, or does nothing when nobody listens. */
export function startProbe(): void {
  const names = openChannel({ addNames, awaitClick, tick, leave: unwrapAll });
  if (!names) return;
  let failures = 0;
  onSensorFailure((what) => {
    failures++;
    if (failures <= reportedFailuresAtMost)
      emit({ kind: 'probe', event: 'sensor-failed', detail: what, count: failures });
  });
  addUndo(installToString());
  installBind();
  addGlobals(names.globals);
  addSettings(names.settings);
  let installed = 0;
  for (let i = 0; i < sensors.length; i++) {
    const { id, install } = sensors[i] as (typeof sensors)[number];
    try {
      install();
      installed++;
    } catch {
      emit({ kind: 'probe', event: 'sensor-failed', detail: id, count: 1 });
    }
  }
  emit({ kind: 'probe', event: 'started', detail: '', count: installed });
}

/** Names of the person's own vendors, which come later. */
function addNames({ globals, settings }: Names): void {
  addSettings(settings);
  addGlobals(globals);
  emit({ kind: 'probe', event: 'names-added', detail: '', count: globals.length });
  tickGlobals();
  forgetOwners();
}

/** Globals first: a setting is read from what their traps hold. */
function tick(): void {
  tickGlobals();
  tickSettings();
}
