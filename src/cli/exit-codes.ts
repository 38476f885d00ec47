/** The CLI's exit codes; they are part of its contract. */
export const exitCodes = {
  nothingToReport: 0,
  /** At least one finding with verdict `fail`. */
  findings: 1,
  usage: 2,
  /** No document came: DNS, refused, proxy, timeout. An HTTP error status with a page is reachable. */
  unreachable: 3,
  internal: 4,
  /** A package or observations of which something does not hold. */
  notVerified: 5,
  /** Ended by SIGINT: 128 + 2, as shells count. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
