import { STORAGE_ACCOUNT } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { mustHave } from "../must";
import { rule } from "../rule";

/** Days that Microsoft's policy on SAS tokens asks for. */
const MOST_DAYS = 7;

export const storageSasExpiry = rule({
  id: "security/storage-sas-expiry",
  title: "SAS tokens of more than seven days don't go unnoticed",
  recommendations: [
    "security/managed-identity-between-services",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "low",
  why: "A SAS token is a link that anybody can use who gets hold of it; without a limit nobody hears of one that lives for years.",
  fix: {
    construct: "SecureStorageAccount sets seven days; there is no property that takes more",
    terraform: 'azurerm_storage_account: sas_policy { expiration_period = "07.00:00:00" }',
  },
  looksAt: (estate) => withoutPatches(estate.all(STORAGE_ACCOUNT)),
  finds: ({ sasPeriod }) =>
    mustHave(sasPeriod, isShort, `SAS tokens may live for more than ${MOST_DAYS} days without a trace`),
});

/** `DD.HH:MM:SS`, as Azure writes a span. */
function isShort(period: string): boolean {
  const match = /^(\d+)\.(\d{2}):(\d{2}):(\d{2})$/.exec(period);
  if (match === null) {
    return false;
  }
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(Number);
  return days * 86_400 + hours * 3_600 + minutes * 60 + seconds <= MOST_DAYS * 86_400;
}
