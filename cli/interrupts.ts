/** What ends this program by the keyboard, a closed terminal or a build agent: the exit code that shells expect. */
const INTERRUPTS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Does `work`, and cleans up whatever comes: its end, its failure, or an interrupt, which ends the program.
 *
 * @param cleanUp may be called twice, and waits for nothing
 */
export async function cleaningUp<T>(work: () => Promise<T>, cleanUp: () => void): Promise<T> {
  const interrupted = (signal: keyof typeof INTERRUPTS): void => {
    cleanUp();
    console.error("\nmlzone: interrupted; nothing is left behind.");
    process.exit(INTERRUPTS[signal]);
  };
  const signals = Object.keys(INTERRUPTS) as (keyof typeof INTERRUPTS)[];
  for (const signal of signals) {
    process.once(signal, interrupted);
  }
  try {
    return await work();
  } finally {
    cleanUp();
    for (const signal of signals) {
      process.off(signal, interrupted);
    }
  }
}
