// The gate before a rise of an endpoint's traffic: sends a smoke test to one deployment, from inside the network,
// and prints a receipt for Terraform where all checks hold. It needs Node 20 and nothing else. No token, no
// answer and no part of either is ever printed: answers may hold what is said of people.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const USAGE = `usage: node run-smoke-test.mjs <endpoint>.smoke-test.json --uri <scoring URI>
         [--endpoint-id <ARM id>] [--management <URL of Azure Resource Manager>]

  MLZONE_SCORING_TOKEN     Entra token for https://ml.azure.com of an identity that may call the endpoint
  MLZONE_MANAGEMENT_TOKEN  Entra token for Azure Resource Manager, where the test asks for alerts; with it,
                           what is deployed is compared with what the stack describes, too

Lines of checks on standard error, the receipt on standard output.
Exit code: 0 all held, 1 a check failed, 2 it could not be run.`;

/** Which deployment of an endpoint shall answer, and in an answer, which one did. */
const DEPLOYMENT = "azureml-model-deployment";
const TEXT = { type: "string" };
const MANAGEMENT = { ...TEXT, default: "https://management.azure.com" };
const OPTIONS = { uri: TEXT, "endpoint-id": TEXT, management: MANAGEMENT };

/** Why nothing can be said of the deployment. */
class CannotRun extends Error {}

function outside(verb, value, least = -Infinity, most = Infinity) {
  return value < least ? `${verb} ${least} or more` : value > most ? `${verb} ${most} or less` : undefined;
}

/** Where a part of an answer isn't what its shape says, in words without its value; or `undefined`. */
function mismatch(shape, value, path) {
  if (value === undefined) {
    return `${path} must be JSON`;
  }
  const type = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  if (shape.type === "integer" ? !Number.isInteger(value) : type !== shape.type) {
    return `${path} must be of type ${shape.type} (is ${type})`;
  }
  const { enum: allowed, items: ofItems, maxItems, maximum, minItems, minimum, properties = {} } = shape;
  const bounds =
    outside("have a length of", value?.length, minItems, maxItems) ?? outside("be", value, minimum, maximum);
  if (bounds) {
    return `${path} must ${bounds}`;
  }
  if (allowed && !allowed.includes(value)) {
    return `${path} must be one of ${allowed.join(", ")}`;
  }
  const items = type === "array" && ofItems ? value : [];
  const inner = [
    ...items.map((one, at) => mismatch(ofItems, one, `${path}[${at}]`)),
    ...Object.entries(properties).map(([name, one]) =>
      Object.hasOwn(value, name)
        ? mismatch(one, value[name], `${path}.${name}`)
        : `${path}.${name} is missing`,
    ),
  ];
  return inner.find(Boolean);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A token of the environment; one that isn't a token must not end in an error message of `fetch`. */
function token(name) {
  const text = process.env[name]?.trim() ?? "";
  if (!/^[\w.~+/=-]+$/.test(text)) {
    throw new CannotRun(`${name} must hold an Entra token (it ${text === "" ? "is empty" : "holds none"})`);
  }
  return text;
}

/** An address that a token may be sent to. */
function address(flag, text) {
  const url = URL.canParse(text ?? "") ? new URL(text) : undefined;
  const here = url?.protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  if (url?.protocol !== "https:" && !here) {
    throw new CannotRun(`${flag} must be an address that begins with https://`);
  }
  return url;
}

/** One answer, without a status where none came; a token follows no redirect. */
async function send(url, bearer, timeoutMs, { headers, ...request } = {}) {
  const started = performance.now();
  const answered = (rest) => ({ text: "", by: null, ...rest, ms: performance.now() - started });
  try {
    const response = await fetch(url, {
      ...request,
      redirect: "manual",
      headers: { ...headers, authorization: `Bearer ${bearer}` },
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { status } = response;
    if (status === 401 || status === 403) {
      const why = "the token is of another audience, has expired, or its identity has no right to this";
      throw new CannotRun(`${url.host} answered ${status}: ${why}`);
    }
    return answered({ status, by: response.headers.get(DEPLOYMENT), text: await response.text() });
  } catch (error) {
    if (error.name === "TimeoutError" || ["ECONNRESET", "UND_ERR_SOCKET"].includes(error.cause?.code)) {
      return answered({});
    }
    const why = error.cause?.code ?? error.name;
    throw error instanceof CannotRun
      ? error
      : new CannotRun(`${url.host} can't be reached (${why}): run this from inside the network`);
  }
}

/** What the deployment answers, a line a check. */
async function answerChecks(gate, uri, bearer) {
  const { expect, latencyMs, request, tries } = gate.test;
  const headers = { "content-type": "application/json", [DEPLOYMENT]: gate.deployment };
  const answers = [];
  while (answers.length < tries) {
    const body = JSON.stringify(request);
    answers.push(await send(uri, bearer, Math.max(5000, 4 * latencyMs), { method: "POST", headers, body }));
  }
  const good = answers.filter(({ status }) => status === 200);
  const others = new Set(answers.map(({ status }) => status ?? "none came").filter((one) => one !== 200));
  const also = others.size === 0 ? "" : `; others: ${[...others].join(", ")}`;
  const by = answers.find((one) => one.by !== null && one.by !== gate.deployment)?.by ?? gate.deployment;
  const wrong = good.map(({ text }) => mismatch(expect, parsed(text), "answer")).find(Boolean);
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const p95 = Math.ceil(times[Math.ceil(0.95 * times.length) - 1]);
  return [
    ["status", others.size === 0, `${good.length} of ${answers.length} answers were 200${also}`],
    ["answered", by === gate.deployment, `by ${by}`],
    ["shape", good.length > 0 && !wrong, good.length > 0 ? (wrong ?? "as expected") : "no answer to look at"],
    ["latency", p95 <= latencyMs, `P95 ${p95} ms, ${latencyMs} ms are allowed`],
  ];
}

/** Azure Resource Manager: the JSON under a path, or at the address of a list's next page. */
async function get({ bearer, management }, where) {
  const url = new URL(where, management);
  if (url.origin !== management.origin) {
    throw new CannotRun("a list of Azure goes on at another address; the token isn't sent there");
  }
  const { status, text } = await send(url, bearer, 60_000);
  return { status, ...parsed(text) };
}

/** Whether what was tested is what the stack describes; a value that only Terraform knows is left out. */
async function deployedCheck(gate, azure) {
  const path = `${azure.id}/deployments/${gate.deployment}?api-version=2025-12-01`;
  const { properties = {}, status } = await get(azure, path);
  if (properties.provisioningState !== "Succeeded") {
    return ["deployed", false, `not ready (${properties.provisioningState ?? `Azure answered ${status}`})`];
  }
  const now = partsOf(properties);
  const other = Object.entries(partsOf(gate.spec))
    .filter(([part, wanted]) => wanted && !wanted.includes("${") && !same(wanted, now[part]))
    .map(([part]) => part);
  return ["deployed", other.length === 0, other.length ? `another ${other.join(", ")}` : "as described"];
}

function partsOf({ codeConfiguration: code, environmentId, instanceType, model }) {
  return { model, environmentId, codeId: code?.codeId, scoringScript: code?.scoringScript, instanceType };
}

const same = (a, b) => a.toLowerCase() === String(b).toLowerCase();

/** Alerts of the endpoint and what is under it, and of rules that look elsewhere, of the last 30 days. */
async function alertsCheck({ test }, azure) {
  const group = azure.id.split("/").slice(0, 5).join("/");
  const query = "api-version=2019-03-01&monitorCondition=Fired&timeRange=30d";
  const fired = [];
  let next = `${group}/providers/Microsoft.AlertsManagement/alerts?${query}`;
  while (next) {
    const { nextLink, status, value } = await get(azure, next);
    if (!Array.isArray(value)) {
      throw new CannotRun(`Azure answered ${status} when it was asked for alerts`);
    }
    fired.push(...value.map(({ properties }) => properties.essentials));
    next = nextLink;
  }
  const counts = fired.filter(({ alertRule = "", alertState, targetResource = "" }) => {
    const isBelow = `${targetResource}/`.toLowerCase().startsWith(`${azure.id}/`.toLowerCase());
    const rule = alertRule.split("/").at(-1);
    const isNamed = test.alerts.rules?.some((name) => same(name, rule));
    // a candidate that nobody asks yet has idle GPUs: that must not keep requests from it
    return alertState !== "Closed" && !/-gpu-idle$/i.test(rule) && (isBelow || isNamed);
  });
  const names = counts.map(({ alertRule = "" }) => alertRule.split("/").at(-1)).join(", ");
  return ["alerts", counts.length === 0, counts.length === 0 ? "none is fired" : `fired: ${names}`];
}

/** Where Azure is asked, if it is to be. */
function azureOf(gate, values) {
  if (!gate.test.alerts && !process.env.MLZONE_MANAGEMENT_TOKEN) {
    return undefined;
  }
  const id = values["endpoint-id"] ?? "";
  const [, name] =
    /^\/subscriptions\/[^/]+\/resourceGroups\/[^?#]+\/onlineEndpoints\/([^/?#]+)$/i.exec(id) ?? [];
  if (!same(gate.endpoint, name)) {
    throw new CannotRun(`--endpoint-id must be the ARM id of ${gate.endpoint} (…/onlineEndpoints/…)`);
  }
  return {
    id,
    bearer: token("MLZONE_MANAGEMENT_TOKEN"),
    management: address("--management", values.management),
  };
}

function open(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new CannotRun(`${file} can't be read (${error.code ?? "it isn't JSON"})`);
  }
}

async function main() {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: OPTIONS });
  if (positionals.length !== 1) {
    throw new CannotRun(USAGE);
  }
  const gate = open(positionals[0]);
  const azure = azureOf(gate, values);
  const checks = await answerChecks(gate, address("--uri", values.uri), token("MLZONE_SCORING_TOKEN"));
  if (azure) {
    checks.push(await deployedCheck(gate, azure));
  }
  if (gate.test.alerts) {
    checks.push(await alertsCheck(gate, azure));
  }
  for (const [name, held, words] of checks) {
    process.stderr.write(`${held ? "ok  " : "FAIL"}  ${name.padEnd(10)}${words}\n`);
  }
  if (!checks.every(([, held]) => held)) {
    process.stderr.write(`no receipt: ${gate.deployment} isn't ready for step ${gate.step}\n`);
    return 1;
  }
  const receipt = createHash("sha256").update(JSON.stringify(gate)).digest("hex").slice(0, 32);
  process.stdout.write(`${receipt}\n`);
  return 0;
}

process.exitCode = await main().catch((error) => {
  const known = error instanceof CannotRun || error.code?.startsWith("ERR_PARSE_ARGS");
  process.stderr.write(`${known ? error.message : `it broke: ${error.name}`}\n`);
  return 2;
});
