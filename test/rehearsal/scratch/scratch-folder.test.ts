import * as fs from "node:fs";
import * as path from "node:path";
import { makeScratchFolder, removeAllScratchFolders } from "../../../rehearsal/scratch/scratch-folder";

afterEach(removeAllScratchFolders);

describe("a scratch folder", () => {
  test("can be read by its owner only, because a state holds secrets", () => {
    expect(fs.statSync(makeScratchFolder("dev").path).mode & 0o077).toBe(0);
  });

  test("has the stack where cdktf would have put it, whatever its name", () => {
    const { path: folder, stack } = makeScratchFolder("a/../b c");
    expect(path.relative(folder, stack)).toBe(path.join("cdktf.out", "stacks", "a-..-b-c"));
  });

  test("is gone when it is removed, and again is no error", () => {
    const scratch = makeScratchFolder("dev");
    fs.mkdirSync(scratch.stack, { recursive: true });
    scratch.remove();
    scratch.remove();
    expect(fs.existsSync(scratch.path)).toBe(false);
  });

  test("is gone with all others after Ctrl-C", () => {
    const folders = [makeScratchFolder("dev"), makeScratchFolder("dev")].map((scratch) => scratch.path);
    expect(new Set(folders).size).toBe(2);
    removeAllScratchFolders();
    expect(folders.map((folder) => fs.existsSync(folder))).toEqual([false, false]);
  });
});
