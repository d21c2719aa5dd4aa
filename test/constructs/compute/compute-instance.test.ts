import { type TerraformStack, TerraformVariable } from "cdktf";
import { ComputeInstance, type ComputeInstanceProps } from "../../../constructs/compute/compute-instance";
import { accepted } from "../../support/deviations";
import { armId, testDeviation, testIdentity } from "../../support/fixtures";
import { schemaProblems, testWithSchema } from "../../support/published-schema";
import { TEST_TENANT, Template, testStack } from "../../support/template";
import { testWorkspace, WORKSPACE_ID } from "./test-workspace";

const USER = "bbbbbbbb-0000-0000-0000-000000000001";
const TENANT = "bbbbbbbb-0000-0000-0000-000000000002";

function instance(props: Partial<ComputeInstanceProps> = {}, stack: TerraformStack = testStack()) {
  const compute = new ComputeInstance(stack, "ada", {
    workspace: testWorkspace(stack),
    name: "ci-churn-ada",
    vmSize: "Standard_DS3_v2",
    assignedUser: { objectId: USER },
    identity: testIdentity(),
    ...props,
  });
  return { compute, stack, json: () => Template.of(stack).resource("azapi_resource") };
}
interface Body {
  readonly properties: { readonly description: string; readonly properties: Record<string, unknown> };
}
const body = (props: Partial<ComputeInstanceProps> = {}, stack?: TerraformStack) =>
  instance(props, stack).json().only.body as Body;
const inner = (props: Partial<ComputeInstanceProps> = {}, stack?: TerraformStack) =>
  body(props, stack).properties.properties;

describe("ComputeInstance", () => {
  test("security/compute-no-public-ip, -public-ssh-closed, -local-auth-disabled: every property is written", () => {
    expect(instance().json().only).toMatchObject({
      type: "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01",
      name: "ci-churn-ada",
      parent_id: WORKSPACE_ID,
      location: "westeurope",
      tags: { owner: "ml-platform" },
      identity: [{ type: "UserAssigned", identity_ids: [testIdentity().identityId] }],
      depends_on: ["terraform_data.last-rule"],
      timeouts: { create: "60m", update: "60m", delete: "60m" },
      schema_validation_enabled: true,
    });
    expect(body()).toEqual({
      properties: {
        computeType: "ComputeInstance",
        description: "Interactive work of one person",
        disableLocalAuth: true,
        properties: {
          vmSize: "Standard_DS3_v2",
          applicationSharingPolicy: "Personal",
          computeInstanceAuthorizationType: "personal",
          personalComputeInstanceSettings: { assignedUser: { objectId: USER, tenantId: TEST_TENANT } },
          enableSSO: true,
          sshSettings: { sshPublicAccess: "Disabled" },
          enableNodePublicIp: false,
          idleTimeBeforeShutdown: "PT30M",
        },
      },
    });
  });

  test("what Azure can't change in place replaces the instance", () => {
    expect(instance().json().only.replace_triggers_refs).toEqual([
      "properties.properties.vmSize",
      "properties.properties.personalComputeInstanceSettings",
      "properties.properties.subnet",
    ]);
  });

  test("security/compute-instance-latest-image: another month makes it anew, and the machine itself goes", () => {
    expect(instance({ imageMonth: "2026-11" }).json().only).toMatchObject({
      name: "ci-churn-ada",
      replace_triggers_external_values: { imageMonth: "2026-11" },
      delete_query_parameters: { underlyingResourceAction: ["Delete"] },
    });
    expect(body({ imageMonth: "2026-11" })).toEqual(body());
  });

  test("security/compute-instance-latest-image: without a month it stays, and no plan asks for one", () => {
    const { json, stack } = instance();
    expect(json().only).not.toHaveProperty("replace_triggers_external_values");
    expect(Template.of(stack).json).not.toHaveProperty("check");
  });

  test("cost/compute-instance-idle-shutdown: it stops after 15 minutes to 3 days", () => {
    expect(inner({ idleMinutes: 15 }).idleTimeBeforeShutdown).toBe("PT15M");
    expect(inner({ idleMinutes: 4320 }).idleTimeBeforeShutdown).toBe("PT4320M");
  });

  test("ai-cost/stoppable-eda-compute: it stops, and starts, at given times", () => {
    const cron = (action: string, expression: string, timeZone: string) => ({
      action,
      status: "Enabled",
      triggerType: "Cron",
      cron: { expression, timeZone },
    });
    expect(
      inner({ schedule: { start: "0 8 * * 1-5", stop: "0 19 * * *", timeZone: "W. Europe Standard Time" } })
        .schedules,
    ).toEqual({
      computeStartStop: [
        cron("Start", "0 8 * * 1-5", "W. Europe Standard Time"),
        cron("Stop", "0 19 * * *", "W. Europe Standard Time"),
      ],
    });
    expect(inner({ schedule: { stop: "0 19 * * *" } }).schedules).toEqual({
      computeStartStop: [cron("Stop", "0 19 * * *", "UTC")],
    });
  });

  test("security/advisor-compute-in-vnet: a subnet only in a network of the team's own", () => {
    const stack = testStack();
    const workspace = testWorkspace(stack, { computeSubnetId: "subnet-id" });
    expect(inner({ workspace }, stack).subnet).toEqual({ id: "subnet-id" });
  });

  test("security/managed-vnet-isolation: the instance waits for what the workspace names, if anything", () => {
    const stack = testStack();
    const workspace = testWorkspace(stack, { readyForCompute: [] });
    expect(instance({ workspace }, stack).json().only).toMatchObject({ depends_on: [] });
  });

  test("cost/right-size-sku-selection: Azure's spelling, GPUs on demand", () => {
    expect(inner({ vmSize: "standard_nc4as_t4_v3", gpu: true }).vmSize).toBe("Standard_NC4as_T4_v3");
  });

  test("user's tenant, description and tags can be said", () => {
    const assignedUser = { objectId: USER, tenantId: TENANT };
    expect(inner({ assignedUser }).personalComputeInstanceSettings).toEqual({ assignedUser });
    expect(body({ description: "Ada's" }).properties.description).toBe("Ada's");
    expect(instance({ tags: { team: "x" } }).json().only.tags).toEqual({ team: "x" });
  });

  test("a user that is known at deployment only is taken as it is", () => {
    const stack = testStack();
    const objectId = new TerraformVariable(stack, "user", {}).stringValue;
    expect(inner({ assignedUser: { objectId } }, stack).personalComputeInstanceSettings).toEqual({
      assignedUser: { objectId: `$\{var.user}`, tenantId: TEST_TENANT },
    });
  });

  test("an instance says its id, plain name and identity", () => {
    const { compute } = instance();
    expect(compute.computeId).toContain("TfToken");
    expect(compute.computeName).toBe("ci-churn-ada");
    expect(compute.identity).toEqual(testIdentity());
  });

  test("an existing instance is known by its id", () => {
    const id = armId("Microsoft.MachineLearningServices/workspaces/mlw/computes", "ada");
    expect(ComputeInstance.fromComputeId(id, testIdentity())).toEqual({
      computeId: id,
      computeName: "ada",
      identity: testIdentity(),
    });
    expect(() => ComputeInstance.fromComputeId("ada", testIdentity())).toThrow(
      'ComputeInstance: "ada" is not the ARM id of a compute (…/workspaces/…/computes/…)',
    );
  });
});

describe("ComputeInstance: the published schema", () => {
  testWithSchema("cost/compute-instance-idle-shutdown: Microsoft's types know every property", () => {
    const stack = testStack();
    const workspace = testWorkspace(stack, { computeSubnetId: "subnet-id" });
    const schedule = { start: "0 8 * * 1-5", stop: "0 19 * * *" };
    const { name, location, tags, type, body } = instance({ workspace, schedule }, stack).json().only;
    const request = { name, location, tags, ...(body as object) };
    expect(schemaProblems(type as string, request)).toEqual([]);
  });

  testWithSchema("the check itself finds unknown, read-only, missing and wrong properties", () => {
    const type = "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01";
    const properties = {
      computeType: "ComputeInstance",
      provisioningState: "Succeeded",
      disableLocalAuth: "yes",
      properties: { enableRootAccess: false, applicationSharingPolicy: "Everybody", subnet: {} },
    };
    expect(schemaProblems(type, { name: "ends-in-1", properties })).toEqual([
      "body.name: ends-in-1",
      "body.properties.provisioningState: read-only",
      "body.properties.disableLocalAuth: not a boolean",
      "body.properties.properties.enableRootAccess: unknown",
      "body.properties.properties.applicationSharingPolicy: Everybody is not listed",
      "body.properties.properties.subnet.id: missing",
    ]);
  });
});

describe("ComputeInstance: production", () => {
  test("reliability/segregate-exploratory-from-production: production needs a deviation, which is recorded", () => {
    const { stack, json } = instance({ inProduction: true, productionUse: testDeviation() });
    json().count(1);
    expect(accepted(stack)).toEqual([
      {
        construct: "ada",
        property: "productionUse",
        recommendations: ["reliability/segregate-exploratory-from-production"],
        rules: ["reliability/production-instances"],
        policies: [],
        ...testDeviation(),
      },
    ]);
  });

  test("reliability/segregate-exploratory-from-production: a deviation is recorded wherever it is given", () => {
    expect(accepted(instance({ productionUse: testDeviation() }).stack)).toHaveLength(1);
    expect(accepted(instance({ inProduction: false }).stack)).toEqual([]);
  });
});

describe("ComputeInstance: errors", () => {
  const NAME =
    "must be 4 to 24 letters, digits and hyphens, beginning with a letter and not ending in a hyphen and digits";

  test.each(["abcd", "a".repeat(24), "a-b2", "Ab12", "a-1b"])("name %s is allowed", (name) => {
    expect(instance({ name }).json().only).toMatchObject({ name });
  });

  test.each(["abc", "a".repeat(25), "1abc", "a_bc", "abc-1", "abc-12", "ab.c"])(
    "name %s is refused",
    (name) => {
      expect(() => instance({ name })).toThrow(new Error(`test/ada: name "${name}" ${NAME}`));
    },
  );

  test.each<[Partial<ComputeInstanceProps>, string]>([
    [{ idleMinutes: 14 }, "idleMinutes must be a whole number from 15 to 4320 (got 14)"],
    [{ idleMinutes: 4321 }, "idleMinutes must be a whole number from 15 to 4320 (got 4321)"],
    [{ imageMonth: "2026-13" }, 'imageMonth must be a month from 2020 to 2099, YYYY-MM (got "2026-13")'],
    [{ imageMonth: "2026-00" }, 'imageMonth must be a month from 2020 to 2099, YYYY-MM (got "2026-00")'],
    [{ imageMonth: "0001-01" }, 'imageMonth must be a month from 2020 to 2099, YYYY-MM (got "0001-01")'],
    [{ imageMonth: "2100-01" }, 'imageMonth must be a month from 2020 to 2099, YYYY-MM (got "2100-01")'],
    [{ imageMonth: "2026-1" }, 'imageMonth must be a month from 2020 to 2099, YYYY-MM (got "2026-1")'],
    [
      { imageMonth: "2026-11-01" },
      'imageMonth must be a month from 2020 to 2099, YYYY-MM (got "2026-11-01")',
    ],
    [
      { assignedUser: { objectId: "ada@example.com" } },
      'assignedUser.objectId must be a GUID (got "ada@example.com")',
    ],
    [
      { assignedUser: { objectId: USER, tenantId: "example.com" } },
      'assignedUser.tenantId must be a GUID (got "example.com")',
    ],
    [
      { vmSize: "Standard_NC4as_T4_v3" },
      'vmSize "Standard_NC4as_T4_v3" has GPUs (1); accept their price with gpu: true, or choose a size without',
    ],
    [
      { inProduction: true },
      "inProduction needs productionUse, a deviation: people explore data apart from production (reliability/segregate-exploratory-from-production)",
    ],
    [
      { inProduction: true, productionUse: { ...testDeviation(), approvedBy: "" } },
      "productionUse: approvedBy must name the person or board who accepted the risk",
    ],
    [
      { schedule: { stop: "0 19 * *" } },
      'schedule.stop "0 19 * *" must be cron with five fields (minute hour day-of-month month day-of-week), single spaces between; it has 4',
    ],
  ])("%j is refused", (props, message) => {
    expect(() => instance(props)).toThrow(new Error(`test/ada: ${message}`));
  });

  test("all problems are said at once", () => {
    expect(() => instance({ name: "x", idleMinutes: 1, inProduction: true })).toThrow(
      /name "x".*; idleMinutes must.*; inProduction needs/,
    );
  });
});
