import { KEY } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const keyNotExportable = rule({
  id: "security/key-not-exportable",
  title: "Keys never leave their vault",
  recommendations: ["security/encrypt-with-cmk"],
  severity: "high",
  why: "A key that can be exported can be used where no role, no log and no revocation reaches it.",
  fix: {
    construct: "CustomerManagedKeys makes no exportable key; there is no property for one",
    terraform:
      "azapi, Microsoft.KeyVault/vaults/keys: properties.attributes.exportable = false; azurerm makes no exportable key",
  },
  looksAt: KEY,
  finds: ({ exportable }) => must(exportable, is(false), "the key can be taken out of its vault"),
});
