import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { App, Testing } from "cdktf";
import { dev } from "../../environments/dev";
import { prod } from "../../environments/prod";
import type { LandingZoneConfig } from "../../stacks/config/landing-zone-config";
import { resolveConfig } from "../../stacks/config/profile";
import { LandingZoneStack } from "../../stacks/landing-zone-stack";
import { servingStack, synthesized } from "./synthesized";

type Serving = NonNullable<LandingZoneConfig["serving"]>;

const [FIRST, SECOND] = ["00000000-0000-0000-0000-000000000051", "00000000-0000-0000-0000-000000000052"];
const CONTAINER = "azurerm_storage_container.storage_container";
const model = (name: string, retired?: boolean) => ({
  name,
  model: `azureml://registries/mlexample/models/${name}/versions/1`,
  retired,
});

function withServing(changes: Partial<Serving>): Pick<LandingZoneConfig, "serving"> {
  return { serving: { ...(dev.serving as Serving), ...changes } };
}

const all = (template: ReturnType<typeof synthesized>, type: string) =>
  template.resources().filter((one) => one.type === type);
const given = (template: ReturnType<typeof synthesized>, group: string) =>
  all(template, "azurerm_role_assignment")
    .filter(({ attributes }) => attributes.principal_id === group)
    .map(({ attributes }) => [attributes.scope, attributes.role_definition_id, attributes.principal_type]);

describe("who publishes predictions", () => {
  const template = synthesized("dev", withServing({ publishers: [{ group: FIRST }, { group: SECOND }] }));
  const role = (id: string) => `\${azurerm_role_definition.${id}-role.role_definition_resource_id}`;

  test.each([FIRST, SECOND])(
    "security/least-privilege-user-rbac: reads jobs and staging, and writes there alone: %s",
    (group) => {
      expect(given(template, group)).toEqual([
        ["${azurerm_machine_learning_workspace.workspace.id}", role("job-reader"), "Group"],
        [`\${${CONTAINER}-predictions.id}`, role("prediction-writer"), "Group"],
        [
          `\${${CONTAINER}-predictions-staging.id}`,
          expect.stringMatching(/2a2b9908-6ea1-4ae2-8e65-a410df84e7d1$/),
          "Group",
        ],
      ]);
    },
  );

  test("by roles that name each action, and let nobody delete", () => {
    const { job, writer } = Object.fromEntries(
      all(template, "azurerm_role_definition").map(({ address, attributes }) => [
        /\.(job|prediction)-(?:reader|writer)-role$/.exec(address)?.[1]?.replace("prediction", "writer"),
        attributes.permissions,
      ]),
    );
    expect(job).toEqual([{ actions: ["Microsoft.MachineLearningServices/workspaces/jobs/read"] }]);
    const blobs = "Microsoft.Storage/storageAccounts/blobServices/containers";
    expect(writer).toEqual([
      { actions: [`${blobs}/read`], data_actions: [`${blobs}/blobs/read`, `${blobs}/blobs/write`] },
    ]);
  });

  test("a lock on the account comes after their roles on it", () => {
    const locked = synthesized("prod", {
      serving: { ...withServing({ publishers: [{ group: FIRST }] }).serving, online: [] } as Serving,
    });
    const lock = all(locked, "azurerm_management_lock").find(({ address }) =>
      address.endsWith(".storage_lock"),
    );
    const onAccount = all(locked, "azurerm_role_assignment")
      .filter(
        ({ attributes }) => attributes.principal_id === FIRST && String(attributes.scope).includes(CONTAINER),
      )
      .map(({ address }) => address);
    expect(onAccount).toHaveLength(2);
    expect(lock?.attributes.depends_on).toEqual(expect.arrayContaining(onAccount));
  });

  test.each(Object.entries({ dev, prod }))("breaks no rule of the baseline in %s", (_, base) => {
    const outdir = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-publishers-"));
    const app = new App({ outdir, stackTraces: false });
    const serving = { ...(base.serving as Serving), publishers: [{ group: FIRST }] };
    new LandingZoneStack(app, "zone", { config: resolveConfig({ ...base, serving }) });
    app.synth();
    const { stacks } = JSON.parse(fs.readFileSync(path.join(outdir, "manifest.json"), "utf8"));
    fs.rmSync(outdir, { recursive: true });
    expect(stacks.zone.annotations).toEqual([]);
  });

  test("without any, nothing is given", () => {
    const addresses = synthesized("dev", withServing({ publishers: undefined }))
      .resources()
      .map(({ address }) => address);
    expect(addresses.filter((address) => /publisher|job-reader|prediction-writer/.test(address))).toEqual([]);
  });
});

describe("what the serving stack lets be published", () => {
  function specOf(serving: Partial<Serving>): Record<string, unknown> | undefined {
    const out = Testing.fullSynth(servingStack("dev", withServing(serving)));
    const file = path.join(out, "stacks", "dev-serving", "predictions.publish.json");
    const spec = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined;
    const scripts = fs.readdirSync(path.dirname(file)).filter((name) => name.startsWith("publish-"));
    expect(scripts).toHaveLength(spec === undefined ? 0 : 3);
    fs.rmSync(out, { recursive: true });
    return spec;
  }

  test("are the folders of the models that are deployed, of the landing zone's own account and workspace", () => {
    const landingZone = synthesized("dev");
    const storage = landingZone.resource("azurerm_storage_account").named("storage").name;
    const workspace = landingZone.resource("azurerm_machine_learning_workspace").only.name;
    const group = landingZone.resource("azurerm_resource_group").named("group").name;
    const batch = [
      { prefix: "stores", models: [model("north"), model("south", true)] },
      { prefix: "regions", models: [model("all")] },
    ];
    expect(specOf({ batch, stagingDays: 3 })).toEqual({
      workspaceId: `/subscriptions/${dev.subscriptionId}/resourceGroups/${group}/providers/Microsoft.MachineLearningServices/workspaces/${workspace}`,
      storage: `https://${storage}.blob.core.windows.net`,
      staging: "predictions-staging",
      stagingDays: 3,
      published: "predictions",
      folders: ["stores/north", "regions/all"],
    });
  });

  test("is nothing where no batch endpoint is", () => {
    expect(specOf({ batch: [] })).toBeUndefined();
  });

  test("is where jobs write that name no other place, and where the alert on old predictions looks", () => {
    const schedule = {
      name: "nightly",
      model: "north",
      trigger: { cron: "0 2 * * *" },
      timeLimitMinutes: 60,
      input: "azureml://datastores/workspaceblobstore/paths/stores",
    };
    const batch = [{ prefix: "stores", models: [model("north")], schedules: [schedule], maxAgeHours: 26 }];
    const { folders } = specOf({ batch }) ?? {};
    const stack = servingStack("dev", withServing({ batch }));
    stack.prepareStack();
    const text = JSON.stringify(stack.toTerraform());
    expect(text).toContain(`azureml://datastores/predictions_staging/paths/${(folders as string[])[0]}/$`);
    expect(text).toContain("/predictions/stores/");
  });
});
