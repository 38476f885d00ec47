import { lookAtCallbacks } from './callbacks.ts';
import { type Names, openChannel, tellFailure, tellProbe } from './channel.ts';
import { installToString } from './looks.ts';
import { each } from './natives.ts';
import { awaitClick } from './sensors/clicks.ts';
import { addGlobals, tickGlobals } from './sensors/globals.ts';
import { forgetOwners } from './sensors/storage.ts';
import { sensors } from './sensors.gen.ts';
import { addSettings, tickSettings } from './settings.ts';
import { unwrapAll } from './undo.ts';
import { installBind } from './wrap.ts';

/** The page-world half: instruments the document's natives, or does nothing when nobody listens. */
export function startProbe(): void {
  /** Globals first: a setting is read from what their traps hold. */
  const tick = () => {
    tickGlobals();
    tickSettings();
    lookAtCallbacks((names as Names).callbacks);
  };
  const names = openChannel({ addNames, awaitClick, tick, leave: unwrapAll });
  if (!names) return;
  installToString();
  installBind();
  addGlobals(names.globals);
  addSettings(names.settings);
  let installed = 0;
  each(sensors, ({ id, install }) => {
    try {
      install();
      installed++;
    } catch {
      tellFailure(id);
    }
  });
  lookAtCallbacks(names.callbacks);
  tellProbe('started', '', installed);
}

/** Names of the person's own vendors, which come later. */
function addNames({ globals, settings }: Names): void {
  addSettings(settings);
  addGlobals(globals);
  tellProbe('names-added', '', globals.length);
  tickGlobals();
  forgetOwners();
}
