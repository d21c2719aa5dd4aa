import { STORAGE_ACCOUNT } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const storagePublicNetwork = rule({
  id: "security/storage-public-network",
  title: "Storage accounts are closed to the public network",
  recommendations: [
    "security/dependent-services-private",
    "ai-security/private-access-to-image-data-code-repos",
  ],
  severity: "high",
  why: "An account with a public endpoint is one leaked token, or one firewall rule too many, away from the training data and models in it.",
  fix: {
    construct:
      "SecureStorageAccount closes it; publicNetworkAccess opens it to named addresses with a Deviation",
    terraform: "azurerm_storage_account: public_network_access_enabled = false",
  },
  looksAt: STORAGE_ACCOUNT,
  finds: ({ publicNetworkAccess }) =>
    must(publicNetworkAccess, is(false), "the account answers on the public network"),
});
