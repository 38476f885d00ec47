const rememberedAtMost = 500;
const longestRemembered = 500;

/** Answers of a question that is asked about the same few texts again and again. */
export function remembering<Answer>(find: (text: string) => Answer) {
  const known = new Map<string, Answer>();
  return {
    of(text: string): Answer {
      const before = known.get(text);
      if (before !== undefined) return before;
      const answer = find(text);
      if (text.length > longestRemembered) return answer;
      if (known.size >= rememberedAtMost) known.clear();
      known.set(text, answer);
      return answer;
    },
    forget: () => known.clear(),
  };
}
