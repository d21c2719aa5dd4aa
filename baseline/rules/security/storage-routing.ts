import { STORAGE_ACCOUNT } from "../../azure";
import { is, must, oneOf } from "../must";
import { rule } from "../rule";

export const storageRouting = rule({
  id: "security/storage-routing",
  title: "Traffic to storage stays in Microsoft's network",
  recommendations: [
    "security/dependent-services-private",
    "ai-security/private-access-to-image-data-code-repos",
  ],
  severity: "low",
  why: "Internet routing hands the traffic to the nearest provider, and gives the account further public names that nobody thinks of when a firewall is checked.",
  fix: {
    construct: "SecureStorageAccount leaves Azure's routing; there is no property for another",
    terraform: "azurerm_storage_account: no routing block",
  },
  looksAt: STORAGE_ACCOUNT,
  finds: ({ routing, internetEndpoints }) => [
    ...must(routing, oneOf("MicrosoftRouting"), "traffic takes the Internet"),
    ...must(internetEndpoints, is(false), "the account has public names for the way over the Internet"),
  ],
});
