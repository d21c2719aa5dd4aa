import { kind } from "./subject";

/** What a workspace signs in to by a name: another service of Azure, a registry, a code repository. */
export const WORKSPACE_CONNECTION = kind(
  { azurerm: [], arm: ["Microsoft.MachineLearningServices/workspaces/connections"] },
  (facts) => ({
    /** ARM's word for what it leads to, e.g. `AzureOpenAI`, `Git`. */
    category: facts.text({ body: "properties.category" }),
    /** ARM's word for how it signs in: `AAD`, `ManagedIdentity` and `None` need no credential. */
    authType: facts.text({ body: "properties.authType" }),
    /** A credential that stands in the input, and therefore in the state. */
    credentials: facts.any({ body: "properties.credentials" }),
  }),
);
