import type { Standing } from '../model/picture.ts';
import { boxOf } from './natives.ts';
import { faceOf, measure } from './visibility.ts';

type Chat = { element: Element; vendor: string; node: number };
type StandingBox = Standing['boxes'][number];
type Place = Pick<StandingBox, 'left' | 'top' | 'width' | 'height'>;

/** Where chats stand, asked for a picture; remembers where each stood when it was asked before. */
export function createStanding() {
  const places = new WeakMap<Element, Place>();

  const standingOf = ({ element, vendor, node }: Chat): StandingBox[] => {
    const { visible, clickable, coveredBy } = measure(element);
    if (!visible) {
      const last = places.get(element);
      return last ? [{ vendor, node, ...last, state: 'gone' }] : [];
    }
    const { left, top, width, height } = boxOf(faceOf(element) ?? element);
    const place = { left, top, width, height };
    places.set(element, place);
    return [{ vendor, node, ...place, state: clickable ? 'clickable' : coveredBy ? 'covered' : 'visible' }];
  };

  return (chats: readonly Chat[]): Omit<Standing, 'document'> => ({
    isShown: document.visibilityState === 'visible',
    width: innerWidth,
    height: innerHeight,
    scrollX,
    scrollY,
    pinch: visualViewport?.scale ?? 1,
    boxes: chats.flatMap(standingOf),
  });
}
