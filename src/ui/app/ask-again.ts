const attemptsAtMost = 5;
const restMs = 200;
/** Chromium's and Firefox's word for a message that nobody received. */
const nobodyThere = /Receiving end does not exist/;

/**
 * Asks again when nobody received the question: a background that is just being stopped takes no message, and the
 * next one starts it. Any other failure is the caller's.
 */
export async function askAgain<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt === attemptsAtMost || !nobodyThere.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, restMs));
    }
  }
}
