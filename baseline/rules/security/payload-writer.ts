import { type AzureEstate, anyOf, holds, ROLE_ASSIGNMENT, STORAGE_CONTAINER, type Truth } from "../../azure";
import { payloadPlaces } from "../../azure/joins/payload-readers";
import { targetKeys } from "../../azure/joins/references";
import type { GraphResource } from "../../graph";
import { mustHold } from "../must";
import { rule } from "../rule";

export const payloadWriter = rule({
  id: "security/payload-writer",
  title: "Endpoints write what they keep of requests as an identity",
  recommendations: ["security/managed-identity-between-services", "deploy/batch-data-access-credentials"],
  severity: "medium",
  why: "Without a role nothing is kept, until somebody gives the datastore a key, which then opens all of the account.",
  fix: {
    construct: "PayloadStore: writer, the identity of the endpoints",
    terraform:
      'azurerm_role_assignment on the container: "Storage Blob Data Contributor" for the endpoint\'s identity',
  },
  looksAt: (estate) =>
    estate.all(STORAGE_CONTAINER).filter(({ resource }) => payloadPlaces(estate).has(resource)),
  finds: ({ resource }, estate) =>
    mustHold(hasWriter(resource, estate), "no identity may write to where requests are kept"),
});

function hasWriter(container: GraphResource, estate: AzureEstate): Truth {
  const places = [container, ...targetKeys(container.targets("storage_account_id"))];
  return anyOf(
    estate
      .all(ROLE_ASSIGNMENT)
      .filter(
        ({ principalType, scope }) =>
          // nobody says what an identity is, where the provider asks Azure
          (principalType.state !== "known" || /^ServicePrincipal$/i.test(principalType.value)) &&
          targetKeys(scope).some((place) => places.includes(place)),
      )
      .map(({ role }) => holds(role, (name) => /^Storage Blob Data (Contributor|Owner)$/.test(name))),
  );
}
