// Publishes what finished batch jobs wrote: copies a job's folder from the staging container to where readers read,
// and writes _SUCCESS into it last of all. It runs inside the network, needs Node 20 and nothing else, and may be
// run again after an interruption. The bytes pass through here: copies on Azure's side are known to be refused where
// accounts have private endpoints only. No token, no prediction and no name of a file is ever printed.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ask, blobsBelow, copy, foldersBelow, put, Refused } from "./publish-blobs.mjs";
import { address, CannotRun, each, parsed, send, token } from "./publish-requests.mjs";

const USAGE = `usage: node publish-predictions.mjs predictions.publish.json [--job <name>]
         [--least-files <n>] [--least-bytes <n>] [--management <URL of Azure Resource Manager>]

  --job                    the one job to publish; without it, every finished one that is staged
  --least-files, --least-bytes
                           what a job must have written, or it isn't published
  MLZONE_MANAGEMENT_TOKEN  Entra token for Azure Resource Manager of an identity that may read jobs
  MLZONE_STORAGE_TOKEN     Entra token for https://storage.azure.com of one that may read and write the containers

Lines of checks on standard error, the folders that readers may take on standard output.
Exit code: 0 all published, 1 a check failed, 2 it could not be run.`;

/** The customary name: readers take only folders that have one. */
const MARKER = "_SUCCESS";
const DAY = 24 * 3600 * 1000;
const JOB = /^[A-Za-z0-9][\w-]{0,254}$/;
const FOLDER = /^[A-Za-z][A-Za-z0-9-]*\/[A-Za-z][A-Za-z0-9-]*$/;
const WORKSPACE =
  /^\/subscriptions\/[\w-]+\/resourceGroups\/[\w.()-]+\/providers\/Microsoft\.MachineLearningServices\/workspaces\/[\w-]+$/;
const TEXT = { type: "string" };
const MANAGEMENT = { ...TEXT, default: "https://management.azure.com" };
const OPTIONS = { job: TEXT, "least-files": TEXT, "least-bytes": TEXT, management: MANAGEMENT };

/** A line of a check. */
const say = (verdict, check, words) => process.stderr.write(`${verdict}  ${check.padEnd(11)}${words}\n`);

function least(values, flag) {
  const text = values[flag] ?? "0";
  if (!/^\d{1,15}$/.test(text)) {
    throw new CannotRun(`--${flag} must be a whole number`);
  }
  return Number(text);
}

/** A job of which nothing is to be published, or not yet. */
class Left extends Refused {}

/** The folders of each job that has any below one of the models. */
async function stagedJobs(storage) {
  const found = new Map();
  await each(storage.spec.folders, async (model) => {
    for (const folder of await foldersBelow(storage, storage.spec.staging, `${model}/`)) {
      const job = folder.slice(model.length + 1, -1);
      if (folder === `${model}/${job}/` && JOB.test(job)) {
        found.set(job, [...(found.get(job) ?? []), folder]);
      }
    }
  });
  return found;
}

/** What Azure says of a job: whether it is finished, and how many days ago it was made. */
async function jobOf({ arm, spec }, job) {
  const url = new URL(`${spec.workspaceId}/jobs/${job}?api-version=2025-12-01`, arm.management);
  const { bytes, status, told } = await send(url, arm.bearer);
  if (status === 404) {
    throw new Left("job", "the workspace has none of this name");
  }
  const { properties, systemData } = parsed(bytes.toString());
  const state = /^\w{1,40}$/.exec(properties?.status)?.[0];
  if (status !== 200 || state === undefined) {
    throw new CannotRun(`${told} when it was asked for the job`);
  }
  if (state !== "Completed") {
    throw new Left("job", `is ${state}, not Completed`);
  }
  return (Date.now() - Date.parse(systemData?.createdAt)) / DAY;
}

/** A name that is a path below a folder, and stays there in an address. */
function isBelow(folder, name) {
  const inner = name.slice(folder.length).split("/");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  const odd = /[\\\u0000-\u001f\u007f]/.test(name);
  return name.startsWith(folder) && !odd && inner.every((part) => !["", ".", ".."].includes(part));
}

/** What a job wrote. A marker of its own isn't taken along: it would say too early that all is there. */
async function stagedBlobs(storage, folder, atLeast) {
  const all = await blobsBelow(storage, storage.spec.staging, folder);
  const blobs = all.filter(({ name }) => name.split("/").at(-1) !== MARKER);
  const bytes = blobs.reduce((sum, { size }) => sum + size, 0);
  const odd = [
    [blobs.filter(({ name }) => !isBelow(folder, name)).length, "of a name that is no path"],
    [blobs.filter(({ size }) => !Number.isSafeInteger(size)).length, "of a size that can't be told"],
    [blobs.filter(({ encoding }) => encoding !== "").length, "with a content encoding, which would be lost"],
  ];
  const [wrong] = odd.filter(([count]) => count > 0);
  if (wrong) {
    throw new Refused("staged", `${wrong[0]} of ${blobs.length} files ${wrong[1]}`);
  }
  const words = `${blobs.length} files, ${bytes} bytes`;
  if (bytes === 0) {
    throw new Refused("staged", blobs.length === 0 ? "the folder is empty" : `${words}: all are empty`);
  }
  if (blobs.length < atLeast.files || bytes < atLeast.bytes) {
    throw new Refused("staged", `${words}: at least ${atLeast.files} and ${atLeast.bytes} are asked for`);
  }
  say("ok  ", "staged", words);
  const lines = blobs.map(({ etag, name, size }) => JSON.stringify([name, size, etag])).sort();
  const digest = createHash("sha256").update(lines.join("\n")).digest("hex");
  return { blobs, receipt: { files: blobs.length, bytes, staged: digest } };
}

/** The marker of a folder; `undefined` where it has none. */
async function markerOf(storage, folder) {
  const { bytes, status, told } = await ask(storage, storage.spec.published, `${folder}${MARKER}`);
  if (status !== 200 && status !== 404) {
    throw new CannotRun(`${told} when it was asked for ${MARKER}`);
  }
  return status === 200 ? parsed(bytes.toString()) : undefined;
}

/** How the published folder differs from what was staged: what is there already, and what should not be. */
async function compared(storage, folder, blobs) {
  const there = await blobsBelow(storage, storage.spec.published, folder);
  const byName = new Map(there.map((blob) => [blob.name, blob]));
  const isCopied = ({ etag, name, size }) =>
    byName.get(name)?.size === size && byName.get(name)?.staged === etag;
  const names = new Set([...blobs.map(({ name }) => name), `${folder}${MARKER}`]);
  return {
    missing: blobs.filter((blob) => !isCopied(blob)),
    strange: there.filter(({ name }) => !names.has(name)).length,
  };
}

function mustBeWhole({ missing, strange }, of) {
  if (missing.length > 0) {
    throw new Refused("compared", `${missing.length} of ${of} files are missing or of another size`);
  }
  if (strange > 0) {
    throw new Refused("compared", `${strange} files in the published folder are none of the job's`);
  }
}

/** Publishes one job's folder, or finds that it is published. */
async function publish(storage, job, folders) {
  const days = await jobOf(storage, job);
  say("ok  ", "job", "is Completed");
  if (folders.length !== 1) {
    const place = `in ${storage.spec.staging}, below the models of this stack`;
    throw new Refused("staged", `${folders.length} folders ${place}: it must be one`);
  }
  const [folder] = folders;
  const marker = await markerOf(storage, folder);
  // what is older goes a file at a time
  if (!(days < storage.spec.stagingDays)) {
    if (marker === undefined) {
      const age = Number.isNaN(days) ? "of unknown age" : `${Math.floor(days)} days old`;
      const kept = `staged files go after ${storage.spec.stagingDays} days, so some may be missing`;
      throw new Left("staged", `the job is ${age}: ${kept}`);
    }
    return [folder, "before"];
  }
  const { blobs, receipt } = await stagedBlobs(storage, folder, storage.atLeast);
  const isSame = (found) => found?.staged === receipt.staged;
  if (marker !== undefined && !isSame(marker)) {
    throw new Refused("published", "before, and what is staged isn't what was published: it isn't touched");
  }
  const before = await compared(storage, folder, blobs);
  mustBeWhole(marker === undefined ? { ...before, missing: [] } : before, blobs.length);
  if (marker !== undefined) {
    return [folder, "before"];
  }
  await each(before.missing, (blob) => copy(storage, blob));
  say("ok  ", "copied", `${before.missing.length} of ${blobs.length} files`);
  mustBeWhole(await compared(storage, folder, blobs), blobs.length);
  const headers = { "content-type": "application/json", "x-ms-blob-type": "BlockBlob" };
  await put(storage, `${folder}${MARKER}`, `${JSON.stringify({ job, ...receipt })}\n`, { headers });
  return [folder, "now"];
}

/** Whether a job is published, or is one that nobody asked for by its name and that has nothing to publish. */
async function isDone(storage, job, folders, isNamed) {
  process.stderr.write(`${job}\n`);
  try {
    const [folder, when] = await publish(storage, job, folders);
    say("ok  ", "published", when);
    process.stdout.write(`${storage.spec.published}/${folder}\n`);
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) {
      throw error;
    }
    const isLeft = error instanceof Left && !isNamed;
    say(isLeft ? "left" : "FAIL", error.check, error.message);
    return isLeft;
  }
}

function open(file) {
  let spec;
  try {
    spec = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new CannotRun(`${file} can't be read (${error.code ?? "it isn't JSON"})`);
  }
  const { folders, published, staging, stagingDays, workspaceId } = spec ?? {};
  const isRight =
    WORKSPACE.test(workspaceId) &&
    [published, staging].every((name) => /^[a-z0-9][a-z0-9-]{2,62}$/.test(name)) &&
    published !== staging &&
    Array.isArray(folders) &&
    folders.every((folder) => FOLDER.test(folder)) &&
    stagingDays >= 1;
  if (!isRight) {
    throw new CannotRun(`${file} isn't what a stack writes for this`);
  }
  return { ...spec, storage: address("storage of the file", spec.storage) };
}

async function main() {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: OPTIONS });
  if (positionals.length !== 1) {
    throw new CannotRun(USAGE);
  }
  if (values.job !== undefined && !JOB.test(values.job)) {
    throw new CannotRun("--job must be the name of a job: letters, digits, hyphens and underscores");
  }
  const storage = {
    spec: open(positionals[0]),
    bearer: token("MLZONE_STORAGE_TOKEN"),
    arm: {
      bearer: token("MLZONE_MANAGEMENT_TOKEN"),
      management: address("--management", values.management),
    },
    atLeast: { files: least(values, "least-files"), bytes: least(values, "least-bytes") },
  };
  const staged = await stagedJobs(storage);
  const jobs = values.job === undefined ? [...staged.keys()].sort() : [values.job];
  let done = true;
  for (const job of jobs) {
    done = (await isDone(storage, job, staged.get(job) ?? [], values.job !== undefined)) && done;
  }
  return done ? 0 : 1;
}

process.exitCode = await main().catch((error) => {
  const known = error instanceof CannotRun || error.code?.startsWith("ERR_PARSE_ARGS");
  process.stderr.write(`${known ? error.message : `it broke: ${error.name}`}\n`);
  return 2;
});
