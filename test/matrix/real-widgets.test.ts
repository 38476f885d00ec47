import { testWidgetCases } from '../browser/widget-cases.ts';
import { realWidgets } from '../widgets/all.ts';

/** Every real widget × every act × every way of acting, each several times. */
const drawsEach = 3;

testWidgetCases(
  realWidgets.flatMap((widget) =>
    (['removed', 'hidden', 'none'] as const).flatMap((act) =>
      (['plain', 'jquery', 'tag-manager'] as const).flatMap((through) =>
        Array.from({ length: drawsEach }, () => ({ widget, act, through })),
      ),
    ),
  ),
);
