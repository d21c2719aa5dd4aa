import { payloadReaders, runsEndpoints } from "../../azure/joins/payload-readers";
import { must } from "../must";
import { rule } from "../rule";

export const payloadReadersApart = rule({
  id: "security/payload-readers",
  title: "Who reads kept requests only reads them, and doesn't run the endpoints",
  recommendations: [
    "security/least-privilege-user-rbac",
    "ai-security/rbac-abac-control-and-data-plane",
    "ai-security/remove-unneeded-personal-data",
  ],
  severity: "medium",
  why: "Who rolls models out decides what is kept of requests: if the same group reads them, nobody else sees what it takes.",
  fix: {
    construct:
      "PayloadStore: readers, a group apart from operators; in environments/: serving.payload.readers",
    terraform:
      "azurerm_role_assignment on the container of what was collected: principal_id of a group without a role that changes endpoints",
  },
  looksAt: payloadReaders,
  finds: (reader, estate) => {
    const other = runsEndpoints(reader, estate);
    return [
      ...must(reader.role, (role) => role === "Storage Blob Data Reader", "kept requests could be changed"),
      ...(other === undefined
        ? []
        : [
            {
              certainty: "violation" as const,
              message: "whoever gets this role changes endpoints, too",
              attribute: reader.principal.at,
              related: [other.resource.address],
            },
          ]),
    ];
  },
});
