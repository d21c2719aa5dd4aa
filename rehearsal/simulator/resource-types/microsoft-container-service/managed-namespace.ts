import { badRequest } from "../../arm/arm-error";
import { mustBeAllowed } from "../allowed-values";
import type { ResourceType } from "../resource-type";

const POLICIES = ["DenyAll", "AllowAll", "AllowSameNamespace"];
const ALLOWED = {
  "properties.adoptionPolicy": ["Never", "IfIdentical", "Always"],
  "properties.deletePolicy": ["Keep", "Delete"],
  "properties.defaultNetworkPolicy.ingress": POLICIES,
  "properties.defaultNetworkPolicy.egress": POLICIES,
};

/** A Kubernetes namespace that Azure's control plane makes, with quota and network policy. */
export const managedNamespace: ResourceType = {
  type: "Microsoft.ContainerService/managedClusters/managedNamespaces",
  tracked: true,
  seconds: { create: 10, update: 10, delete: 10 },
  busy: "OperationNotAllowed",
  check: ({ id, resource }) => {
    mustBeAllowed(resource, ALLOWED, "InvalidParameter");
    if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(id.name) || id.name.startsWith("kube-")) {
      throw badRequest(
        "InvalidParameter",
        `The namespace name '${id.name}' is invalid or kept for the cluster.`,
      );
    }
  },
};
