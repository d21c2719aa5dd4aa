import type { RuleId } from "../../../baseline/rules/rule";
import { ACCOUNT, RG, ST } from "../accounts";
import { accepting, configuration, lineOf, type Resources, reviewed } from "../two-sides";

const WS = "azurerm_machine_learning_workspace.w";
const PE = "azurerm_private_endpoint.pe";
const ENDPOINT = {
  ...{ name: "pe", ...RG, subnet_id: "/s" },
  private_service_connection: {
    name: "c",
    is_manual_connection: false,
    private_connection_resource_id: `\${${ST}.id}`,
    subresource_names: ["blob"],
  },
};
const OPEN = { ...ACCOUNT, public_network_access_enabled: true };

function risks(before: Resources, after: Resources, accepted: Parameters<typeof reviewed>[2] = {}) {
  return reviewed(configuration(before), configuration(after), accepted).risks;
}

test("a finding joins what a detector saw at the same attribute, with its rule and its severity", () => {
  const [risk, ...more] = risks({ [ST]: ACCOUNT }, { [ST]: OPEN });
  expect(more).toEqual([]);
  expect(risk).toMatchObject({
    kind: "network-opened",
    what: "the public network reaches it",
    severity: "high",
  });
  expect(risk?.rules).toContain("security/storage-public-network");
});

test("a finding at a target joins the endpoint that goes", () => {
  const workspace = {
    [WS]: { name: "w", ...RG, storage_account_id: `\${${ST}.id}`, public_network_access_enabled: false },
  };
  const found = risks({ ...workspace, [ST]: ACCOUNT, [PE]: ENDPOINT }, { ...workspace, [ST]: ACCOUNT });
  expect(found.map(lineOf)).toEqual([`network-opened ${PE}`]);
  expect(found[0]?.rules).toContain("security/storage-private-endpoints");
});

test("a finding at a group joins the rule of it that lets more in", () => {
  const rule = (source: string) => ({
    "azurerm_network_security_group.g": { name: "g", ...RG },
    "azurerm_network_security_rule.r": {
      ...{
        name: "r",
        priority: 100,
        direction: "Inbound",
        access: "Allow",
        protocol: "Tcp",
        resource_group_name: "rg",
      },
      ...{
        network_security_group_name: "${azurerm_network_security_group.g.name}",
        source_address_prefix: source,
      },
      ...{ source_port_range: "*", destination_address_prefix: "*", destination_port_range: "22" },
    },
  });
  const found = risks(rule("10.0.0.4"), rule("Internet"));
  expect(found.map(lineOf)).toEqual(["network-opened azurerm_network_security_rule.r source_address_prefix"]);
  expect(found[0]?.rules).toContain("security/nsg-inbound-open");
});

test("a finding at a resource of which nothing changes is told at the resource as it stays", () => {
  const tagged = (environment: string) => ({
    "azurerm_resource_group.g": { name: "rg", location: "westeurope", tags: { environment } },
  });
  const found = risks({ [ST]: ACCOUNT, ...tagged("dev") }, { [ST]: ACCOUNT, ...tagged("prod") }).filter(
    ({ change }) => change.address === ST,
  );
  expect(found.length).toBeGreaterThan(0);
  for (const { change } of found) {
    expect(change).toMatchObject({ kind: "keep", attributes: [], title: "storage account st" });
  }
});

test("a finding of a provider tells its settings before and after", () => {
  const provider = (purge: boolean) => ({
    provider: {
      azurerm: [{ features: { machine_learning: { purge_soft_deleted_workspace_on_destroy: purge } } }],
    },
  });
  const found = reviewed(
    configuration({ [ST]: ACCOUNT }, provider(false)),
    configuration({ [ST]: ACCOUNT }, provider(true)),
  );
  const risk = found.risks.find(({ change }) => change.address === "provider.azurerm");
  expect(risk?.attributes).toEqual([
    {
      path: expect.stringMatching(/^features.*machine_learning.*purge_soft_deleted_workspace_on_destroy$/),
      before: { state: "known", value: false },
      after: { state: "known", value: true },
      replaces: false,
    },
  ]);
});

test("of what is new, each rule's message is told", () => {
  const found = risks({}, { [ST]: OPEN }).find(({ kind }) => kind === "network-opened");
  expect(found?.rules.length).toBeGreaterThan(1);
  expect(found?.what.split("; ").length).toBeGreaterThanOrEqual(found?.rules.length ?? 0);
});

describe("what somebody accepts", () => {
  const RULE = "security/storage-public-network";
  const RULES: readonly RuleId[] = [RULE, "security/storage-firewall"];
  const BOTH = RULES.map((rule) => accepting(rule));
  const firewall = (...addresses: readonly string[]) => ({
    [ST]: { ...OPEN, network_rules: { default_action: "Deny", bypass: ["None"], ip_rules: addresses } },
  });

  test("is a risk all the same, and new", () => {
    const [risk] = risks({ [ST]: ACCOUNT }, { [ST]: OPEN }, { head: BOTH });
    expect(risk?.accepted).toMatchObject({ reason: "because", approvedBy: "board", isNew: true });
  });

  test("is not accepted where another rule stands against it", () => {
    const found = risks({}, { [ST]: OPEN }, { head: [accepting(RULE)] }).find(
      ({ kind }) => kind === "network-opened",
    );
    expect(found?.rules).toEqual(expect.arrayContaining([RULE, "security/storage-firewall"]));
    expect(found?.accepted).toBeUndefined();
  });

  test("accepts nothing else of the same kind", () => {
    const account = (days: number) => ({
      [ST]: { ...ACCOUNT, blob_properties: { versioning_enabled: false, delete_retention_policy: { days } } },
    });
    const accepted = [accepting("reliability/storage-versioning")];
    const found = risks(account(60), account(40), { base: accepted, head: accepted });
    expect(found.map(lineOf)).toEqual([
      `protection-removed ${ST} blob_properties.delete_retention_policy.days`,
    ]);
    expect(found[0]?.accepted).toBeUndefined();
  });

  test("goes on being accepted where the same attribute lets in more", () => {
    const found = risks(firewall("1.2.3.4"), firewall("1.2.3.4", "5.6.7.8"), { base: BOTH, head: BOTH });
    expect(found.map(lineOf)).toEqual([`network-opened ${ST} network_rules.ip_rules`]);
    expect(found[0]?.accepted?.isNew).toBe(false);
  });

  test("accepts nothing once its day is over", () => {
    const over = RULES.map((rule) => accepting(rule, "2026-11-21"));
    const [risk] = risks({ [ST]: ACCOUNT }, { [ST]: OPEN }, { head: over });
    expect(risk?.accepted).toBeUndefined();
    expect(risk?.rules).toContain(RULE);
  });
});
