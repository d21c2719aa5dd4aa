// Blob storage as publish-predictions.mjs, which it is shipped with, needs it: lists, parts of blobs, and copies that
// pass through here.
import { CannotRun, send } from "./publish-requests.mjs";

/** Bytes of one request; the number of blocks that Azure takes for one blob. */
const [BLOCK, MOST_BLOCKS] = [16 * 2 ** 20, 50_000];

/** A check that a job didn't pass. */
export class Refused extends Error {
  constructor(check, words) {
    super(words);
    this.check = check;
  }
}

/** Blob storage: a request to a container or to a blob whose name was looked at. */
export function ask({ bearer, spec }, container, name, { query = {}, headers, ...request } = {}) {
  const path = [container, ...(name === "" ? [] : name.split("/"))].map(encodeURIComponent).join("/");
  const url = new URL(`/${path}`, spec.storage);
  for (const [key, value] of Object.entries(query)) {
    url.searchParams.set(key, value);
  }
  return send(url, bearer, { ...request, headers: { ...headers, "x-ms-version": "2023-11-03" } });
}

/** Writes into the published container. */
export async function put(storage, name, body, { headers, query }) {
  const request = { method: "PUT", body, headers, query };
  const { status, told } = await ask(storage, storage.spec.published, name, request);
  if (status !== 201) {
    const words = `${told} to what was written in ${storage.spec.published}`;
    // a lease, say, is about this one job: the others go on
    throw status >= 400 && status < 500 ? new Refused("copied", words) : new CannotRun(words);
  }
}

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The text of an element without attributes: a name with one is written in another way. */
function within(xml, element) {
  const [, text = ""] = new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml) ?? [];
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex, decimal, name) =>
    name ? (ENTITIES[name] ?? "") : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
}

const parts = (xml, element) =>
  [...xml.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, "gs"))].map(([, inner]) => inner);

/** What a container says of all that lies below a prefix, page by page. */
async function list(storage, container, query) {
  const pages = [];
  let marker = "";
  do {
    const { bytes, status, told } = await ask(storage, container, "", {
      query: { restype: "container", comp: "list", ...query, ...(marker === "" ? {} : { marker }) },
    });
    const xml = bytes.toString();
    if (status !== 200 || !xml.includes("</EnumerationResults>")) {
      throw new CannotRun(`${told} when it was asked what lies in ${container}`);
    }
    pages.push(xml);
    marker = within(xml, "NextMarker");
  } while (marker !== "");
  return pages;
}

/** The folders right below one, with their whole paths. */
export async function foldersBelow(storage, container, folder) {
  const pages = await list(storage, container, { prefix: folder, delimiter: "/" });
  return pages.flatMap((xml) => parts(xml, "BlobPrefix")).map((xml) => within(xml, "Name"));
}

/** All files below a folder. */
export async function blobsBelow(storage, container, folder) {
  const pages = await list(storage, container, { prefix: folder, include: "metadata" });
  return pages
    .flatMap((xml) => parts(xml, "Blob"))
    .map((xml) => ({
      name: within(xml, "Name"),
      size: Number(within(xml, "Content-Length") || Number.NaN),
      etag: within(xml, "Etag").replaceAll('"', ""),
      type: within(xml, "Content-Type") || "application/octet-stream",
      encoding: within(xml, "Content-Encoding"),
      // of which staged file it is a copy
      staged: within(xml, "staged"),
    }));
}

/** A part of a staged blob, if it is still the one that was listed. */
async function read(storage, { etag, name }, from, size) {
  if (size === 0) {
    return Buffer.alloc(0);
  }
  const headers = { "if-match": `"${etag}"`, "x-ms-range": `bytes=${from}-${from + size - 1}` };
  const { bytes, status, told } = await ask(storage, storage.spec.staging, name, { headers });
  if (status === 404 || status === 412) {
    throw new Refused("copied", "a staged file was changed or deleted meanwhile");
  }
  if (status !== 200 && status !== 206) {
    throw new CannotRun(`${told} when it was asked for a staged file`);
  }
  if (bytes.length !== size) {
    throw new Refused("copied", "a staged file has another size than it was listed with");
  }
  return bytes;
}

/** Copies a staged file, with a note of which one it is a copy; a large one in blocks. */
export async function copy(storage, blob) {
  const { name, size, type } = blob;
  const made = { "x-ms-meta-staged": blob.etag };
  if (size <= BLOCK) {
    const headers = { ...made, "x-ms-blob-type": "BlockBlob", "content-type": type };
    await put(storage, name, await read(storage, blob, 0, size), { headers });
    return;
  }
  const step = Math.max(BLOCK, Math.ceil(size / MOST_BLOCKS));
  const ids = [];
  for (let from = 0; from < size; from += step) {
    const blockid = Buffer.from(String(ids.length).padStart(6, "0")).toString("base64");
    const bytes = await read(storage, blob, from, Math.min(step, size - from));
    await put(storage, name, bytes, { query: { comp: "block", blockid } });
    ids.push(blockid);
  }
  const body = `<BlockList>${ids.map((id) => `<Latest>${id}</Latest>`).join("")}</BlockList>`;
  const headers = { ...made, "x-ms-blob-content-type": type, "content-type": "application/xml" };
  await put(storage, name, body, { query: { comp: "blocklist" }, headers });
}
