import { isRecord, isUnknown, type PolicyResource, propertyOf, sameText, UNKNOWN } from "./resource";

/** A connection in `privateEndpointConnections[*]`. */
interface Connection {
  readonly id: string;
  readonly name: string;
  readonly properties: unknown;
}

/**
 * The private endpoint connections of resources. They are read-only: a service lists them because of
 * private endpoints that point to it, so nothing that was deployed carries them.
 */
export class PrivateLinks {
  private readonly connections = new Map<string, Connection[]>();
  /** Endpoints whose target is left open: they may point to any resource. */
  private readonly anywhere: PolicyResource[] = [];

  constructor(resources: readonly PolicyResource[]) {
    const isEndpoint = ({ type }: PolicyResource) => sameText(type, "Microsoft.Network/privateEndpoints");
    for (const endpoint of resources.filter(isEndpoint)) {
      this.add(endpoint, "privateLinkServiceConnections", "Approved");
      // Whoever owns the target approves these, and until then they are no connection.
      this.add(endpoint, "manualPrivateLinkServiceConnections", "Pending");
    }
  }

  /** The resource with its connections, unless it carries some already. */
  join(resource: PolicyResource): PolicyResource {
    const connections = carried(resource).length > 0 ? [] : this.to(resource);
    return connections.length === 0
      ? resource
      : { ...resource, properties: withProperty(resource, "privateEndpointConnections", connections) };
  }

  /** The connections of a joined resource, as the child resources that they are. */
  childrenOf(resource: PolicyResource): PolicyResource[] {
    return carried(resource)
      .filter(isRecord)
      .map((connection) => {
        const id = String(
          connection.id ?? `${resource.id}/privateEndpointConnections/${connection.name ?? ""}`,
        );
        const name = String(connection.name ?? id.split("/").at(-1));
        return { ...connection, id, name, type: `${resource.type}/privateEndpointConnections` };
      });
  }

  private to(resource: PolicyResource): Connection[] {
    const sure = this.connections.get(resource.id.toLowerCase()) ?? [];
    const open = this.anywhere.map((endpoint) => connect(resource.id, endpoint, UNKNOWN));
    return [...sure, ...open];
  }

  private add(endpoint: PolicyResource, property: string, status: string): void {
    for (const connection of listOf(propertyOf(endpoint.properties, property))) {
      const properties = propertyOf(connection, "properties");
      const target = propertyOf(properties, "privateLinkServiceId");
      if (isUnknown(target) || isUnknown(properties)) {
        this.anywhere.push(endpoint);
      } else if (typeof target === "string") {
        const state = propertyOf(properties, "privateLinkServiceConnectionState") ?? { status };
        const key = target.toLowerCase();
        const connected = connect(target, endpoint, {
          privateEndpoint: { id: endpoint.id },
          privateLinkServiceConnectionState: state,
        });
        this.connections.set(key, [...(this.connections.get(key) ?? []), connected]);
      }
    }
  }
}

function connect(target: string, endpoint: PolicyResource, properties: unknown): Connection {
  return { id: `${target}/privateEndpointConnections/${endpoint.name}`, name: endpoint.name, properties };
}

function carried(resource: PolicyResource): readonly unknown[] {
  return listOf(propertyOf(resource.properties, "privateEndpointConnections"));
}

/** What a virtual network lists of resources that were deployed by themselves. */
export class NetworkParts {
  private readonly subnets: readonly PolicyResource[];
  private readonly flowLogs: readonly PolicyResource[];

  constructor(resources: readonly PolicyResource[]) {
    const ofType = (type: string) => resources.filter((resource) => sameText(resource.type, type));
    this.subnets = ofType("Microsoft.Network/virtualNetworks/subnets");
    this.flowLogs = ofType("Microsoft.Network/networkWatchers/flowLogs");
  }

  /** The network with its subnets and flow logs; other resources as they are. */
  join(network: PolicyResource): PolicyResource {
    if (!sameText(network.type, "Microsoft.Network/virtualNetworks")) {
      return network;
    }
    const subnets = this.subnets.filter(({ id }) =>
      id.toLowerCase().startsWith(`${network.id.toLowerCase()}/`),
    );
    const flowLogs = this.flowLogs.filter(({ properties }) =>
      sameText(String(propertyOf(properties, "targetResourceId")), network.id),
    );
    return withParts(withParts(network, "subnets", subnets), "flowLogs", flowLogs);
  }
}

/** The resource with those parts added that it does not list by name already. */
function withParts(
  resource: PolicyResource,
  property: string,
  parts: readonly PolicyResource[],
): PolicyResource {
  const listed = propertyOf(resource.properties, property);
  const names = listOf(listed).map((part) => String(propertyOf(part, "name")).toLowerCase());
  const more = parts.filter(({ name }) => !names.includes(name.toLowerCase()));
  return more.length === 0 || isUnknown(listed)
    ? resource
    : { ...resource, properties: withProperty(resource, property, [...listOf(listed), ...more]) };
}

/** The properties of a resource with one of them replaced, however it was spelt. */
function withProperty({ properties }: PolicyResource, name: string, value: unknown): unknown {
  if (isUnknown(properties)) {
    return properties;
  }
  const others = Object.entries(isRecord(properties) ? properties : {}).filter(
    ([key]) => !sameText(key, name),
  );
  return { ...Object.fromEntries(others), [name]: value };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
