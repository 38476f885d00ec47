/** As the build names the probe's script (`sourceURL`). */
const ownFile = 'widget-witness-probe.js:';

/**
 * Takes out of Gecko's text the frames that our layers over patches leave in its middle; the probe says how many there can
 * be. A page can give its own script our name: where more frames bear it, all stay, and nobody is named.
 */
export function withoutOwnFrames(text: string, layers: number): string {
  const lines = text.split('\n');
  const others = lines.filter((line) => !line.includes(ownFile));
  return lines.length - others.length <= layers ? others.join('\n') : text;
}
