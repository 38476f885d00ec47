import { testWidgetCases } from '../browser/widget-cases.ts';
import { realWidgets } from '../widgets/all.ts';

/** Every real widget × every act × every way of acting; host, place and form of the script are drawn at every run. */
testWidgetCases(
  realWidgets.flatMap((widget) =>
    (['removed', 'hidden', 'none'] as const).flatMap((act) =>
      (['plain', 'jquery', 'tag-manager'] as const).map((through) => ({ widget, act, through })),
    ),
  ),
);
