import type * as http from "node:http";

/** A file in a container, as Blob storage keeps it. */
export interface Blob {
  readonly body: Buffer;
  readonly etag: string;
  readonly staged?: string;
  readonly type?: string;
  /** As it is listed, where that isn't so. */
  readonly listed?: { readonly size?: number; readonly name?: string; readonly encoding?: string };
}

/** What a request was. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** An answer: status, body and headers. */
export type Answer = readonly [number, (string | Buffer)?, http.OutgoingHttpHeaders?];

/** Entries of one page of a list; with a few, each test of a list has several pages. */
const PAGE = 2;

/** Plays Blob storage: lists in pages, parts of blobs, blobs and blocks, and conditions on what is read. */
export class PlayedStorage {
  readonly containers: Readonly<Record<string, Map<string, Blob>>> = {
    "predictions-staging": new Map(),
    predictions: new Map(),
  };
  private readonly blocks = new Map<string, Buffer>();
  private versions = 0;

  /** Puts a file into staging. */
  stage(name: string, body: string | Buffer, listed?: Blob["listed"]): void {
    this.keep("predictions-staging", name, { body: Buffer.from(body), listed });
  }

  /** What is published, by its path. */
  get published(): Readonly<Record<string, string>> {
    const all = [...(this.containers.predictions ?? [])];
    return Object.fromEntries(all.map(([name, { body }]) => [name, body.toString()]));
  }

  keep(container: string, name: string, blob: Omit<Blob, "etag">): void {
    this.versions += 1;
    this.containers[container]?.set(name, { ...blob, etag: `0x8D${this.versions}` });
  }

  answer({ method, url, headers, body }: Asked): Answer {
    const [, container = "", ...path] = url.pathname.split("/").map(decodeURIComponent);
    const blobs = this.containers[container];
    const name = path.join("/");
    if (blobs === undefined) {
      return [404, "", { "x-ms-error-code": "ContainerNotFound" }];
    }
    if (method === "PUT") {
      return this.put(container, name, { method, url, headers, body });
    }
    if (url.searchParams.get("comp") === "list") {
      return [200, page(blobs, url.searchParams)];
    }
    const blob = blobs.get(name);
    if (blob === undefined) {
      return [404, "", { "x-ms-error-code": "BlobNotFound" }];
    }
    if ((headers["if-match"] ?? `"${blob.etag}"`) !== `"${blob.etag}"`) {
      return [412, "", { "x-ms-error-code": "ConditionNotMet" }];
    }
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(String(headers["x-ms-range"])) ?? [];
    return from === undefined ? [200, blob.body] : [206, blob.body.subarray(Number(from), Number(to) + 1)];
  }

  private put(container: string, name: string, { body, headers, url }: Asked): Answer {
    const staged = headers["x-ms-meta-staged"] as string | undefined;
    switch (url.searchParams.get("comp")) {
      case "block":
        this.blocks.set(`${name} ${url.searchParams.get("blockid")}`, body);
        return [201];
      case "blocklist": {
        const ids = [...body.toString().matchAll(/<Latest>([^<]+)<\/Latest>/g)];
        const parts = ids.map(([, id]) => this.blocks.get(`${name} ${id}`) ?? Buffer.from("no such block"));
        const type = headers["x-ms-blob-content-type"] as string | undefined;
        this.keep(container, name, { body: Buffer.concat(parts), staged, type });
        return [201];
      }
      default:
        if (headers["x-ms-blob-type"] !== "BlockBlob") {
          return [400, "", { "x-ms-error-code": "InvalidHeaderValue" }];
        }
        this.keep(container, name, { body, staged, type: headers["content-type"] });
        return [201];
    }
  }
}

function page(blobs: ReadonlyMap<string, Blob>, query: URLSearchParams): string {
  const prefix = query.get("prefix") ?? "";
  const below = [...blobs].filter(([name]) => name.startsWith(prefix));
  const entries =
    query.get("delimiter") === "/"
      ? [...new Set(below.map(([name]) => name.slice(0, name.indexOf("/", prefix.length) + 1)))]
          .filter((folder) => folder !== "")
          .map((folder) => `<BlobPrefix><Name>${xml(folder)}</Name></BlobPrefix>`)
      : below.map(([name, blob]) => listed(name, blob, query.get("include") === "metadata"));
  const from = Number(query.get("marker") ?? 0);
  const next = from + PAGE < entries.length ? `<NextMarker>${from + PAGE}</NextMarker>` : "<NextMarker />";
  const here = entries.slice(from, from + PAGE).join("");
  return `\uFEFF<?xml version="1.0" encoding="utf-8"?><EnumerationResults><Blobs>${here}</Blobs>${next}</EnumerationResults>`;
}

function listed(
  path: string,
  { body, etag, listed: other, staged, type }: Blob,
  withMetadata: boolean,
): string {
  const { encoding = "", name = `<Name>${xml(path)}</Name>`, size = body.length } = other ?? {};
  const metadata = staged === undefined ? "<Metadata />" : `<Metadata><staged>${staged}</staged></Metadata>`;
  return (
    `<Blob>${name}<Properties><Etag>${etag}</Etag><Content-Length>${size}</Content-Length>` +
    `<Content-Type>${type ?? "text/csv"}</Content-Type><Content-Encoding>${encoding}</Content-Encoding>` +
    `</Properties>${withMetadata ? metadata : ""}</Blob>`
  );
}

const xml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "&#xA;");
