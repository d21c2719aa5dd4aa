import { type AzureEstate, anyOf, holds, type Subject, type Truth } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { subscriptionWide } from "../../azure/joins/subscription-parts";
import { SECURITY_CONTACT, type SecurityContact } from "../../azure/security-contact";
import { must, mustHave, mustHold } from "../must";
import { type Problem, rule } from "../rule";

type Looked = Subject & { readonly contact?: SecurityContact };

export const securityContact = rule({
  id: "security/security-contact",
  title: "Defender for Cloud writes to the security team and the owners of the subscription",
  recommendations: ["security/security-baseline-and-defender"],
  severity: "medium",
  why: "What Defender finds stands in a portal that nobody has open at night.",
  fix: {
    construct: "SecurityContact: emails",
    terraform:
      "azurerm_security_center_contact: email, alert_notifications = true, alerts_to_admins = true; Microsoft.Security/securityContacts: isEnabled, notificationsSources with Alert, notificationsByRole",
  },
  looksAt: (estate): readonly Looked[] => {
    const contacts = contactsOf(estate);
    return contacts.length > 0
      ? contacts.map((contact) => ({ ...contact, contact }))
      : subscriptionWide(estate);
  },
  finds: ({ contact }) =>
    contact === undefined
      ? mustHold("no", "the input sees to the subscription, and names nobody to write to")
      : told(contact),
});

function contactsOf(estate: AzureEstate): readonly SecurityContact[] {
  return withoutPatches(estate.all(SECURITY_CONTACT));
}

function told({ emails, enabled, notifies, sources, tellsOwners }: SecurityContact): Problem[] {
  const isWrittenTo: Truth = anyOf([
    holds(notifies, (is) => is),
    sources === undefined
      ? "no"
      : sources.state === "known"
        ? anyOf(sources.value.map((type) => holds(type, (text) => /^alert$/i.test(text))))
        : sources.state === "unknown"
          ? "unknown"
          : "no",
  ]);
  return [
    ...mustHave(emails, (text) => /[^\s@]@[^\s@]/.test(text), "it has no address"),
    ...must(enabled, (is) => is, "nothing is written to anybody"),
    ...mustHold(isWrittenTo, "alerts are written to nobody", { attribute: notifies.at }),
    ...mustHold(
      holds(tellsOwners, (is) => is),
      "owners of the subscription aren't told",
      {
        attribute: tellsOwners.at,
      },
    ),
  ];
}
