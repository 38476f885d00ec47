import { verify } from '../package/verify.ts';
import type { Order, Word } from '../ui/app/verify-aside.ts';

declare const __BUILD__: string;

const say = (word: Word) => postMessage(word);

addEventListener('message', ({ data: { file, key } }: MessageEvent<Order>) => {
  verify(file, { key, build: __BUILD__ }, (progress) => say({ what: 'progress', progress })).then(
    (verification) => say({ what: 'verified', verification }),
    () => say({ what: 'failed' }),
  );
});
