import { isAttributes } from "../../../terraform-json";
import { INSIGHTS, KEYS, READER, SECURITY_GROUP, STORAGE, TRAINING, WORKSPACE } from "./addresses";
import { append, onJson, onResources, rewritten, set } from "./edits";
import { NOTHING, type Pair } from "./pair";
import { REWRITINGS } from "./rewritings";
import { dev, type Edit, prod } from "./sides";

/** Rules of a security group are a set. */
const otherOrder = onResources((attributes, type) =>
  type === "azurerm_network_security_group" && Array.isArray(attributes.security_rule)
    ? { ...attributes, security_rule: [...attributes.security_rule].reverse() }
    : attributes,
);

const upperCase: Edit = set(
  READER,
  "role_definition_id",
  "/subscriptions/00000000-0000-0000-0000-000000000003/providers/microsoft.authorization/ROLEDEFINITIONS/ACDD72A7-3385-48EF-BD42-F606FBA81AE7",
);

const provider = (version: string) =>
  onJson((json) => {
    const terraform = isAttributes(json.terraform) ? json.terraform : {};
    const required = isAttributes(terraform.required_providers) ? terraform.required_providers : {};
    const azurerm = isAttributes(required.azurerm) ? required.azurerm : {};
    const required_providers = { ...required, azurerm: { ...azurerm, version } };
    return { ...json, terraform: { ...terraform, required_providers } };
  });

const everyWay: readonly Pair[] = Object.entries(REWRITINGS).flatMap(([way, edit]) => [
  { name: `dev is written otherwise: ${way}`, base: dev(), head: dev({}, edit), expected: NOTHING },
  { name: `prod was written otherwise: ${way}`, base: prod({}, edit), head: prod(), expected: NOTHING },
]);

/** Nothing changes, and nothing is said. */
export const NOISE: readonly Pair[] = [
  { name: "nothing changes in dev", base: dev(), head: dev(), expected: NOTHING },
  { name: "nothing changes in prod", base: prod(), head: prod(), expected: NOTHING },
  ...everyWay,
  {
    name: "rules of the security group are listed in another order",
    base: prod(),
    head: prod({}, otherOrder),
    expected: NOTHING,
  },
  {
    name: "services that get past the firewall are listed in another order",
    base: dev({}, set(STORAGE, "network_rules.bypass", ["AzureServices", "Logging"])),
    head: dev({}, set(STORAGE, "network_rules.bypass", ["Logging", "AzureServices"])),
    expected: NOTHING,
  },
  {
    name: "the same version of the provider is asked for in other words",
    base: prod(),
    head: prod({}, provider("= 5.2.0")),
    expected: NOTHING,
  },
  {
    name: "the id of a role is written in other letters",
    base: prod(),
    head: prod({}, upperCase),
    expected: NOTHING,
  },
  {
    name: "a name is written out that was a reference",
    base: prod(),
    head: prod({}, rewritten("${azurerm_resource_group.group.name}", "rg-churn-prod-weu")),
    expected: NOTHING,
  },
  {
    name: "the name of a vault in a key's id is a reference now",
    base: prod(),
    head: prod(
      {},
      set(
        STORAGE,
        "customer_managed_key.key_vault_key_id",
        `https://\${${KEYS}.name}.vault.azure.net/keys/storage`,
      ),
    ),
    expected: NOTHING,
  },
  {
    name: "an example value is told of in other words, which is no attribute",
    base: prod(),
    head: prod(
      {},
      set(
        "terraform_data.example-values",
        "lifecycle.precondition.0.error_message",
        "Fill in the example values.",
      ),
    ),
    expected: NOTHING,
  },
  {
    name: "JSON is indented, and has other ends of lines",
    base: prod(),
    head: prod(
      {},
      onJson((json) => {
        const parsed: unknown = JSON.parse(JSON.stringify(json, null, "\t").replaceAll("\n", "\r\n"));
        return isAttributes(parsed) ? parsed : {};
      }),
    ),
    expected: NOTHING,
  },
  {
    name: "outputs come and go",
    base: prod(),
    head: prod(
      {},
      onJson((json) => ({ ...json, output: { insights: { value: `\${${INSIGHTS}.id}` } } })),
    ),
    expected: NOTHING,
  },
  {
    name: "a number has its zeros behind the point",
    base: prod({}, set(INSIGHTS, "sampling_percentage", "100.0")),
    head: prod(),
    expected: NOTHING,
  },
  {
    name: "an empty list is written where there was none",
    base: dev(),
    head: dev({}, set(STORAGE, "network_rules.private_link_access", [])),
    expected: NOTHING,
  },
  {
    name: "a time is written with other units",
    base: dev({}, set(TRAINING, "scale_settings.scale_down_nodes_after_idle_duration", "PT60M")),
    head: dev({}, set(TRAINING, "scale_settings.scale_down_nodes_after_idle_duration", "PT1H")),
    expected: {
      // Terraform sends the other text, which means the same to Azure
      fails: false,
      risks: [],
      changes: { create: 0, replace: 0, destroy: 0 },
      findings: NOTHING.findings,
    },
  },
  {
    name: "a rule of the security group is told of in other words",
    base: dev(),
    head: dev({}, set(SECURITY_GROUP, "security_rule.0.description", "another text")),
    expected: { ...NOTHING, changes: { update: 1, create: 0, destroy: 0, replace: 0 } },
  },
  {
    name: "a rule of the security group denies more",
    base: dev(),
    head: dev(
      {},
      append(SECURITY_GROUP, "security_rule", {
        name: "deny-ssh",
        priority: 200,
        access: "Deny",
        direction: "Inbound",
        protocol: "Tcp",
        source_address_prefix: "*",
        source_port_range: "*",
        destination_address_prefix: "*",
        destination_port_range: "22",
      }),
    ),
    expected: { ...NOTHING, changes: { update: 1, create: 0, destroy: 0, replace: 0 } },
  },
  {
    name: "the workspace is described in other words",
    base: dev(),
    head: dev({}, set(WORKSPACE, "description", "another text")),
    expected: { ...NOTHING, changes: { update: 1, create: 0, destroy: 0, replace: 0 } },
  },
];
