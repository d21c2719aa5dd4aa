import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { folderWith, mlzone } from "./run-mlzone";

const OPEN = path.join(__dirname, "..", "baseline", "fixtures", "open-workspace");
const PLAN = fs.readFileSync(path.join(OPEN, "plan.json"), "utf8");
const HCL = fs.readFileSync(path.join(OPEN, "main.tf"), "utf8");
const TO_PLAN = "terraform plan -out plan.bin && terraform show -json plan.bin > plan.json";
const IS_HCL = `is HCL, which only Terraform can read: ${TO_PLAN}, and give plan.json instead.`;
const NESTS = "nests deeper than anything that Terraform writes.";
const STACK = '{"resource":{"azurerm_key_vault":{"a":{}}}}';

/** The plan of the open workspace with other fields. */
function plan(changes: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...(JSON.parse(PLAN) as object), ...changes });
}

/** What is in a file, and the sentence that it leads to behind the file's name. */
const FILES: Readonly<Record<string, readonly [string | Buffer, string | RegExp]>> = {
  "words.json": ["hello there", "can't be read: it is not JSON."],
  "truncated.json": [PLAN.slice(0, PLAN.length / 2), /^can't be read: it is not JSON(, see line \d+)?\.$/],
  "empty.json": ["", "is empty."],
  "blank.json": [" \n\t\n", "is empty."],
  "utf16.json": [
    Buffer.from(`\uFEFF${PLAN}`, "utf16le"),
    /^is UTF-16, as > writes it in Windows PowerShell: /,
  ],
  "utf16-no-mark.json": [Buffer.from(PLAN, "utf16le"), /^is UTF-16/],
  "binary.json": [Buffer.from([0xff, 0x00, 0x80, 0x31]), /^is no text but binary: /],
  "zeros.json": [Buffer.alloc(100), /^is no text but binary: /],
  "plan.bin": [
    "PK\u0003\u0004\u0014",
    /own format: terraform show -json plan\.bin > plan\.json, and give plan\.json instead\.$/,
  ],
  "version-2.json": [
    plan({ format_version: "2.0" }),
    /^can't be read: format_version must be 0\.x or 1\.x: /,
  ],
  "errored.json": [plan({ errored: true }), /^is a plan that Terraform gave up half-way: /],
  "no-values.json": [plan({ planned_values: undefined }), /^is a plan without planned_values: /],
  "no-changes.json": [plan({ resource_changes: undefined }), /^is a plan without resource_changes: /],
  "no-code.json": [plan({ configuration: undefined }), /^is a plan without configuration: /],
  "main.tf": [HCL, IS_HCL],
  "hcl.json": [HCL, IS_HCL],
  "state.json": ['{"version":4,"serial":3,"lineage":"x"}', `is a state, not a plan: ${TO_PLAN}.`],
  "shown-state.json": ['{"format_version":"1.0","values":{}}', /^can't be read: it is a state, not a plan: /],
  "schema.json": ['{"format_version":"1.0","provider_schemas":{}}', /JSON of Terraform's, but no plan: /],
  "log.json": ['{"@level":"info"}\n{"@level":"info"}\n', /^is what terraform plan -json logs, not a plan: /],
  "plan.txt": ["\n  # azurerm_subnet.a will be created\n", /^is a plan as Terraform prints it for people: /],
  "list.json": ["[]", "can't be read: it holds no object."],
  "null.json": ["null", "can't be read: it holds no object."],
  "nothing.json": ["{}", /^is JSON, but no Terraform: it has none of the blocks resource, data, /],
  "package.json": ['{"name":"x"}', /^is JSON, but no Terraform: /],
  "top.json": [
    '{"terraform":{},"Resource":{}}',
    /^has what Terraform doesn't know at its top: "Resource"\.$/,
  ],
  "twice.json": [
    `{"resource":{"azurerm_key_vault":{"a":{"x":1,"\\u0078":2}}},${STACK.slice(1)}`,
    "has the same name twice in one object: resource.azurerm_key_vault.a.x, resource.",
  ],
  "lists.json": ["[".repeat(100_000), NESTS],
  "objects.json": [`{"resource":${'{"a":'.repeat(100_000)}1${"}".repeat(100_001)}`, NESTS],
};

const FOLDERS: Readonly<Record<string, readonly [Readonly<Record<string, string>>, string | RegExp]>> = {
  "no-stacks": [
    { "readme.md": "" },
    /^has no stacks: name a folder that a cdktf app wrote, or .* plan JSON\.$/,
  ],
  project: [{ "cdktf.json": "{}", "cdktf.out/x": "" }, / Did you mean project\/cdktf\.out\?$/],
  plans: [{ "a-plan.json": PLAN }, / Did you mean plans\/a-plan\.json\?$/],
  hcl: [{ "main.tf": HCL }, IS_HCL],
  mixed: [{ "main.tf": HCL, "cdk.tf.json": STACK }, IS_HCL],
  overrides: [
    { "a.tf.json": STACK, "a_override.tf.json": STACK },
    /^has override files, which only Terraform /,
  ],
  same: [{ "a.tf.json": STACK, "b.tf.json": STACK }, /^can't be read: resource\[1\].* is there twice\.$/],
  "no-app": [{ "manifest.json": "{}" }, "has no stacks: its app made none."],
};

/** Below each folder, the file that the sentence names. */
const INSIDE: Readonly<Record<string, readonly [Readonly<Record<string, string>>, string, RegExp]>> = {
  leads: [
    { "manifest.json": manifest("../../elsewhere/cdk.tf.json") },
    "manifest.json",
    /^can't be read: the files of x are outside leads\.$/,
  ],
  missing: [
    { "manifest.json": manifest("x/cdk.tf.json") },
    "x/cdk.tf.json",
    /there is no such file or folder\.$/,
  ],
  app: [{ "manifest.json": "{" }, "manifest.json", /^can't be read: it is not JSON/],
  deviations: [
    { "cdk.tf.json": STACK, "deviations.json": "{" },
    "deviations.json",
    /^can't be read: it is not JSON/,
  ],
  sources: [{ "cdk.tf.json": STACK, "sources.json": "[]" }, "sources.json", /^can't be read: /],
};

function manifest(synthesizedStackPath: string): string {
  return JSON.stringify({ stacks: { x: { name: "x", workingDirectory: ".", synthesizedStackPath } } });
}

describe("what can't be checked is named in one sentence each, all at once", () => {
  let sentences: ReadonlyMap<string, string>;
  let run: ReturnType<typeof mlzone>;

  beforeAll(() => {
    const under = (folder: string, files: Readonly<Record<string, string>>) =>
      Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text] as const);
    const folder = folderWith({
      ...Object.fromEntries(Object.entries(FILES).map(([name, [content]]) => [name, content])),
      ...Object.fromEntries(Object.entries(FOLDERS).flatMap(([name, [files]]) => under(name, files))),
      ...Object.fromEntries(Object.entries(INSIDE).flatMap(([name, [files]]) => under(name, files))),
      "not-a-folder/cdk.tf.json/x": "",
    });
    fs.symlinkSync("circle", path.join(folder, "circle"));
    fs.symlinkSync("gone", path.join(folder, "dangling"));
    fs.mkdirSync(path.join(folder, "in-circles"));
    fs.symlinkSync("cdk.tf.json", path.join(folder, "in-circles", "cdk.tf.json"));
    execFileSync("mkfifo", [path.join(folder, "pipe")]);
    const others = [
      "circle",
      "dangling",
      "in-circles",
      "pipe",
      "/dev/zero",
      "gone.json",
      "not-a-folder",
      " ",
    ];
    run = mlzone(folder, [
      ...["check", ...Object.keys(FILES), ...Object.keys(FOLDERS), ...Object.keys(INSIDE), ...others],
      ...["--acknowledgements", "empty.json"],
    ]);
    sentences = new Map(
      run.stderr
        .trimEnd()
        .split("\n")
        .map((line) => /^mlzone: (\([^)]*\)|\S+) (.*)$/.exec(line))
        .map((match) => [match?.[1] ?? "", match?.[2] ?? ""]),
    );
  });

  test("with exit code 2, and nothing on standard output", () => {
    expect([run.status, run.stdout]).toEqual([2, ""]);
    const lines = run.stderr.trimEnd().split("\n");
    expect(lines.filter((line) => !line.startsWith("mlzone: "))).toEqual([]);
  });

  test.each(Object.entries(FILES).filter(([name]) => name !== "empty.json"))("%s", (name, [, sentence]) => {
    expect(sentences.get(name)).toEqual(
      typeof sentence === "string" ? sentence : expect.stringMatching(sentence),
    );
  });

  test.each(Object.entries(FOLDERS))("the folder %s", (name, [, sentence]) => {
    expect(sentences.get(name)).toEqual(
      typeof sentence === "string" ? sentence : expect.stringMatching(sentence),
    );
  });

  test.each(Object.entries(INSIDE))("in the folder %s", (name, [, file, sentence]) => {
    expect(sentences.get(`${name}/${file}`)).toMatch(sentence);
  });

  test.each([
    ["circle", "can't be read: its links lead in a circle."],
    ["in-circles/cdk.tf.json", "can't be read: its links lead in a circle."],
    ["dangling", "can't be read: there is no such file or folder."],
    ["gone.json", "can't be read: there is no such file or folder."],
    ["(a path without letters)", "can't be read: there is no such file or folder."],
    ["not-a-folder/cdk.tf.json", "can't be read: it is a folder."],
    ["pipe", "is neither a file nor a folder; for what another program writes, use a pipe and -."],
    ["/dev/zero", "is neither a file nor a folder; for what another program writes, use a pipe and -."],
  ])("%s", (name, sentence) => {
    expect(sentences.get(name)).toBe(sentence);
  });

  test("and what is wrong with acknowledgements as well", () => {
    expect(run.stderr).toMatch(/^mlzone: empty\.json can't be read: it is not JSON\.$/m);
    expect(run.stderr).toMatch(/^mlzone: empty\.json is empty\.$/m);
  });
});

test("a byte order mark is no mistake", () => {
  const { stdout } = mlzone(folderWith({ "plan.json": `\uFEFF${PLAN}` }), ["check", "plan.json"]);
  expect(stdout).toMatch(/^ {2}plan +\d+ findings/);
});

test.each<[string, string | Buffer, string]>([
  ["nothing", "", "is empty."],
  ["HCL", HCL, IS_HCL],
  [
    "a plan in Terraform's own format",
    "PK\u0003\u0004\u0014",
    "is a plan in Terraform's own format: terraform show -json plan.bin > plan.json, and give plan.json instead.",
  ],
])("standard input with %s is named", (_what, input, sentence) => {
  const run = mlzone(folderWith({}), ["check", "-"], {}, input);
  expect([run.status, run.stdout, run.stderr]).toEqual([2, "", `mlzone: Standard input ${sentence}\n`]);
});

const HUNDRED_MEGABYTES = 100_000_000;
const LISTED = HUNDRED_MEGABYTES / 2 - 10;

test.each<[string, () => string | Buffer, RegExp]>([
  ["letters", () => "a".repeat(HUNDRED_MEGABYTES), / can't be read: it is not JSON\.$/],
  ["lines", () => `${"\n".repeat(HUNDRED_MEGABYTES)}x`, / can't be read: it is not JSON(, see line \d+)?\.$/],
  ["brackets", () => "[".repeat(HUNDRED_MEGABYTES), / nests deeper than anything that Terraform writes\.$/],
  [
    "objects",
    () => `{"resource":[${"{},".repeat(HUNDRED_MEGABYTES / 3)}{}]}`,
    / is too large: it has more than /,
  ],
  [
    "numbers",
    () => `{"resource":[${"1,".repeat(LISTED)}1]}`,
    / must be an object \(got a number\);.*and 980 more\.$/,
  ],
])("100 MB of %s end in one sentence, within 2 GB of memory", (_what, make, sentence) => {
  const folder = folderWith({ "big.json": make() });
  const { status, stdout, stderr } = mlzone(folder, ["check", "big.json"], {
    NODE_OPTIONS: "--max-old-space-size=2048",
  });
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr.trimEnd()).toMatch(sentence);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
});

const UNREADABLE = "a file that may not be opened is named";
// nothing is closed to root
(process.getuid?.() === 0 ? test.skip : test)(
  process.getuid?.() === 0 ? `${UNREADABLE} (skipped: root may open every file)` : UNREADABLE,
  () => {
    const folder = folderWith({ "closed.json": PLAN });
    fs.chmodSync(path.join(folder, "closed.json"), 0);
    const { status, stderr } = mlzone(folder, ["check", "closed.json"]);
    expect([status, stderr]).toEqual([2, "mlzone: closed.json can't be read: it may not be opened.\n"]);
  },
);
