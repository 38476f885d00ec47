import { emit } from '../channel.ts';
import { currentScript, gettersOf, listen, slice, unlisten } from '../natives.ts';
import { readError } from '../read-error.ts';
import type { Sensor } from '../sensor.ts';
import { addUndo } from '../undo.ts';

/** A page that fails in a loop tells nothing new after so many. */
const toldAtMost = 50;

const [messageOf, fileOf, lineOf, columnOf] = gettersOf(ErrorEvent, 'message', 'filename', 'lineno', 'colno');
const [reasonOf] = gettersOf(PromiseRejectionEvent, 'reason');
const [scriptSrc] = gettersOf(HTMLScriptElement, 'src');

/**
 * Errors that no script caught. Heard in the page world, since Chromium (156) tells an isolated world nothing of
 * them. A thrown value is the page's own object and is not touched, unless it ended a promise and is a true error. Of a script from another origin without CORS
 * the browser tells nothing; while such a script runs for the first time, `document.currentScript` still names it.
 */
export const sensor: Sensor = {
  id: 'errors',
  install() {
    let told = 0;
    const on = (type: string, tell: (event: never) => void) => {
      const heard = (event: Event) => {
        try {
          if (!event.isTrusted || told >= toldAtMost) return;
          told++;
          tell(event as never);
        } catch {
          // Fail open: another kind of event under this name, or a page that is going away.
        }
      };
      listen(window, type, heard);
      addUndo(() => unlisten(window, type, heard));
    };
    on('error', (event: ErrorEvent) =>
      emitError(messageOf(event), fileOf(event) || runningFile(), lineOf(event), columnOf(event)),
    );
    on('unhandledrejection', (event: PromiseRejectionEvent) => {
      const error = readError(reasonOf(event));
      if (error) emitError(error.message, '', 0, 0, { stack: slice(error.stack, 0, 4096) });
    });
  },
};

function emitError(
  message: string,
  url: string,
  line: number,
  column: number,
  more?: { stack: string },
): void {
  emit({ kind: 'error', message: slice(message, 0, 500), url: slice(url, 0, 4096), line, column, ...more });
}

function runningFile(): string {
  const script = currentScript(document);
  return script ? scriptSrc(script as HTMLScriptElement) : '';
}
