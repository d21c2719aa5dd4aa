import { WorkspaceQuota, type WorkspaceQuotaProps } from "../../../constructs/governance/workspace-quota";
import { armId } from "../../support/fixtures";
import { TEST_SUBSCRIPTION, Template, testStack } from "../../support/template";
import { messageOf } from "../serving/alerting";

const WORKSPACE = armId("Microsoft.MachineLearningServices/workspaces", "mlw-churn");
const LOCATION = "Microsoft.MachineLearningServices/locations";

function action(props: Partial<WorkspaceQuotaProps> = {}): Record<string, unknown> {
  const stack = testStack();
  new WorkspaceQuota(stack, "quota", {
    workspace: { workspaceId: WORKSPACE, location: "westeurope" },
    cores: { standardDSv2Family: 24, standardNCADSA100v4Family: 0 },
    ...props,
  });
  return Template.of(stack).resource("azapi_resource_action").only;
}

const limit = (family: string, cores: number) => ({
  id: `${WORKSPACE}/quotas/${family}`,
  type: "Microsoft.MachineLearningServices/workspaces/dedicatedCores/quotas",
  limit: cores,
  unit: "Count",
});

describe("WorkspaceQuota", () => {
  test("cost/policies-and-quotas: a workspace has a limit for each family of machines", () => {
    expect(action()).toMatchObject({
      type: `${LOCATION}@2025-12-01`,
      resource_id: `/subscriptions/${TEST_SUBSCRIPTION}/providers/${LOCATION}/westeurope`,
      action: "updateQuotas",
      method: "POST",
      when: "apply",
      body: {
        location: "westeurope",
        value: [limit("standardDSv2Family", 24), limit("standardNCADSA100v4Family", 0)],
      },
    });
  });

  test("in which order families are written is no change; in which case is a problem", () => {
    const [one, other] = [{ standardDSv2Family: 24 }, { standardDDSv4Family: 8 }];
    expect(action({ cores: { ...one, ...other } }).body).toEqual(
      action({ cores: { ...other, ...one } }).body,
    );
    expect(messageOf(() => action({ cores: { ...one, standardDsv2Family: 8 } }))).toBe(
      "test/quota: cores.standardDsv2Family must differ from the others by more than case",
    );
  });

  test("a limit that Azure didn't take fails, though Azure answers 200", () => {
    expect(action()).toMatchObject({
      response_export_values: { refused: "value[?status!='Success'].[id, status]" },
      lifecycle: { postcondition: [{ condition: "${length(self.output.refused) == 0}" }] },
    });
  });

  test("all problems are told at once", () => {
    const props = {
      workspace: { workspaceId: WORKSPACE, location: "West Europe" },
      cores: { Standard_DS3_v2: 4, standardDSv2Family: 1.5, standardDSv3Family: -1 },
    };
    expect(messageOf(() => action(props)).split("; ")).toEqual([
      "test/quota: cores.Standard_DS3_v2 must be named by a family such as standardDSv2Family",
      "cores.standardDSv2Family must be a whole number from 0 to 1000000 (got 1.5)",
      "cores.standardDSv3Family must be a whole number from 0 to 1000000 (got -1)",
      `workspace.location must be a region's name such as westeurope (got "West Europe")`,
    ]);
    expect(messageOf(() => action({ cores: {} }))).toBe(
      "test/quota: cores must name at least one family of machines",
    );
  });
});
