import { replayRequest } from "./replay-request";
import { readRequest } from "./request-environment";

/** Sends the request that the environment describes; the result is the exit code. */
export async function main(
  environment: NodeJS.ProcessEnv,
  report: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
): Promise<number> {
  try {
    await replayRequest(readRequest(environment));
    return 0;
  } catch (error) {
    report(
      oneLine(`${environment.MLZONE_REPLAY_ADDRESS ?? "replay"}: ${(error as Error).message}`, environment),
    );
    return 1;
  }
}

/** Azure's words on one line of a terminal; whatever they repeat, the token stays out. */
function oneLine(text: string, { MLZONE_SIMULATOR_TOKEN: token }: NodeJS.ProcessEnv): string {
  const hidden = token === undefined || token === "" ? text : text.replaceAll(token, "(token)");
  return hidden.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").trim();
}

if (require.main === module) {
  void main(process.env).then((code) => {
    process.exitCode = code;
  });
}
