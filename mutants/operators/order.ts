import { references } from "../../terraform-json";
import { withoutValue } from "../change";
import type { StackOperator } from "../domain";
import type { Breaks } from "../mutant";
import type { Stack, StackResource } from "../stack";
import { EGRESS, KEYLESS, OWN_KEYS } from "./broken";
import { ROLLOUT } from "./serving-broken";
import { isGate, writesTraffic } from "./traffic-gates";

const WORKSPACE = "azurerm_machine_learning_workspace";
/** What encrypts with a key of your own, and so can't be made before the key and the role on it. */
const ENCRYPTING = [WORKSPACE, "azurerm_storage_account", "azurerm_container_registry"];
const ONLINE_ENDPOINT = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";
const ONLINE_DEPLOYMENT = `${ONLINE_ENDPOINT}/deployments`;
/** Key Vault Crypto Service Encryption User. */
const KEY_ROLE = /e147488a-f6f5-4113-8e2d-b22465e65bf6$/;

const ROLES: Breaks = ["security/least-privilege-workspace-identity", ...KEYLESS];

/** What is broken where `waiting` no longer waits for `first`; nothing where either may come first. */
function breaksOf(waiting: StackResource, first: StackResource, stack: Stack): Breaks | undefined {
  if (writesOutboundRules(waiting) && writesOutboundRules(first)) {
    return EGRESS;
  }
  if (ENCRYPTING.includes(waiting.type) && isForKeys(first)) {
    return OWN_KEYS;
  }
  if (
    writesTraffic(waiting) &&
    (first.armType === ONLINE_DEPLOYMENT || (stack.isProduction && isGate(first, waiting)))
  ) {
    return ROLLOUT;
  }
  return waiting.type === WORKSPACE && first.type === "azurerm_role_assignment" ? ROLES : undefined;
}

/** Azure rewrites a workspace's whole list of rules with each of them, and with its firewall. */
function writesOutboundRules({ type, armType }: StackResource): boolean {
  return (
    type.startsWith(`${WORKSPACE}_network_outbound_rule_`) ||
    armType === "Microsoft.MachineLearningServices/workspaces/outboundRules" ||
    (armType === "Microsoft.MachineLearningServices/workspaces" && type === "azapi_update_resource")
  );
}

function isForKeys({ type, armType, attributes }: StackResource): boolean {
  return (
    armType === "Microsoft.KeyVault/vaults/keys" ||
    (type === "azurerm_role_assignment" && KEY_ROLE.test(`${attributes.role_definition_id}`))
  );
}

/** What must not be written at the same time, or too early. */
export const ORDER: StackOperator = {
  types: [],
  *weakenings(stack) {
    for (const waiting of stack.resources) {
      for (const [index, first] of dependenciesOf(waiting, stack)) {
        const breaks = breaksOf(waiting, first, stack);
        if (breaks !== undefined && !waitsAnyway(waiting, index, first, stack)) {
          yield {
            operator: "drop-order",
            address: waiting.address,
            attribute: "depends_on",
            value: first.address,
            description: `${waiting.address}: depends_on: doesn't wait for ${first.address}`,
            breaks,
            apply: (configuration) => withoutValue(configuration, [...waiting.path, "depends_on", index]),
          };
        }
      }
    }
  },
};

/** Whether it waits for something else that waits, or refers to it. */
function waitsAnyway(waiting: StackResource, index: number, first: StackResource, stack: Stack): boolean {
  const byAddress = new Map(stack.resources.map((resource) => [resource.address, resource]));
  const others = dependenciesOf(waiting, stack).filter(([other]) => other !== index);
  const { depends_on: _, ...referring } = waiting.attributes;
  const open = [
    ...references(referring).flatMap(({ address }) => byAddress.get(address) ?? []),
    ...others.map(([, resource]) => resource),
  ];
  const seen = new Set<StackResource>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!seen.has(next)) {
      seen.add(next);
      open.push(...references(next.attributes).flatMap(({ address }) => byAddress.get(address) ?? []));
      open.push(...dependenciesOf(next, stack).map(([, resource]) => resource));
    }
  }
  return seen.has(first);
}

function dependenciesOf({ attributes }: StackResource, stack: Stack): (readonly [number, StackResource])[] {
  const names: readonly unknown[] = Array.isArray(attributes.depends_on) ? attributes.depends_on : [];
  return names.flatMap((name, index) => {
    const first = stack.resources.find(({ address }) => address === name);
    return first === undefined ? [] : [[index, first] as const];
  });
}
