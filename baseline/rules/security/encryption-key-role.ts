import type { AzureEstate, Subject } from "../../azure";
import { anyOf } from "../../azure/fact";
import { type KeyUse, keyUses } from "../../azure/joins/customer-managed-key";
import { decidesByAccessPolicies, mayUseKey } from "../../azure/joins/key-grants";
import { groupedBy, oncePerEstate } from "../../azure/joins/once";
import { resourcesAt } from "../../azure/joins/references";
import { mustHold } from "../must";
import { rule } from "../rule";

export const encryptionKeyRole = rule({
  id: "security/encryption-key-role",
  title: "Whatever encrypts with a key of your own may use that key",
  recommendations: [
    "security/encrypt-with-cmk",
    "security/advisor-workspace-cmk",
    "security/policy-workspace-cmk",
    "security/least-privilege-workspace-identity",
    "ai-security/encrypt-all-data-stores",
  ],
  severity: "medium",
  why: "Without the role the service is refused its key: it isn't created or, later, nobody reads its data any more.",
  fix: {
    construct: "CustomerManagedKey.grantEncryption; workspace, storage and registry call it",
    terraform: "azurerm_role_assignment: Key Vault Crypto Service Encryption User on the key",
  },
  looksAt: (estate) =>
    [...usesByService(estate).values()].flatMap(([first]) => (first ? [first.service] : [])),
  finds: ({ resource }: Subject, estate: AzureEstate) =>
    (usesByService(estate).get(resource) ?? []).flatMap((use) => {
      // who made an identity elsewhere gives it its roles there
      const made = resourcesAt(use.identity).filter(({ mode }) => mode === "managed");
      return made.length === 0 || decidesByAccessPolicies(use, estate)
        ? []
        : mustHold(
            anyOf(made.map((identity) => mayUseKey(identity, use, estate))),
            "its identity can't use the key: Key Vault Crypto Service Encryption User is missing",
            { attribute: use.at, related: made.map(({ address }) => address) },
          );
    }),
});

const usesByService = oncePerEstate((estate) =>
  groupedBy<Subject["resource"], KeyUse>(
    keyUses(estate).filter(({ given }) => given !== "no"),
    ({ service }) => [service.resource],
  ),
);
