import type { Act, Through } from '../widgets/actors.ts';
import { realWidgets } from '../widgets/all.ts';
import { testWidgetCases } from './widget-cases.ts';

const acts: Act[] = ['removed', 'hidden', 'none'];
const ways: Through[] = ['plain', 'jquery', 'tag-manager'];
const anyWay = (): Through => ways[Math.floor(Math.random() * ways.length)] ?? 'plain';

/** Each real widget removed, hidden and left alone, in a way drawn anew at every run. */
testWidgetCases(realWidgets.flatMap((widget) => acts.map((act) => ({ widget, act, through: anyWay() }))));
