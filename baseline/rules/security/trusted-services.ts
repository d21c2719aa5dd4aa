import { holds, KEY_VAULT, STORAGE_ACCOUNT, type Subject, type Truth, WORKSPACE } from "../../azure";
import { holdsEncryptionKeys } from "../../azure/joins/encryption-key";
import { resourcesAt } from "../../azure/joins/references";
import { firewallsOf } from "../../azure/joins/storage-firewalls";
import { mustHold, oneOf } from "../must";
import { rule } from "../rule";

interface Looked extends Subject {
  readonly letsIn: Truth;
  /** Where it says so. */
  readonly at: string;
}

export const trustedServices = rule({
  id: "security/trusted-services",
  title: "Services that Azure trusts reach the workspace's storage, its vault, and the vaults of keys",
  recommendations: ["security/dependent-services-private", "security/encrypt-with-cmk"],
  severity: "medium",
  why: "Azure Machine Learning, and storage that fetches its key, come from Azure's own addresses: a firewall that shuts them out gets opened to everybody instead, sooner or later.",
  fix: {
    construct: "SecureStorageAccount, SecureKeyVault let them in; there is no property that doesn't",
    terraform:
      'azurerm_storage_account: network_rules.bypass = ["AzureServices"]; azurerm_key_vault: network_acls.bypass = "AzureServices"',
  },
  looksAt: (estate): readonly Looked[] => {
    const workspaces = estate.all(WORKSPACE);
    const used = new Set(
      workspaces.flatMap(({ storage, vault }) => [...resourcesAt(storage), ...resourcesAt(vault)]),
    );
    return [
      ...estate
        .all(STORAGE_ACCOUNT)
        .filter(({ resource }) => used.has(resource))
        .flatMap((account) =>
          firewallsOf(account).map(({ bypass }) => ({
            ...account,
            letsIn: holds(bypass, (list) => list.some(oneOf("AzureServices"))),
            at: bypass.at,
          })),
        ),
      ...estate
        .all(KEY_VAULT)
        .filter(({ resource }) => used.has(resource) || holdsEncryptionKeys(resource, estate))
        .map((vault) => ({
          ...vault,
          letsIn: holds(vault.bypass, oneOf("AzureServices")),
          at: vault.bypass.at,
        })),
    ];
  },
  finds: ({ at, letsIn }) =>
    mustHold(letsIn, "the firewall shuts out the services of Azure that work with it", { attribute: at }),
});
