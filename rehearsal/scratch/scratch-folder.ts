import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

/** A folder of the run, gone when the run ends, however it ends. */
export interface ScratchFolder {
  /** Home of the child processes: certificate, CLI configuration. */
  readonly path: string;
  /** The copy of the configuration, where cdktf would have put it. */
  readonly stack: string;
  remove(): void;
}

const open = new Set<string>();
/** A child that was just killed may have written meanwhile. */
const REMOVAL = { recursive: true, force: true, maxRetries: 5 } as const;

/** Makes a scratch folder that only its owner can read: a state holds secrets. */
export function makeScratchFolder(name: string): ScratchFolder {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-rehearsal-"));
  open.add(folder);
  return {
    path: folder,
    stack: path.join(folder, "cdktf.out", "stacks", name.replace(/[^\w.-]/g, "-")),
    remove: () => {
      fs.rmSync(folder, REMOVAL);
      open.delete(folder);
    },
  };
}

/** Removes what is left, e.g. after Ctrl-C. */
export function removeAllScratchFolders(): void {
  for (const folder of open) {
    fs.rmSync(folder, REMOVAL);
  }
  open.clear();
}
