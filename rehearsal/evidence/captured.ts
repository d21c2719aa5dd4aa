import * as fs from "node:fs";
import * as path from "node:path";
import type { RecordedRequest } from "../simulator/recorder";

/** What Azure would have received for one resource, in order. */
export interface Captured {
  readonly id: string;
  readonly type: string;
  readonly requests: readonly Omit<RecordedRequest, "path" | "type">[];
}

/** The writes of a run by resource, in the order in which each came first. */
export function capturedResources(writes: readonly RecordedRequest[]): Captured[] {
  const byId = new Map<string, RecordedRequest[]>();
  for (const write of writes) {
    const key = write.path.toLowerCase();
    byId.set(key, [...(byId.get(key) ?? []), write]);
  }
  return [...byId.values()].map((requests) => {
    const [first] = requests;
    return {
      id: first?.path ?? "",
      type: first?.type ?? "",
      requests: requests.map(({ path: _, type: __, ...rest }) => rest),
    };
  });
}

/** Writes one file a resource, e.g. `captured/012-Microsoft.KeyVault-vaults-kv-churn.json`. */
export function writeCaptured(folder: string, writes: readonly RecordedRequest[]): void {
  const target = path.join(folder, "captured");
  fs.rmSync(target, { recursive: true, force: true });
  fs.mkdirSync(target, { recursive: true });
  for (const [index, captured] of capturedResources(writes).entries()) {
    const words = [...captured.type.split("/"), captured.id.split("/").at(-1) ?? ""];
    const name = words.map((word) => word.replace(/[^\w.@-]/g, "_")).join("-");
    const file = `${String(index + 1).padStart(3, "0")}-${name}.json`;
    fs.writeFileSync(path.join(target, file), `${JSON.stringify(captured, undefined, 2)}\n`);
  }
}
