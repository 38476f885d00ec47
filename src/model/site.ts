import * as z from 'zod/mini';
import { once } from './once.ts';

// A service worker's CSP forbids eval, which zod's compiled parsers would try.
z.config({ jitless: true });

const text = (max: number) =>
  z.pipe(
    z.string(),
    z.transform((given: string) => given.slice(0, max)),
  );
const place = () => z.union([z.number(), z.literal('')]);
/** As `src/probe/stack.ts` reads V8's call sites; an empty frame says that there were more. */
const siteSchema = once(() =>
  z.union([
    z.tuple([
      ...[text(200), text(4096), text(4096), place(), place()],
      ...[z.union([z.literal(true), z.literal('')]), z.union([z.literal(true), z.literal('')])],
      ...[text(4096), text(32)],
    ] as const),
    z.tuple([]),
  ]),
);
export type Site = z.infer<ReturnType<typeof siteSchema>>;
export const sitesSchema = once(() => z.array(siteSchema()).check(z.maxLength(102)));
