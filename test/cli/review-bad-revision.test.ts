import * as fs from "node:fs";
import * as path from "node:path";
import { commit, git, repository, reviewed, synthesize, worktrees, write } from "./review-repository";
import { folderWith } from "./run-mlzone";

describe("mlzone review --base-rev", () => {
  describe("refuses a revision that", () => {
    let folder: string;

    beforeAll(() => {
      folder = repository();
      git(folder, "checkout", "--quiet", "--orphan", "other");
      git(folder, "rm", "--quiet", "-r", "--force", ".");
      write(folder, "file", "");
      commit(folder, "bare");
      git(folder, "tag", "bare");
      git(folder, "checkout", "--quiet", "main");
      synthesize(folder);
      fs.mkdirSync(path.join(folder, "later"));
    });

    test.each<[string, string, readonly string[], RegExp]>([
      [
        "is unknown",
        "",
        ["nope", "cdktf.out"],
        /^mlzone: --base-rev nope: git knows no such revision here\.\n$/,
      ],
      [
        "looks like an option",
        "",
        ["--exec=ls", "cdktf.out"],
        /--base-rev --exec=ls: git knows no such revision here\.\n$/,
      ],
      [
        "excludes another",
        "",
        ["^before", "cdktf.out"],
        /--base-rev \^before: git knows no such revision here\.\n$/,
      ],
      [
        "is a range",
        "",
        ["before..HEAD", "cdktf.out"],
        /--base-rev before\.\.HEAD: git knows no such revision here\.\n$/,
      ],
      [
        "is a file",
        "",
        ["HEAD:app.js", "cdktf.out"],
        /--base-rev HEAD:app\.js: git knows no such revision here\.\n$/,
      ],
      ["comes without HEAD", "", ["before"], /^mlzone: with --base-rev, name HEAD alone: /],
      ["comes with BASE", "", ["before", "a", "b"], /^mlzone: with --base-rev, name HEAD alone: /],
      [
        "comes with a HEAD that isn't there",
        "",
        ["before", "gone"],
        /^mlzone: gone can't be read: [^\n]*\n$/,
      ],
      [
        "has no app",
        "",
        ["bare", "cdktf.out"],
        /: it has no cdktf\.json in this folder: name its app with --app\.\n$/,
      ],
      [
        "has no such folder",
        "later",
        ["before", path.join("..", "cdktf.out")],
        /it has no folder later, so there is nothing/,
      ],
    ])("%s", (_what, under, args, sentence) => {
      const run = reviewed(path.join(folder, under), args);
      expect([run.status, run.stdout, run.left, worktrees(folder)]).toEqual([2, "", [], 1]);
      expect(run.stderr).toMatch(sentence);
    });
  });

  test("names the branch of the remote, and a clone that lacks old commits", () => {
    const origin = repository();
    const clone = folderWith({});
    git(clone, "clone", "--quiet", "--depth", "1", `file://${origin}`, "clone");
    const folder = path.join(clone, "clone");
    git(folder, "checkout", "--quiet", "--detach");
    git(folder, "branch", "--quiet", "--delete", "main");
    synthesize(folder);
    expect(reviewed(folder, ["main", "cdktf.out"]).stderr).toContain(
      "--base-rev main: git knows no such revision here; did you mean origin/main?\n",
    );
    expect(reviewed(folder, ["HEAD~1", "cdktf.out"]).stderr).toContain(
      "git knows no such revision here, and the clone has only the newest commits: fetch the others first.\n",
    );
  });

  test("asks for a repository, and for git", () => {
    const folder = folderWith({ "cdk.tf.json": '{"resource":{"azurerm_key_vault":{"a":{}}}}' });
    const outside = reviewed(folder, ["main", "cdk.tf.json"], {
      GIT_CEILING_DIRECTORIES: path.dirname(folder),
    });
    expect([outside.status, outside.stderr]).toEqual([
      2,
      "mlzone: --base-rev needs a git repository, and this folder is in none.\n",
    ]);
    const without = reviewed(folder, ["main", "cdk.tf.json"], { PATH: folder });
    expect([without.status, without.stderr]).toEqual([
      2,
      "mlzone: --base-rev needs git, which can't be started.\n",
    ]);
  });
});
