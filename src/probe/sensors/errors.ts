import { emit } from '../channel.ts';
import { currentScript, getterOf, listen, slice, unlisten } from '../natives.ts';
import type { Sensor } from '../sensor.ts';
import { addUndo } from '../wrap.ts';

/** A page that fails in a loop tells nothing new after so many. */
const toldAtMost = 50;

const messageOf = getterOf<ErrorEvent, string>(ErrorEvent.prototype, 'message');
const fileOf = getterOf<ErrorEvent, string>(ErrorEvent.prototype, 'filename');
const lineOf = getterOf<ErrorEvent, number>(ErrorEvent.prototype, 'lineno');
const columnOf = getterOf<ErrorEvent, number>(ErrorEvent.prototype, 'colno');
const scriptSrc = getterOf<HTMLScriptElement, string>(HTMLScriptElement.prototype, 'src');

/**
 * Errors that no script caught. Heard in the page world, since Chromium (156) tells an isolated world nothing of
 * them. The thrown value is the page's own object and is not touched. Of a script from another origin without CORS
 * the browser tells nothing; while such a script runs for the first time, `document.currentScript` still names it.
 */
export const sensor: Sensor = {
  id: 'errors',
  install() {
    let told = 0;
    const heard = (event: Event) => {
      try {
        told++;
        if (told > toldAtMost || !event.isTrusted) return;
        emitError(event as ErrorEvent);
      } catch {
        // Fail open: another kind of event under this name, or a page that is going away.
      }
    };
    listen(window, 'error', heard);
    addUndo(() => unlisten(window, 'error', heard));
  },
};

function emitError(event: ErrorEvent): void {
  emit({
    kind: 'error',
    message: slice(messageOf(event), 0, 500),
    url: slice(fileOf(event) || runningFile(), 0, 4096),
    line: lineOf(event),
    column: columnOf(event),
  });
}

function runningFile(): string {
  const script = currentScript(document);
  return script ? scriptSrc(script as HTMLScriptElement) : '';
}
