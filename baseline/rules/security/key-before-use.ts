import { keyUses } from "../../azure/joins/customer-managed-key";
import { keyIsMade, waitsForKey, waitsForRole } from "../../azure/joins/key-before-use";
import { mustHold } from "../must";
import { rule } from "../rule";

export const keyBeforeUse = rule({
  id: "security/key-before-use",
  title: "A service's key, and the role on it, are there before the service",
  recommendations: ["security/encrypt-with-cmk", "security/least-privilege-workspace-identity"],
  severity: "medium",
  why: "Azure asks for the key while it creates the service: without key or role, which also takes minutes to spread, the first deployment fails, and somebody gives a wider role in haste.",
  fix: {
    construct: "CustomerManagedKey: what grantEncryption returns goes to dependsOn",
    terraform:
      "depends_on of the service names the key, where it is given as text, and the azurerm_role_assignment on it",
  },
  looksAt: (estate) =>
    keyUses(estate)
      .filter(({ given }) => given !== "no")
      .map((use) => ({ ...use.service, use })),
  finds: ({ use }, estate) => {
    const { at } = use;
    const order = { attribute: "depends_on" };
    return [
      ...mustHold(keyIsMade(use, estate) ?? "yes", `${at} names a key that nothing makes in its vault`, {
        attribute: at,
      }),
      ...mustHold(waitsForKey(use, estate) ?? "yes", `nothing makes it wait for the key of ${at}`, order),
      ...mustHold(
        waitsForRole(use, estate) ?? "yes",
        `nothing makes it wait for the role on the key of ${at}`,
        order,
      ),
    ];
  },
});
