import { BASTION } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const bastionEntries = rule({
  id: "security/bastion-entries",
  title: "Bastion takes people with rights in Azure to hosts of Azure",
  recommendations: ["security/workspace-access-from-vnet-only", "security/least-privilege-user-rbac"],
  severity: "medium",
  why: "A shareable link asks for no sign-in to Azure, and a connection by address reaches whatever the network reaches.",
  fix: {
    construct: "Bastion switches both off; there is no property that switches them on",
    terraform: "azurerm_bastion_host: shareable_link_enabled = false, ip_connect_enabled = false",
  },
  looksAt: BASTION,
  finds: ({ shareableLink, ipConnect }) => [
    ...must(shareableLink, is(false), "whoever has a link comes in without signing in to Azure"),
    ...must(ipConnect, is(false), "sessions lead to any address that the network reaches"),
  ],
});
