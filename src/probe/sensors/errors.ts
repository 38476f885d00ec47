import { emit } from '../channel.ts';
import { currentScript, getterOf, listen, slice, unlisten } from '../natives.ts';
import { readError } from '../read-error.ts';
import type { Sensor } from '../sensor.ts';
import { addUndo } from '../wrap.ts';

/** A page that fails in a loop tells nothing new after so many. */
const toldAtMost = 50;

const messageOf = getterOf<ErrorEvent, string>(ErrorEvent, 'message');
const fileOf = getterOf<ErrorEvent, string>(ErrorEvent, 'filename');
const lineOf = getterOf<ErrorEvent, number>(ErrorEvent, 'lineno');
const columnOf = getterOf<ErrorEvent, number>(ErrorEvent, 'colno');
const reasonOf = getterOf<PromiseRejectionEvent, unknown>(PromiseRejectionEvent, 'reason');
const scriptSrc = getterOf<HTMLScriptElement, string>(HTMLScriptElement, 'src');

/**
 * Errors that no script caught. Heard in the page world, since Chromium (156) tells an isolated world nothing of
 * them. A thrown value is the page's own object and is not touched, unless it ended a promise and is a true error. Of a script from another origin without CORS
 * the browser tells nothing; while such a script runs for the first time, `document.currentScript` still names it.
 */
export const sensor: Sensor = {
  id: 'errors',
  install() {
    let told = 0;
    const on = (type: string, tell: (event: Event) => void) => {
      const heard = (event: Event) => {
        try {
          if (!event.isTrusted || told >= toldAtMost) return;
          told++;
          tell(event);
        } catch {
          // Fail open: another kind of event under this name, or a page that is going away.
        }
      };
      listen(window, type, heard);
      addUndo(() => unlisten(window, type, heard));
    };
    on('error', (event) => emitError(event as ErrorEvent));
    on('unhandledrejection', (event) => emitRejection(event as PromiseRejectionEvent));
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

function emitRejection(event: PromiseRejectionEvent): void {
  const error = readError(reasonOf(event));
  if (!error) return;
  const message = slice(error.message, 0, 500);
  emit({ kind: 'error', message, url: '', line: 0, column: 0, stack: slice(error.stack, 0, 4096) });
}

function runningFile(): string {
  const script = currentScript(document);
  return script ? scriptSrc(script as HTMLScriptElement) : '';
}
