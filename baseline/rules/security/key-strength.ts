import { KEY, knownValue } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { must, oneOf } from "../must";
import { rule } from "../rule";

const LEAST_BITS = 3072;

export const keyStrength = rule({
  id: "security/key-strength",
  title: "RSA keys have 3072 bits or more",
  recommendations: ["security/encrypt-with-cmk", "ai-security/encrypt-all-data-stores"],
  severity: "low",
  why: "2048 bits are held to be enough until 2030 only, and what a key protects today may have to stay secret for longer.",
  fix: {
    construct: "CustomerManagedKeys: keySize (3072 or 4096)",
    terraform: "azurerm_key_vault_key: key_size = 3072",
  },
  looksAt: (estate) => withoutPatches(estate.all(KEY)),
  finds: ({ type, size }) => {
    if (/^EC(-HSM)?$/i.test(knownValue(type) ?? "")) {
      return [];
    }
    return [
      ...must(type, oneOf("RSA", "RSA-HSM"), "the key is neither RSA nor on an elliptic curve"),
      ...must(size, (bits) => bits >= LEAST_BITS, `the key has fewer than ${LEAST_BITS} bits`),
    ];
  },
});
