import type { GraphResource } from "../../graph";
import type { StorageAccount } from "../storage-account";
import { firewallFacts, STORAGE_FIREWALL, type StorageFirewallFacts } from "../storage-firewall";
import { attached } from "./attached";
import { separated } from "./text-list";

/** What is written of an account's firewall, in one place. */
export interface WrittenFirewall extends StorageFirewallFacts {
  /** The account, or a resource of its own. */
  readonly writer: GraphResource;
}

/**
 * The firewall of an account: as a resource of its own where there is one, else as the account has it,
 * with Azure's defaults.
 */
export function firewallsOf({ resource, facts }: StorageAccount): readonly WrittenFirewall[] {
  const separate = attached(resource, STORAGE_FIREWALL, "storage_account_id");
  const inside = facts.blocks({ azurerm: "network_rules" });
  const isInside = inside.state === "unknown" || (inside.state === "known" && inside.value.length > 0);
  const own = { ...firewallFacts(facts, "network_rules."), writer: resource };
  const all = [
    ...(separate.length === 0 || isInside ? [own] : []),
    ...separate.map((one) => ({ ...one, writer: one.resource })),
  ];
  return all.map((one) => ({ ...one, bypass: separated(one.bypass) }));
}
