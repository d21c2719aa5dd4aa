import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { findRepository, ownPathsIn } from "../../../constructs/source/repository";

describe("the repository of a folder", () => {
  const top = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-repository-"));
  const at = (...parts: string[]) => path.join(top, ...parts);
  afterAll(() => fs.rmSync(top, { recursive: true }));
  fs.mkdirSync(at("clone", "infra", "stacks"), { recursive: true });
  fs.mkdirSync(at("clone", ".git"));
  fs.writeFileSync(at("clone", "infra", "package.json"), "{}");
  fs.mkdirSync(at("worktree", "stacks"), { recursive: true });
  fs.writeFileSync(at("worktree", ".git"), "gitdir: elsewhere");
  fs.mkdirSync(at("export", "infra", "stacks"), { recursive: true });
  fs.writeFileSync(at("export", "package.json"), "{}");
  fs.writeFileSync(at("export", "infra", "cdktf.json"), "{}");

  test("is git's top level, though a package lies nearer", () => {
    expect(findRepository(at("clone", "infra", "stacks"))).toBe(at("clone"));
    expect(findRepository(at("clone"))).toBe(at("clone"));
  });

  test("is a worktree's or a submodule's own folder", () => {
    expect(findRepository(at("worktree", "stacks"))).toBe(at("worktree"));
  });

  test("is the nearest project where there is no git", () => {
    expect(findRepository(at("export", "infra", "stacks"))).toBe(at("export", "infra"));
    expect(findRepository(at("export"))).toBe(at("export"));
  });

  test("is none where there is neither", () => {
    expect(findRepository(path.parse(top).root)).toBeUndefined();
  });
});

describe("a path inside the repository", () => {
  const repository = path.resolve(__dirname, "../../..");
  const ownPath = ownPathsIn(repository);

  test("is relative", () => {
    expect(ownPath(path.join(repository, "stacks", "parts", "network.ts"))).toBe("stacks/parts/network.ts");
    expect(ownPath(path.join(repository, "..dots", "a.ts"))).toBe("..dots/a.ts");
  });

  test.each([
    ["beside it", path.join(repository, "..", "other", "a.ts")],
    ["beside it under a longer name", `${repository}-other/a.ts`],
    ["the repository itself", repository],
    ["installed", path.join(repository, "node_modules", "cdktf", "lib", "app.js")],
    ["installed below", path.join(repository, "infra", "node_modules", "a", "a.js")],
    ["this package's construct", path.join(repository, "constructs", "network", "subnet.ts")],
  ])("is none for a file that is %s", (_where, file) => {
    expect(ownPath(file)).toBeUndefined();
  });

  test("is there for a folder that is only called like this package's", () => {
    const file = path.join(repository, "constructs-of-a-team", "a.ts");
    expect(ownPath(file)).toBe("constructs-of-a-team/a.ts");
  });
});
