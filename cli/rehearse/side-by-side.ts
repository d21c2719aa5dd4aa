/**
 * Does some work for each of a list, several at a time; the results come in the list's order.
 *
 * @throws what the first work threw that failed, once those under way have ended; nothing new is begun then
 */
export async function sideBySide<T, R>(
  list: readonly T[],
  jobs: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const waiting = [...list.entries()];
  const results: R[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, item] = next;
      try {
        results[index] = await work(item);
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: Math.max(1, jobs) }, worker));
  const broken = outcomes.find((outcome) => outcome.status === "rejected");
  if (broken !== undefined) {
    throw broken.reason;
  }
  return results;
}
