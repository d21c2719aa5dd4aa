import { acceptedDeviations } from "../../../baseline/acknowledgements";
import { checkStack, type StackInput } from "../../../baseline/check/check-stack";
import { outboundFqdnWildcard } from "../../../baseline/rules/security/outbound-fqdn-wildcard";
import { storageFirewall } from "../../../baseline/rules/security/storage-firewall";
import { readAny } from "../../../terraform-json";

const ACCEPTED = {
  property: "p",
  reason: "runners outside the network",
  approvedBy: "security board",
  expires: "2027-06-30",
};
const opened = {
  ...ACCEPTED,
  construct: "storage",
  rules: [storageFirewall.id],
  attributes: ["network_rules.ip_rules"],
};
const wildcard = {
  ...ACCEPTED,
  construct: "egress",
  rules: [outboundFqdnWildcard.id],
  resources: ["egress/a"],
};

type Path = (path: string) => object;
const byMetadata: Path = (path) => ({ "//": { metadata: { path } } });
const byNothing: Path = () => ({});

/** Storage with two holes in its firewall, and two wildcards. */
function configuration(at: Path): StackInput["terraform"] {
  const rule = (host: string, name: string) => ({
    name,
    workspace_id: "/subscriptions/s",
    destination_fqdn: host,
    ...at(`prod/egress/${name}`),
  });
  return readAny(
    JSON.stringify({
      resource: {
        azurerm_storage_account: {
          storage: {
            name: "stchurn",
            network_rules: [{ default_action: "Allow", ip_rules: ["203.0.113.0/24"] }],
            ...at("prod/storage/Resource"),
          },
        },
        azurerm_machine_learning_workspace_network_outbound_rule_fqdn: {
          egress_a: rule("*.example.com", "a"),
          egress_b: rule("*.example.org", "b"),
        },
      },
    }),
  );
}

function open(input: Pick<StackInput, "terraform" | "sources">): string[] {
  const acknowledgements = acceptedDeviations([opened, wildcard], "2026-11-21");
  const { rules, unused } = checkStack({ name: "prod", file: "prod", acknowledgements, ...input }, [
    storageFirewall,
    outboundFqdnWildcard,
  ]);
  expect(unused).toEqual([]);
  return rules
    .flatMap(({ findings }) => findings)
    .filter(({ acknowledgement }) => acknowledgement === undefined)
    .map(({ address, attribute }) => `${address.split(".")[1]} ${attribute}`);
}

const OPEN = ["storage network_rules.default_action", "egress_b destination_fqdn"];

describe("what a deviation names is found", () => {
  test("by the paths that cdktf writes", () => {
    expect(open({ terraform: configuration(byMetadata) })).toEqual(OPEN);
  });

  test("by sources.json where there are none, as in a plan", () => {
    const from = (construct: string) => ({ file: "stacks/prod.ts", line: 1, construct });
    const rule = "azurerm_machine_learning_workspace_network_outbound_rule_fqdn";
    const sources = new Map([
      ["azurerm_storage_account.storage", from("prod/storage")],
      [`${rule}.egress_a`, from("prod/egress/a")],
      [`${rule}.egress_b`, from("prod/egress/b")],
    ]);
    expect(open({ terraform: configuration(byNothing), sources })).toEqual(OPEN);
  });
});

test("the instances of a block have its line", () => {
  const terraform = readAny(
    JSON.stringify({
      resource: { azurerm_storage_account: { a: { for_each: { x: "1", y: "2" }, name: "st${each.value}" } } },
    }),
  );
  const source = { file: "main.ts", line: 3, construct: "s/storage" };
  const sources = new Map([["azurerm_storage_account.a", source]]);
  const { rules } = checkStack({ name: "s", file: "s", terraform, sources, acknowledgements: [] }, [
    storageFirewall,
  ]);
  const places = rules.flatMap(({ findings }) => findings.map((one) => [one.address, one.source?.line]));
  expect(places).toEqual(expect.arrayContaining([['azurerm_storage_account.a["y"]', 3]]));
});
