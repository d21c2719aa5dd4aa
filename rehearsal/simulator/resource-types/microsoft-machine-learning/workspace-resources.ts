import { badRequest } from "../../arm/arm-error";
import { at, objectAt, sameText, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import type { Write } from "../resource-type";
import { isManaged } from "./managed-network";

/** Properties that name another resource, and its type. */
const LINKS: readonly (readonly [property: string, type: string])[] = [
  ["storageAccount", "Microsoft.Storage/storageAccounts"],
  ["keyVault", "Microsoft.KeyVault/vaults"],
  ["containerRegistry", "Microsoft.ContainerRegistry/registries"],
  ["applicationInsights", "Microsoft.Insights/components"],
];
/** A project takes these from its hub. */
const NEEDED = ["storageAccount", "keyVault"];

/**
 * Refuses a workspace that couldn't work with the resources that it names: not there, of another type, the
 * wrong kind of storage, a way to data that the account has closed.
 *
 * @throws ArmError 400
 */
export function mustStandOnFirmGround({ resource, previous }: Write, cloud: Cloud): void {
  mustLinkWhatExists(resource, cloud);
  mustHavePrimaryIdentity(resource);
  mustReachServerlessCompute(resource);
  const account = cloud.store.get(textAt(resource, "properties", "storageAccount"));
  if (account !== undefined && previous === undefined) {
    mustSuit(account, resource);
  }
  if (account !== undefined) {
    mustReachData(account, resource);
  }
}

function mustLinkWhatExists(resource: ArmResource, cloud: Cloud): void {
  const isProject = sameText(textAt(resource, "kind"), "Project");
  const absent = NEEDED.filter((name) => textAt(resource, "properties", name) === undefined);
  if (absent.length > 0 && !isProject) {
    throw badRequest(
      "ValidationError",
      `The workspace '${resource.name}' takes properties.${absent.join(", properties.")}.`,
    );
  }
  const missing = LINKS.flatMap(([property, type]) => {
    const id = textAt(resource, "properties", property);
    return id === undefined || sameText(cloud.store.get(id)?.type, type) ? [] : [`${property}: ${id}`];
  });
  if (missing.length > 0) {
    throw badRequest(
      "ValidationError",
      `Dependencies of the workspace '${resource.name}' were not found: ${missing.join(", ")}.`,
    );
  }
}

/** Gotcha 16: with only user-assigned identities, one of them must be the primary. */
function mustHavePrimaryIdentity(resource: ArmResource): void {
  const type = textAt(resource, "identity", "type");
  const primary = textAt(resource, "properties", "primaryUserAssignedIdentity");
  const assigned = Object.keys(objectAt(resource, "identity", "userAssignedIdentities"));
  if (type === undefined || /none/i.test(type)) {
    throw badRequest("ValidationError", `The workspace '${resource.name}' takes an identity.`);
  }
  if (sameText(type, "UserAssigned") && primary === undefined) {
    throw badRequest(
      "ValidationError",
      `The workspace '${resource.name}' has only user-assigned identities: it takes 'properties.primaryUserAssignedIdentity'.`,
    );
  }
  if (primary !== undefined && !assigned.some((id) => sameText(id, primary))) {
    throw badRequest(
      "ValidationError",
      `The primary identity '${primary}' is not assigned to the workspace '${resource.name}'.`,
    );
  }
}

/** Gotcha 12: serverless compute without public addresses must lie in some network. */
function mustReachServerlessCompute(resource: ArmResource): void {
  const settings = objectAt(resource, "properties", "serverlessComputeSettings");
  const isPrivate = sameText(textAt(resource, "properties", "publicNetworkAccess"), "Disabled");
  const hasSubnet = textAt(settings, "serverlessComputeCustomSubnet") !== undefined;
  if (settings.serverlessComputeNoPublicIP === true && isPrivate && !hasSubnet && !isManaged(resource)) {
    throw badRequest(
      "ValidationError",
      `Serverless compute without public IP in the private workspace '${resource.name}' takes a subnet or a managed network.`,
    );
  }
}

/** Gotcha 34: the default account is a plain one. */
function mustSuit(account: ArmResource, resource: ArmResource): void {
  const isHierarchical = at(account, "properties", "isHnsEnabled") === true;
  const isPremium = /^premium/i.test(textAt(account, "sku", "name") ?? "");
  if (isHierarchical || isPremium) {
    throw badRequest(
      "ValidationError",
      `The storage account '${account.name}' can't be the default one of the workspace '${resource.name}': it ${
        isHierarchical ? "has a hierarchical namespace" : "is of the premium tier"
      }.`,
    );
  }
}

/** Gotcha 13: where an account takes no keys, the workspace's datastores must not need them. */
function mustReachData(account: ArmResource, resource: ArmResource): void {
  const takesKeys = at(account, "properties", "allowSharedKeyAccess") !== false;
  const mode = textAt(resource, "properties", "systemDatastoresAuthMode") ?? "AccessKey";
  if (!takesKeys && sameText(mode, "AccessKey")) {
    throw badRequest(
      "ValidationError",
      `The workspace '${resource.name}' reaches its datastores by AccessKey, but key based authentication is not permitted on the storage account '${account.name}'.`,
    );
  }
}
