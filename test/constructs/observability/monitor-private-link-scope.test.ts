import { TerraformOutput } from "cdktf";
import {
  MonitorPrivateLinkScope,
  type MonitorPrivateLinkScopeProps,
} from "../../../constructs/observability/monitor-private-link-scope";
import { Monitoring } from "../../../constructs/observability/monitoring";
import { TerraformData } from "../../../constructs/terraform/terraform-data";
import { armId, existingResourceGroup } from "../../support/fixtures";
import { reference, Template, testStack } from "../../support/template";

const LOGS = armId("Microsoft.OperationalInsights/workspaces", "log");
const INSIGHTS = armId("Microsoft.Insights/components", "appi");

function linkScope(props: Partial<MonitorPrivateLinkScopeProps> = {}) {
  const stack = testStack();
  const scope = new MonitorPrivateLinkScope(stack, "ampls", {
    resourceGroup: existingResourceGroup(),
    name: "ampls-churn-test-weu",
    monitoring: Monitoring.fromAttributes({ logAnalyticsWorkspaceId: LOGS, applicationInsightsId: INSIGHTS }),
    ...props,
  });
  new TerraformData(stack, "endpoint", { dependsOn: [...scope.members] });
  new TerraformOutput(stack, "id", { value: scope.privateLinkScopeId });
  return Template.of(stack);
}

describe("MonitorPrivateLinkScope", () => {
  const template = linkScope();

  test("security/dependent-services-private: ingestion and queries come through the network only", () => {
    expect(template.resource("azurerm_monitor_private_link_scope").only).toEqual({
      name: "ampls-churn-test-weu",
      resource_group_name: "rg-churn-test-weu",
      ingestion_access_mode: "PrivateOnly",
      query_access_mode: "PrivateOnly",
      tags: { owner: "ml-platform", costCenter: "4711" },
    });
    expect(linkScope({ tags: { a: "b" } }).resource("azurerm_monitor_private_link_scope").only).toMatchObject(
      {
        tags: { a: "b" },
      },
    );
  });

  test("logs and telemetry are its members, and the endpoint waits for both", () => {
    const members = template.resource("azurerm_monitor_private_link_scoped_service").count(2).all;
    const scope = template.resource("azurerm_monitor_private_link_scope").all[0]?.address;
    const member = { resource_group_name: "rg-churn-test-weu", scope_name: reference(`${scope}.name`) };
    expect(members.map(({ attributes }) => attributes)).toEqual([
      { ...member, name: "insights", linked_resource_id: INSIGHTS },
      { ...member, name: "logs", linked_resource_id: LOGS },
    ]);
    const waits = template.resource("terraform_data").only.depends_on as string[];
    expect([...waits].sort()).toEqual(members.map(({ address }) => address));
    expect(template.outputs).toEqual({ id: { value: reference(`${scope}.id`) } });
  });
});
