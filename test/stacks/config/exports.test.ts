import type { ConfigError } from "../../../stacks/config/config-error";
import { loadEnvironments } from "../../../stacks/config/environments";
import { changed, goodDev, goodProd } from "./good-configs";

function problemsOf(environments: Record<string, unknown>): readonly string[] {
  try {
    loadEnvironments(environments);
  } catch (error) {
    return (error as ConfigError).issues;
  }
  return [];
}

describe("what environments/index.ts may export", () => {
  test.each<[unknown, string]>([
    [undefined, "nothing"],
    [null, "null"],
    [5, "5"],
    [[], "a list of 0"],
    [() => goodDev(), "a function"],
  ])("an export that is %p is one problem", (config, got) => {
    expect(problemsOf({ prod: goodProd(), dev: config })).toEqual([
      `environments/index.ts: dev must be a configuration { … } (got ${got})`,
    ]);
  });

  test("a default export and a promise are one problem each", () => {
    expect(problemsOf({ default: goodDev(), dev: Promise.resolve(goodDev()) })).toEqual([
      'environments/index.ts: must have no default export; each environment is exported by its name, e.g. export { dev } from "./dev"',
      "environments/index.ts: dev must be a configuration { … }, not a promise of one",
    ]);
  });

  test("an environment called like the state's stack is refused", () => {
    const state = changed(goodDev(), { environment: "state" });
    expect(problemsOf({ state })).toEqual([
      'environments/state.ts: environment must not be called "state": the stack of the Terraform state has that name',
    ]);
    expect(problemsOf({ churnState: state })).toEqual([]);
  });

  test("a configuration that is computed is not read", () => {
    const get = (): never => {
      throw new Error("never called");
    };
    const dev = Object.defineProperty(goodDev(), "environment", { get, enumerable: true });
    expect(problemsOf({ dev })).toEqual([
      "environments/dev.ts: environment must be a plain value: no getter, no proxy, no class and no reference to itself",
    ]);
  });
});
