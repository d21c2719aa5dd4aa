import * as fs from "node:fs";
import * as path from "node:path";
import { folderOf, GOOD, rehearseWith } from "../fake-terraform";

const SECRET = "belongs-to-the-user";
const PROXY = "http://proxy.corp.example:3128";
/** What a person or a build agent may have around them. */
const USERS: Readonly<Record<string, string>> = {
  ARM_CLIENT_SECRET: SECRET,
  ARM_CLIENT_ID: SECRET,
  ARM_TENANT_ID: SECRET,
  ARM_SUBSCRIPTION_ID: SECRET,
  ARM_OIDC_TOKEN: SECRET,
  ARM_ACCESS_KEY: SECRET,
  ARM_USE_MSI: SECRET,
  AZURE_CLIENT_SECRET: SECRET,
  AZURE_CONFIG_DIR: SECRET,
  GITHUB_TOKEN: SECRET,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: SECRET,
  SYSTEM_ACCESSTOKEN: SECRET,
  AWS_SECRET_ACCESS_KEY: SECRET,
  TF_CLI_CONFIG_FILE: SECRET,
  TF_CLI_ARGS: SECRET,
  TF_DATA_DIR: SECRET,
  TF_PLUGIN_CACHE_DIR: SECRET,
  TF_TOKEN_app_terraform_io: SECRET,
  TF_VAR_password: SECRET,
  NODE_OPTIONS: "--no-warnings",
  XDG_CONFIG_HOME: SECRET,
  NO_PROXY: "management.azure.com",
  no_proxy: "management.azure.com",
  HTTPS_PROXY: PROXY,
  https_proxy: PROXY,
  HTTP_PROXY: PROXY,
  http_proxy: PROXY,
  ALL_PROXY: PROXY,
};
const LOCKED_4 = 'provider "providers.example/hashicorp/azurerm" {\n  version = "4.81.0"\n}\n';

async function withUsers<T>(work: () => Promise<T>): Promise<T> {
  const before = { ...process.env };
  Object.assign(process.env, USERS);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(USERS)) {
      delete process.env[name];
    }
    Object.assign(process.env, before);
  }
}

describe("what terraform sees of the person who rehearses", () => {
  let calls: Awaited<ReturnType<typeof rehearseWith>>["fake"]["calls"];
  beforeAll(async () => {
    calls = (await withUsers(() => rehearseWith(GOOD))).fake.calls;
  });

  test("is no secret, no login and no setting, in no command", () => {
    expect(calls).toHaveLength(6);
    for (const { env } of calls) {
      expect(JSON.stringify(env)).not.toContain(SECRET);
      expect(Object.keys(env).filter((name) => /^(AZURE|AWS|GITHUB|TF_VAR|TF_TOKEN)_/.test(name))).toEqual(
        [],
      );
    }
  });

  test("is no ARM_ variable at all while providers are fetched", () => {
    const [init, ...others] = calls;
    expect(Object.keys(init?.env ?? {}).filter((name) => name.startsWith("ARM_"))).toEqual([]);
    expect(others.every(({ env }) => env.ARM_CLIENT_SECRET === "rehearsal")).toBe(true);
  });

  test("is not their home: ~/.azure, ~/.terraformrc and ~/.terraform.d are others there", () => {
    for (const { env, folder } of calls) {
      expect(env.HOME).not.toBe(process.env.HOME);
      expect(folder.startsWith(`${env.HOME}${path.sep}`)).toBe(true);
      expect([env.USERPROFILE, env.TMPDIR, env.TEMP, env.TMP]).toEqual([
        env.HOME,
        env.HOME,
        env.HOME,
        env.HOME,
      ]);
      expect(path.dirname(env.TF_CLI_CONFIG_FILE ?? "")).toBe(env.HOME);
    }
  });

  test("is their proxy only while providers are fetched", () => {
    const [init, ...others] = calls;
    expect(init?.env).toMatchObject({
      HTTPS_PROXY: PROXY,
      https_proxy: PROXY,
      NO_PROXY: "management.azure.com",
    });
    expect(JSON.stringify(others.map(({ env }) => env))).not.toContain("corp.example");
  });

  test("leads every request to the simulator: all hosts through its proxy, no exception", () => {
    const [, ...others] = calls;
    for (const { env } of others) {
      const proxy = env.MLZONE_SIMULATOR_URL ?? "";
      expect(proxy).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect([env.HTTPS_PROXY, env.HTTP_PROXY]).toEqual([proxy, proxy]);
      expect(Object.keys(env).filter((name) => /^(no_proxy|all_proxy)$/i.test(name))).toEqual([]);
    }
  });

  test("names no host of the real Azure", () => {
    const [, ...others] = calls;
    for (const { env } of others) {
      const { PATH: _, ...rest } = env;
      expect(JSON.stringify(rest)).not.toMatch(/azure\.(com|net|cn|us)|microsoft|windows\.net/i);
      const hosts = [
        env.ARM_METADATA_HOSTNAME,
        ...[env.ARM_ACTIVE_DIRECTORY_AUTHORITY_HOST, env.ARM_RESOURCE_MANAGER_ENDPOINT].map(
          (url) => new URL(url ?? "").host,
        ),
      ];
      expect(hosts).toEqual([
        "management.rehearsal.test",
        "login.rehearsal.test",
        "management.rehearsal.test",
      ]);
    }
  });

  test("trusts the run's own authority alone", () => {
    for (const { env } of calls.slice(1)) {
      expect(env.SSL_CERT_FILE).toBe(path.join(env.HOME ?? "", "authority.pem"));
    }
  });

  test("finds other switches for azurerm 4 than for 5, by what init has chosen", async () => {
    const { fake } = await rehearseWith({ ...GOOD, init: { files: { ".terraform.lock.hcl": LOCKED_4 } } });
    expect(fake.calls[1]?.env).toMatchObject({ ARM_PROVIDER_ENHANCED_VALIDATION: "false" });
    expect(fake.calls[1]?.env).not.toHaveProperty("ARM_PROVIDER_ENHANCED_VALIDATION_LOCATIONS");
    expect(calls[1]?.env).toMatchObject({ ARM_PROVIDER_ENHANCED_VALIDATION_LOCATIONS: "false" });
    expect(calls[1]?.env).not.toHaveProperty("ARM_PROVIDER_ENHANCED_VALIDATION");
  });
});

test("cdktf sees no more than terraform does", async () => {
  const tools = folderOf({
    "main.tf": "",
    cdktf:
      "require('node:fs').appendFileSync(__dirname + '/env.jsonl', JSON.stringify(process.env) + '\\n'); console.log('No changes.')",
  });
  await withUsers(() => rehearseWith(GOOD, { cdktf: path.join(tools.folder, "cdktf") }));
  const text = fs.readFileSync(path.join(tools.folder, "env.jsonl"), "utf8");
  const seen = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, string>);
  expect(seen).toHaveLength(4);
  expect(text).not.toMatch(new RegExp(`${SECRET}|corp\\.example|no_proxy`, "i"));
  expect(text).not.toContain(`"HOME":"${process.env.HOME}"`);
  expect(seen.every((env) => env.HTTPS_PROXY?.startsWith("http://127.0.0.1:"))).toBe(true);
});
