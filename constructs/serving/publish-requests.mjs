// Requests of publish-predictions.mjs, which it is shipped with: a token goes to no other address than the one that
// it is for, and what a service answers ends in no message.
import { setTimeout as pause } from "node:timers/promises";

const TRIES = 4;
const AT_ONCE = 4;

/** Why nothing can be said of a job. */
export class CannotRun extends Error {}

/** A token of the environment; one that isn't a token must not end in an error message of `fetch`. */
export function token(name) {
  const text = process.env[name]?.trim() ?? "";
  if (!/^[\w.~+/=-]+$/.test(text)) {
    throw new CannotRun(`${name} must hold an Entra token (it ${text === "" ? "is empty" : "holds none"})`);
  }
  return text;
}

/** An address that a token may be sent to. */
export function address(flag, text) {
  const url = URL.canParse(text ?? "") ? new URL(text) : undefined;
  const here = url?.protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  if (url?.protocol !== "https:" && !here) {
    throw new CannotRun(`${flag} must be an address that begins with https://`);
  }
  return url;
}

export function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/** One answer, asked for again where the service is busy or the connection broke; a token follows no redirect. */
export async function send(url, bearer, { headers, ...request } = {}) {
  for (let tries = 1; ; tries += 1) {
    try {
      const response = await fetch(url, {
        ...request,
        redirect: "manual",
        headers: { ...headers, authorization: `Bearer ${bearer}` },
        signal: AbortSignal.timeout(120_000),
      });
      const { status } = response;
      const bytes = Buffer.from(await response.arrayBuffer());
      if (status === 401 || status === 403) {
        const why = "the token is of another audience, has expired, or its identity has no right to this";
        throw new CannotRun(`${url.host} answered ${status}${reason(response)}: ${why}`);
      }
      if (tries === TRIES || ![408, 429, 500, 502, 503, 504].includes(status)) {
        return { status, bytes, told: `${url.host} answered ${status}${reason(response)}` };
      }
    } catch (error) {
      if (error instanceof CannotRun || tries === TRIES) {
        const why = error.cause?.code ?? error.name;
        throw error instanceof CannotRun
          ? error
          : new CannotRun(`${url.host} can't be reached (${why}): run this from inside the network`);
      }
    }
    await pause(125 * 2 ** tries);
  }
}

/** Azure's own word for what is wrong, if it is one. */
function reason(response) {
  const code = response.headers.get("x-ms-error-code") ?? "";
  return /^\w{1,60}$/.test(code) ? ` (${code})` : "";
}

/** Several at once; after one that failed, no other is begun. */
export async function each(items, work) {
  const left = items.values();
  let failed = false;
  const worker = async () => {
    for (const item of left) {
      await work(item).catch((error) => {
        failed = true;
        throw error;
      });
      if (failed) {
        return;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  const broken = ended.find(({ status }) => status === "rejected");
  if (broken) {
    throw broken.reason;
  }
}
