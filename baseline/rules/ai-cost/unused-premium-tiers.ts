import { holds, KEY, KEY_VAULT, knownValue, STORAGE_ACCOUNT, type Subject, type Truth } from "../../azure";
import { mustHold } from "../must";
import { rule } from "../rule";

interface Looked extends Subject {
  readonly premium: Truth;
  readonly problem: string;
}

export const unusedPremiumTiers = rule({
  id: "ai-cost/unused-premium-tiers",
  title: "Storage and vaults are premium only for what needs it",
  recommendations: ["ai-cost/no-unused-premium-tiers"],
  severity: "low",
  why: "A premium account costs several times the standard one, and a premium vault only adds keys in hardware; training reads its data in large pieces, which the standard tier serves well.",
  fix: {
    construct: "SecureStorageAccount, SecureKeyVault are standard; there is no property for more",
    terraform: 'azurerm_storage_account: account_tier = "Standard"; azurerm_key_vault: sku_name = "standard"',
  },
  looksAt: (estate): readonly Looked[] => {
    const hardwareKeys = estate.all(KEY).some(({ type }) => /-HSM$/i.test(knownValue(type) ?? ""));
    return [
      // the other kinds exist as premium only, for those who chose them
      ...estate
        .all(STORAGE_ACCOUNT)
        .filter(({ accountKind }) => !/^(BlockBlobStorage|FileStorage)$/i.test(knownValue(accountKind) ?? ""))
        .map((account) => ({
          ...account,
          premium:
            account.tier.state === "absent" ? "no" : holds(account.tier, (tier) => /^premium/i.test(tier)),
          problem: "a general-purpose account is premium only for the disks of virtual machines",
        })),
      ...estate.all(KEY_VAULT).map((vault) => ({
        ...vault,
        premium:
          hardwareKeys || vault.sku.state === "absent"
            ? ("no" as const)
            : holds(vault.sku, (sku) => /^premium$/i.test(sku)),
        problem: "the vault is premium and has no key in hardware",
      })),
    ];
  },
  finds: ({ premium, problem }) =>
    mustHold(premium === "yes" ? "no" : premium === "no" ? "yes" : "unknown", problem),
});
