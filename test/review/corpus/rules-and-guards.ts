import { type Attributes, isAttributes } from "../../../terraform-json";
import { SECURITY_GROUP } from "./addresses";
import { append, onJson, set } from "./edits";
import type { Expected, ExpectedRisk, Pair } from "./pair";
import { prod, type Sides } from "./sides";

const NETWORK = "azurerm_virtual_network.network";
const THEIRS = "/subscriptions/99999999-0000-0000-0000-000000000009/resourceGroups/x/providers";

const SPOKE = {
  ...{ name: "deny-spoke", priority: 200, access: "Deny", direction: "Inbound", protocol: "*" },
  ...{ source_address_prefix: "10.20.5.0/24", source_port_range: "*" },
  ...{ destination_address_prefix: "*", destination_port_range: "*" },
};
const ordered = [
  set(SECURITY_GROUP, "security_rule.0.priority", 300),
  append(SECURITY_GROUP, "security_rule", SPOKE),
];

function opened(name: string, base: Sides, head: Sides, risk: ExpectedRisk): Pair {
  return { name, base, head, expected: { fails: true, risks: [risk] } };
}

function harmless(name: string, base: Sides, head: Sides, more: Partial<Expected> = {}): Pair {
  return { name, base, head, expected: { fails: false, risks: [], cost: "same", ...more } };
}

/** The one configuration of azapi. */
function azapiOf({ provider }: Attributes): Attributes {
  const all = isAttributes(provider) ? provider.azapi : undefined;
  const [first] = Array.isArray(all) ? all : [all];
  return isAttributes(first) ? first : {};
}

/** Rules in another order or place, and what filters, encrypts or takes tokens otherwise than before. */
export const RULES_AND_GUARDS: readonly Pair[] = [
  opened(
    "a rule that denies is asked after the one that allows",
    prod({}, ...ordered),
    prod({}, ...ordered, set(SECURITY_GROUP, "security_rule.3.priority", 400)),
    { kind: "network-opened", address: SECURITY_GROUP, attributes: ["security_rule.priority"] },
  ),
  harmless(
    "the security group allows only a part of what it allowed",
    prod(),
    prod({}, set(SECURITY_GROUP, "security_rule.0.source_address_prefix", "10.20.4.0/24")),
  ),
  harmless(
    "the security group denies all that leaves, and not only what goes to the Internet",
    prod(),
    prod({}, set(SECURITY_GROUP, "security_rule.2.destination_address_prefix", "*")),
  ),
  opened(
    "machines in the network may send what isn't encrypted",
    prod({}, set(NETWORK, "encryption", { enforcement: "DropUnencrypted" })),
    prod({}, set(NETWORK, "encryption", { enforcement: "AllowUnencrypted" })),
    { kind: "encryption-weakened", address: NETWORK, attributes: ["encryption"] },
  ),
  opened(
    "a zone is linked to a network of another subscription",
    prod(),
    prod(
      {},
      set(
        "azurerm_private_dns_zone_virtual_network_link.dns_blob-link",
        "virtual_network_id",
        `${THEIRS}/Microsoft.Network/virtualNetworks/v`,
      ),
    ),
    {
      kind: "network-opened",
      address: "azurerm_private_dns_zone_virtual_network_link.dns_blob-link",
      also: ["virtual_network_id"],
    },
  ),
  opened(
    "azapi's tokens go to another host",
    prod(),
    prod(
      {},
      onJson((json) => ({
        ...json,
        provider: {
          ...(isAttributes(json.provider) ? json.provider : {}),
          azapi: { ...azapiOf(json), endpoint: [{ resource_manager_endpoint: "https://arm.example.com" }] },
        },
      })),
    ),
    { kind: "rights-widened", address: "provider.azapi" },
  ),
];
