const FRAMES = 10;
/** Tells the readers of traces (`sources.json`) that source maps are theirs to look up. */
const COMPILED_POSITIONS = Symbol.for("mlzone.compiled-positions");

/**
 * cdktf takes a stack trace for every token, and tsx has Node look up each frame of it in source
 * maps: a fifth of the time of a synthesis, for text that is hardly ever read. Until the returned
 * function is called, traces are short and have the positions of the compiled code.
 *
 * An error that ends the app still shows its source: a trace is written when it is first read, and
 * that is after the end.
 */
export function shortenStackTraces(): () => void {
  const before = Error.prepareStackTrace;
  const write: typeof Error.prepareStackTrace = (error, frames) =>
    [String(error), ...frames.slice(0, FRAMES).map((frame) => `    at ${frame}`)].join("\n");
  Error.prepareStackTrace = Object.assign(write, { [COMPILED_POSITIONS]: true });
  const restore = () => {
    Error.prepareStackTrace = before;
  };
  process.once("uncaughtExceptionMonitor", restore);
  return restore;
}
