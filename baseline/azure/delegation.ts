import { kind } from "./subject";

/** Lets people of another tenant manage a subscription or a resource group, which is called Lighthouse. */
export const DELEGATION = kind(
  {
    azurerm: ["azurerm_lighthouse_definition", "azurerm_lighthouse_assignment"],
    arm: [
      "Microsoft.ManagedServices/registrationDefinitions",
      "Microsoft.ManagedServices/registrationAssignments",
    ],
  },
  (facts) => ({
    /** What an assignment puts into force; absent in a definition. */
    definition: facts.targets({
      azurerm: "lighthouse_definition_id",
      body: "properties.registrationDefinitionId",
    }),
  }),
);
