import { payloadPlaces } from "../../baseline/azure/joins/payload-readers";
import { resourcesAt } from "../../baseline/azure/joins/references";
import type { AttributeChange } from "../changes";
import type { Detector } from "./detectors";
import { withoutRules } from "./risk";
import type { RiskWords } from "./weaker-fact";

const WORDS: RiskWords = {
  what: "what callers sent and got is deleted later than before",
  why: "Personal data is kept for longer than those concerned were told when it was collected.",
  fix: "Keep the days, or let whoever answers for the data agree to more.",
  severity: "medium",
  recommendations: ["ai-security/remove-unneeded-personal-data"],
};

const DAYS = /^rule\b.*\bactions\b.*\.delete_after_days_since_/;

/** The lifecycle rules of an account where deployments collect requests delete later, or not at all. */
export const requestsKeptLonger: Detector = ({ changes, head }) =>
  changes.flatMap((change) => {
    const { after, before, type } = change;
    if (head === undefined || after === undefined || before === undefined || type !== POLICY) {
      return [];
    }
    const later = change.attributes.filter((one) => DAYS.test(one.path) && isLater(one));
    const holdsRequests = resourcesAt(after.targets("storage_account_id")).some((account) =>
      payloadPlaces(head).has(account),
    );
    return later.length > 0 && holdsRequests
      ? [{ ...withoutRules("guidance", change, WORDS), attributes: later }]
      : [];
  });

const POLICY = "azurerm_storage_management_policy";

function isLater({ after, before }: AttributeChange): boolean {
  const old = before.state === "known" ? Number(before.value) : Number.POSITIVE_INFINITY;
  return after.state === "absent"
    ? before.state === "known"
    : after.state === "known" && Number(after.value) > old;
}
