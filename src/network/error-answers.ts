const rememberedAtMost = 500;

/** What error answers of scripts began with, by request: Firefox breaks such a script off, and its report of that tells no status. */
export type ErrorAnswers = {
  note(answer: { requestId: string; statusCode: number }): void;
  statusOf(requestId: string): number | undefined;
};

export function createErrorAnswers(): ErrorAnswers {
  const statuses = new Map<string, number>();
  return {
    note({ requestId, statusCode }) {
      if (statusCode < 400) return;
      statuses.set(requestId, statusCode);
      const [oldest] = statuses.keys();
      if (statuses.size > rememberedAtMost && oldest !== undefined) statuses.delete(oldest);
    },
    statusOf: (requestId) => statuses.get(requestId),
  };
}
