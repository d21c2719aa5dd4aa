import { readEach } from "./blocks-read";
import type { Fact } from "./fact";
import { type Facts, isAzapi } from "./facts";
import { kind, type SubjectOf } from "./subject";

/** Who hears of what Defender for Cloud finds in a subscription. */
export const SECURITY_CONTACT = kind(
  { azurerm: ["azurerm_security_center_contact"], arm: ["Microsoft.Security/securityContacts"] },
  (facts) => ({
    /** Addresses, in a body with `;` between them. */
    emails: facts.text({ azurerm: "email", body: ["properties.emails", "properties.email"] }),
    /** Only the later forms of azapi can switch it off as a whole. */
    enabled: facts.flag({ body: "properties.isEnabled" }),
    /** Whether anything is written to the addresses, where one word says it. */
    notifies: onOrOff(facts, "alert_notifications", [
      "properties.alertNotifications.state",
      "properties.alertNotifications",
    ]),
    /** Kinds of what is written of, as later forms have them; other forms have none. */
    sources: isAzapi(facts.resource)
      ? readEach(facts.blocks({ body: "properties.notificationsSources" }), (source) =>
          source.text({ body: "sourceType" }),
        )
      : undefined,
    /** Whether those are written to who own the subscription. */
    tellsOwners: onOrOff(facts, "alerts_to_admins", [
      "properties.notificationsByRole.state",
      "properties.alertsToAdmins",
    ]),
  }),
);

export type SecurityContact = SubjectOf<typeof SECURITY_CONTACT>;

/** azurerm has a boolean, and bodies have `On` and `Off`. */
function onOrOff(facts: Facts, azurerm: string, body: readonly string[]): Fact<boolean> {
  if (!isAzapi(facts.resource)) {
    return facts.flag({ azurerm });
  }
  const word = facts.text({ body });
  return word.state === "known" ? { ...word, value: /^on$/i.test(word.value) } : word;
}
