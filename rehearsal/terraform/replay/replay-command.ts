import * as path from "node:path";

/** The program and arguments that send a replayed request: from source in a checkout, else compiled. */
export function replayCommand(): string[] {
  const extension = path.extname(__filename);
  const program = path.join(__dirname, `send-request${extension}`);
  return extension === ".ts"
    ? [process.execPath, "-r", require.resolve("tsx/cjs"), program]
    : [process.execPath, program];
}
