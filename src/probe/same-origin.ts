import { slice } from './natives.ts';

const pagePrefix = `${location.origin}/`;

/** The page's own server, or no server at all. */
export function sameOrigin(url: string): boolean {
  return (
    url === '' ||
    slice(url, 0, pagePrefix.length) === pagePrefix ||
    slice(url, 0, 5) === 'data:' ||
    slice(url, 0, 5) === 'blob:'
  );
}
