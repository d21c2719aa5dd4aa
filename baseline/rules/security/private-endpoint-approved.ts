import { PRIVATE_ENDPOINT } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const privateEndpointApproved = rule({
  id: "security/private-endpoint-approved",
  title: "Private endpoints are connected without somebody's approval by hand",
  recommendations: ["security/dependent-services-private", "security/workspace-private-endpoint"],
  severity: "medium",
  why: "A manual connection stays pending until the target's owner approves it: until then names lead to an address that doesn't answer.",
  fix: {
    construct: "PrivateConnection never asks for approval; there is no property that makes it",
    terraform: "azurerm_private_endpoint: private_service_connection.is_manual_connection = false",
  },
  looksAt: PRIVATE_ENDPOINT,
  finds: ({ isManual }) => must(isManual, is(false), "the connection waits for an approval by hand"),
});
