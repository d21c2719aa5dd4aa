import { catalogue } from "../../cli/catalogue";
import { FIXTURE_APP, mlzone } from "./run-mlzone";

const ID = "security/compute-no-public-ip";

/** What the command prints, without the start of a process. */
function printed(options: Parameters<typeof catalogue>[0]): string {
  const log = jest.spyOn(console, "log").mockImplementation();
  try {
    catalogue(options);
    return log.mock.calls.map(([text]) => String(text)).join("\n");
  } finally {
    log.mockRestore();
  }
}

describe("mlzone catalogue", () => {
  test("counts who sees to what, pillar by pillar, and what each part to come will bring", () => {
    const { status, stdout, stderr } = mlzone(FIXTURE_APP, ["catalogue"]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^166 recommendations of Microsoft's guides: \d+ met, \d+ planned\n/);
    expect(stdout).toMatch(/^ +all +by default +by option +planned +the team +Azure$/m);
    expect(stdout).toMatch(/^ {2}Security +41( +\d+){5}$/m);
    expect(stdout).toMatch(/^ {2}all +166( +\d+){5}$/m);
    expect(stdout).toMatch(/^ {2}sharing +\d+ +a private registry of models/m);
    expect(stdout).toContain("mlzone catalogue --pillar security");
  });

  test("--pillar lists the recommendations of one, each with who sees to it", () => {
    const text = printed({ pillar: "cost" });
    expect(text).toMatch(/^Cost {2}10 recommendations\n/);
    expect(text).toMatch(/^ {2}cost\/cluster-autoscale-to-zero +by default +Clusters shrink/m);
    expect(text).toMatch(/^ {2}cost\/parallelize-on-cheaper-sku +the team +/m);
    expect(text).not.toContain(ID);
  });

  test("--id tells all about one, with the test that proves it", () => {
    const text = printed({ id: ID });
    expect(text).toMatch(new RegExp(`^${ID}\n {2}Computes have no public IP address\\.\n\n {2}how `));
    expect(text).toMatch(/^ {2}by +ComputeCluster, ComputeInstance$/m);
    expect(text).toContain(`npx jest -t ${ID}`);
    expect(text).not.toContain("policies");
  });

  test("--id shows a note, policies and what other checkers call it, where there are any", () => {
    const text = printed({ id: "security/encrypt-with-cmk" });
    expect(text).toContain("By default in prod and for confidential data, elsewhere by option;");
    expect(text).toMatch(/^ {2}policies +ba769a63-b8cc-4b2d-abf6-ac33c7204be8/m);
    expect(text).toMatch(/^ {2}checkers +CKV2_AZURE_1, AZU-0060$/m);
  });

  test("--json is for machines: all, a pillar's, or one", () => {
    const all: unknown[] = JSON.parse(printed({ json: true }));
    const cost: { pillar: string }[] = JSON.parse(printed({ json: true, pillar: "cost" }));
    expect([all.length, cost.length]).toEqual([166, 10]);
    expect(new Set(cost.map(({ pillar }) => pillar))).toEqual(new Set(["cost"]));
    expect(JSON.parse(printed({ json: true, id: ID }))).toMatchObject({ id: ID, responsibility: "default" });
  });

  test("--markdown is docs/recommendations.md", () => {
    expect(printed({ markdown: true })).toMatch(/^# Recommendations, and who sees to them\n/);
  });
});

describe("a wrong word", () => {
  test("in place of a pillar gets the list, and the nearest one", () => {
    expect(() => printed({ pillar: "secrity" })).toThrow(
      /^no pillar secrity; there are reliability, .*deploy\. Did you mean security\?$/,
    );
    expect(() => printed({ pillar: "everything" })).toThrow(/deploy\.$/);
    expect(() => printed({ pillar: "toString" })).toThrow(/^no pillar toString/);
  });

  test("in place of an id gets the nearest one, or those that hold the word", () => {
    expect(() => printed({ id: ID.replace("ip", "pi") })).toThrow(`Did you mean ${ID}?`);
    expect(() => printed({ id: "compute-no-public-ip" })).toThrow(`Did you mean ${ID}?`);
    expect(() => printed({ id: "deploy" })).toThrow(
      /^no recommendation deploy\. Did you mean (\S+, ){5}…\?$/,
    );
    expect(() => printed({ id: "bananas" })).toThrow(/^no recommendation bananas; mlzone catalogue --pillar/);
  });

  test("ends with exit code 2 and one sentence; so do options that exclude each other", () => {
    const wrong = mlzone(FIXTURE_APP, ["catalogue", "--id", "bananas"]);
    expect([wrong.status, wrong.stdout, wrong.stderr.split("\n").length]).toEqual([2, "", 2]);
    const both = mlzone(FIXTURE_APP, ["catalogue", "--markdown", "--json"]);
    expect([both.status, both.stdout]).toEqual([2, ""]);
    expect(both.stderr).toContain("'--markdown' cannot be used with option '--json'");
  });
});
