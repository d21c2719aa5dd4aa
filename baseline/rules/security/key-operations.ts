import { encryptionKeys } from "../../azure/joins/encryption-key";
import { withoutPatches } from "../../azure/joins/patches";
import { mustHave, oneOf } from "../must";
import { rule } from "../rule";

export const keyOperations = rule({
  id: "security/key-operations",
  title: "Keys that services encrypt with can wrap and unwrap, and nothing else",
  recommendations: ["security/encrypt-with-cmk"],
  severity: "low",
  why: "A key that may also sign or decrypt lets whoever holds a role on it do more than the service that it is for.",
  fix: {
    construct: "CustomerManagedKeys allows both and nothing else; there is no property for more",
    terraform: 'azurerm_key_vault_key: key_opts = ["wrapKey", "unwrapKey"]',
  },
  looksAt: (estate) => withoutPatches(encryptionKeys(estate)),
  finds: ({ operations }) =>
    mustHave(
      operations,
      (all) =>
        ["wrapKey", "unwrapKey"].every((needed) => all.some(oneOf(needed))) &&
        all.every(oneOf("wrapKey", "unwrapKey")),
      "the key doesn't do just what its service needs",
    ),
});
