import { KEY } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const keyEnabled = rule({
  id: "security/key-enabled",
  title: "Keys are enabled",
  recommendations: ["security/encrypt-with-cmk"],
  severity: "medium",
  why: "What is encrypted with a disabled key can't be read or written by anybody, and Azure refuses to create services with it.",
  fix: {
    construct: "CustomerManagedKeys enables its keys; there is no property that disables one",
    terraform: "azapi, Microsoft.KeyVault/vaults/keys: properties.attributes.enabled = true",
  },
  looksAt: KEY,
  finds: ({ enabled }) => must(enabled, is(true), "nothing can be encrypted or read with the key"),
});
