import type { Truth } from "./fact";
import type { Facts } from "./facts";
import { isWritten } from "./joins/references";
import { kind } from "./subject";

/** A role in the Entra directory itself, beside all of Azure's scopes, or one that somebody makes there. */
export const DIRECTORY_ROLE = kind(
  {
    azurerm: [
      "azuread_directory_role_assignment",
      "azuread_directory_role_member",
      "azuread_directory_role_eligibility_schedule_request",
      "azuread_administrative_unit_role_member",
      "azuread_custom_directory_role",
    ],
    arm: [],
  },
  ({ resource }) => ({
    /** Nobody has it yet. */
    isDefinition: resource.type === "azuread_custom_directory_role",
  }),
);

/** An application of the directory, or the password by which it signs in. */
export const APPLICATION_SECRET = kind(
  {
    azurerm: ["azuread_application", "azuread_application_password", "azuread_service_principal_password"],
    arm: [],
  },
  (facts) => ({ isPassword: isPassword(facts) }),
);

/** A password is a resource, or a block of the application. */
function isPassword(facts: Facts): Truth {
  return facts.resource.type === "azuread_application"
    ? isWritten(facts.blocks({ azurerm: "password" }))
    : "yes";
}
