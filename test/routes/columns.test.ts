import { createContext, runInContext } from 'node:vm';
import { expect, it } from 'vitest';
import { columnsIn } from './columns.ts';

/** Columns at which V8 says that `target` was reached, in a script of one line. */
function reachedAt(source: string): number[] {
  const columns: number[] = [];
  function reached() {
    const [, column] = /case\.js:1:(\d+)/.exec(new Error().stack ?? '') ?? [];
    columns.push(Number(column));
  }
  const target = {
    remove: reached,
    delete: reached,
    get style() {
      reached();
      return {};
    },
    set text(_: string) {
      reached();
    },
  };
  runInContext(source, createContext({ target, find: () => target, act: reached }), { filename: 'case.js' });
  return columns;
}

it.each([
  ['target.remove();', [8]],
  ['find().remove();', [8]],
  ['act();', [1]],
  ['new act();', [1]],
  ['target.delete();', [14]],
  ['target["remove"]();', [17]],
  ['target["style"].x = 1;', [19, 17, 7]],
  ['target.style.display = "none";', [22, 14, 8]],
  ['find().style.display = "none";', [22, 13, 7]],
  ['target.text = "a" + find();', [13, 8]],
  ['if (find()) target.remove();', [20]],
  ['[1].forEach(function () { target.remove(); });', [5, 34]],
])('of %s', (source, columns) => {
  expect(columnsIn(source, 1).chromium).toEqual(columns);
  const reached = reachedAt(source);
  expect(reached).not.toEqual([]);
  expect(reached.filter((column) => !columns.includes(column))).toEqual([]);
});

it('are of this line alone', () => {
  expect(columnsIn('act();\n  act();', 2)).toEqual({ chromium: [3], firefox: [3, 6] });
});
