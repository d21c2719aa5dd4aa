import { besideBody } from "../../baseline/azure/beside-body";
import { kind } from "../../baseline/azure/subject";

/** What puts a resource inside of a network security perimeter. */
export const PERIMETER_ASSOCIATION = kind(
  {
    azurerm: ["azurerm_network_security_perimeter_association"],
    arm: ["Microsoft.Network/networkSecurityPerimeters/resourceAssociations"],
  },
  (facts) => ({
    mode: facts.text({ azurerm: "access_mode", body: "properties.accessMode" }),
    inside: besideBody(facts.resource).targets({
      azurerm: "resource_id",
      body: "body.properties.privateLinkResource.id",
    }),
  }),
);
