import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import { App } from "cdktf";
import { dev } from "../../environments";
import { LandingZoneStack, resolveConfig } from "../../stacks";
import { configIssues } from "../../stacks/config/issues";

type Weaken = (storage: StorageAccount) => void;

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-validation-"));
});

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Synthesizes dev after something was overridden past the constructs; the result is what it wrote. */
function synthesize(weaken: Weaken, warnOnly: string[] = []) {
  const app = new App({ outdir: folder, stackTraces: false });
  const stack = new LandingZoneStack(app, "dev", {
    config: resolveConfig({ ...dev, baseline: { warnOnly } }),
  });
  const storage = stack.node.findAll().find((node) => node instanceof StorageAccount);
  if (storage instanceof StorageAccount) {
    weaken(storage);
  }
  app.synth();
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, "manifest.json"), "utf8"));
  return manifest.stacks.dev.annotations.map(({ level, message }: Record<string, string>) => [
    level,
    message,
  ]);
}

const takeKeys: Weaken = (storage) => storage.addOverride("shared_access_key_enabled", true);
const takeAnyTls: Weaken = (storage) => storage.addOverride("min_tls_version", "TLS1_0");
const KEYS =
  /dev\/storage \(azurerm_storage_account\.storage\): shared_access_key_enabled is true: .+\. security\/storage-shared-keys; to mend it: SecureStorageAccount/;

describe("a stack that breaks a rule", () => {
  test("ai-security/security-test-plan: does not synthesize, and says the construct, the attribute, the rule and the cure", () => {
    expect(() => synthesize(takeKeys)).toThrow(KEYS);
    expect(fs.existsSync(path.join(folder, "stacks", "dev", "cdk.tf.json"))).toBe(false);
  });

  test("says all that it breaks at once", () => {
    const both: Weaken = (storage) => [takeKeys, takeAnyTls].map((weaken) => weaken(storage));
    expect(() => synthesize(both)).toThrow(KEYS);
    expect(() => synthesize(both)).toThrow(/min_tls_version is "TLS1_0"/);
  });

  test("synthesizes with a warning where the rule only warns", () => {
    expect(synthesize(takeKeys, ["security/storage-shared-keys"])).toEqual([
      ["@cdktf/warn", expect.stringMatching(KEYS)],
    ]);
  });

  test("still doesn't for a rule that was not named", () => {
    expect(() => synthesize(takeKeys, ["security/storage-tls"])).toThrow(KEYS);
  });

  test("synthesizes with a warning where only a plan can tell", () => {
    const later: Weaken = (storage) => storage.addOverride("shared_access_key_enabled", "${var.keys}");
    expect(synthesize(later)).toEqual([
      [
        "@cdktf/warn",
        expect.stringContaining("shared_access_key_enabled can't be told, var.keys is given at plan"),
      ],
    ]);
  });
});

test("a stack that breaks none has nothing to say", () => {
  expect(synthesize(() => undefined)).toEqual([]);
});

describe("with MLZONE_BASELINE", () => {
  afterEach(() => {
    delete process.env.MLZONE_BASELINE;
  });

  test("=warn a stack that breaks a rule is written, with a warning, for a review to show", () => {
    process.env.MLZONE_BASELINE = "warn";
    expect(synthesize(takeKeys)).toContainEqual(["@cdktf/warn", expect.stringMatching(KEYS)]);
    expect(fs.existsSync(path.join(folder, "stacks", "dev", "cdk.tf.json"))).toBe(true);
  });

  test("of any other word it isn't", () => {
    process.env.MLZONE_BASELINE = "off";
    expect(() => synthesize(takeKeys)).toThrow(KEYS);
  });
});

test("a rule that there isn't is a mistake of the configuration, with what was meant", () => {
  const config = { ...dev, baseline: { warnOnly: ["security/storage-share-keys", "nonsense"] } };
  expect(configIssues(config)).toEqual([
    {
      path: "baseline.warnOnly[0]",
      problem: expect.stringContaining(
        "must be the id of a rule; did you mean security/storage-shared-keys?",
      ),
    },
    {
      path: "baseline.warnOnly[1]",
      problem: expect.stringContaining("must be the id of a rule; npx mlzone check --rules lists them"),
    },
  ]);
});
