import { draw } from '../draw.ts';
import type { Act, Through } from '../widgets/actors.ts';
import { realWidgets } from '../widgets/all.ts';
import { testWidgetCases } from './widget-cases.ts';

const acts: Act[] = ['removed', 'hidden', 'none'];
const ways: Through[] = ['plain', 'jquery', 'tag-manager'];
const any = <Item>(items: Item[]): Item => draw(items, 1)[0] as Item;

/** Each real widget once; what happens to it, and by which way, is drawn anew at every run. The matrix has all. */
testWidgetCases(realWidgets.map((widget) => ({ widget, act: any(acts), through: any(ways) })));
