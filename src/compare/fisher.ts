/**
 * One-sided exact test of Fisher: how likely `hits` of `n` or more would be, against `otherHits` of `otherN`, if
 * all loads were alike. All four are counts; 1 where there is nothing to compare.
 */
export function fisherOneSided(hits: number, n: number, otherHits: number, otherN: number): number {
  const allHits = hits + otherHits;
  const most = Math.min(n, allHits);
  const ways = logBinomial(n + otherN, allHits);
  let p = 0;
  for (let k = hits; k <= most; k++) {
    if (allHits - k > otherN) continue;
    p += Math.exp(logBinomial(n, k) + logBinomial(otherN, allHits - k) - ways);
  }
  return Math.min(1, p);
}

function logBinomial(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

const logFactorials = [0];

function logFactorial(n: number): number {
  for (let k = logFactorials.length; k <= n; k++) {
    logFactorials.push((logFactorials[k - 1] as number) + Math.log(k));
  }
  return logFactorials[n] as number;
}
