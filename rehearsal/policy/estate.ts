import { completeDiagnosticSetting, DIAGNOSTIC_SETTINGS } from "./diagnostic-settings";
import { NetworkParts, PrivateLinks } from "./joins";
import {
  type PolicyResource,
  RESOURCE_GROUP_TYPE,
  resourceGroupIdOf,
  SUBSCRIPTION_TYPE,
  sameText,
  subscriptionIdOf,
} from "./resource";

/** Where to look for related resources of a type that does not stand below the resource. */
export interface RelatedScope {
  readonly scope: "resourceGroup" | "subscription";
  /** @default - the resource's own */
  readonly resourceGroupName?: string;
}

/**
 * All resources, as Azure Resource Manager would show them to Azure Policy: with what it adds to a
 * resource because of others.
 */
export class Estate {
  /** What is evaluated. */
  readonly resources: readonly PolicyResource[];
  private readonly ids: ReadonlyMap<string, PolicyResource>;
  private readonly types: ReadonlyMap<string, readonly PolicyResource[]>;

  /** @param subscriptionId GUID of a subscription to evaluate even if no resource stands for it */
  constructor(captured: readonly PolicyResource[], subscriptionId?: string) {
    const normal = [...captured.map(withPolicyType), ...subscription(captured, subscriptionId)];
    const links = new PrivateLinks(normal);
    const networks = new NetworkParts(normal);
    this.resources = normal.map((resource) =>
      sameText(resource.type, DIAGNOSTIC_SETTINGS)
        ? completeDiagnosticSetting(resource, normal)
        : networks.join(links.join(resource)),
    );
    this.ids = new Map(this.resources.map((resource) => [resource.id.toLowerCase(), resource]));
    // Connections are resources that others may need to exist, but nothing that anybody deploys.
    const connections = this.resources.flatMap((resource) => links.childrenOf(resource));
    const all = [...this.resources, ...connections.filter(({ id }) => !this.ids.has(id.toLowerCase()))];
    const types = new Map<string, PolicyResource[]>();
    for (const resource of all) {
      const key = resource.type.toLowerCase();
      types.set(key, [...(types.get(key) ?? []), resource]);
    }
    this.types = types;
  }

  /** The resource with an ARM id; case does not matter. */
  byId(id: string): PolicyResource | undefined {
    return this.ids.get(id.toLowerCase());
  }

  /**
   * The resources of a type that Azure looks at for `of`: children and extensions of it, itself and
   * its siblings, or what lies in its resource group or subscription.
   */
  related(of: PolicyResource, type: string, { scope, resourceGroupName }: RelatedScope): PolicyResource[] {
    const candidates = this.types.get(type.toLowerCase()) ?? [];
    if (startsWith(type, `${of.type}/`)) {
      return candidates.filter(({ id }) => startsWith(id, `${of.id}/`));
    }
    const extensions = candidates.filter(({ id }) => startsWith(id, `${of.id}/providers/${type}/`));
    const subscriptionId = subscriptionIdOf(of.id);
    if ((extensions.length > 0 && !isScope(of)) || subscriptionId === undefined) {
      return extensions;
    }
    const group =
      resourceGroupName === undefined
        ? resourceGroupIdOf(of.id)
        : `${subscriptionId}/resourceGroups/${resourceGroupName}`;
    const root = scope === "subscription" || group === undefined ? subscriptionId : group;
    // An extension of another resource says nothing about this one.
    return candidates.filter(({ id }) => startsWith(id, `${root}/`) && !isExtension(id));
  }
}

/** ARM calls a group `Microsoft.Resources/resourceGroups` in places, policies never do. */
function withPolicyType(resource: PolicyResource): PolicyResource {
  const isGroup = sameText(resource.id, resourceGroupIdOf(resource.id) ?? "");
  return isGroup ? { ...resource, type: RESOURCE_GROUP_TYPE } : resource;
}

function subscription(captured: readonly PolicyResource[], guid: string | undefined): PolicyResource[] {
  if (guid === undefined || captured.some(({ type }) => sameText(type, SUBSCRIPTION_TYPE))) {
    return [];
  }
  return [{ id: `/subscriptions/${guid}`, name: guid, type: SUBSCRIPTION_TYPE }];
}

function isScope({ type }: PolicyResource): boolean {
  return sameText(type, SUBSCRIPTION_TYPE) || sameText(type, RESOURCE_GROUP_TYPE);
}

/** Whether an id stands on another resource: `…/providers/A/b/c/providers/D/e/f`. */
function isExtension(id: string): boolean {
  return id.split(/\/providers\//i).length > 2;
}

function startsWith(text: string, start: string): boolean {
  return text.toLowerCase().startsWith(start.toLowerCase());
}
