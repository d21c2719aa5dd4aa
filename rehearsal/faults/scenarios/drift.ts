import { at, objectAt, textAt } from "../../simulator/arm/json";
import type { ArmResource, ResourceStore } from "../../simulator/arm/resource-store";
import { errorsOf } from "../../steps/step";
import { readState, type StateResource } from "../../terraform/state";
import type { Expectation } from "../expectation";
import type { Fault, FaultHit } from "../fault";
import { fromOutside, type OutsideRequest } from "../outsider";
import type { Random } from "../random";

/** Somebody makes the workspace public, takes a role away and gives a cluster a public address. */
export const drift: Fault = {
  name: "drift",
  title: "behind Terraform's back: public access on, a role removed, a cluster with a public IP",
  strikes: "plan",
  from: "everything",
  arm: async ({ session, random }) => {
    const { store } = session.simulator.cloud;
    const hits: FaultHit[] = [];
    for (const { address, requests } of changes(await readState(session), random, store)) {
      for (const request of requests) {
        await fromOutside(session, request);
        hits.push({ method: request.method, path: request.path, address });
      }
    }
    return {
      expects: isShown,
      fired: () => hits,
      disarm: () => undefined,
      repair: async () => ["applies what the plan shows"],
      mended: () => openTo(store),
    };
  },
};

const isShown: Expectation = {
  claim: "the plan shows each change",
  judge: (result, hits) => {
    const actions = new Map(result.planned.map(({ address, action }) => [address, action]));
    const changed = [...new Set(hits.map(({ address = "" }) => address))];
    return {
      seen: changed.map((address) => `${actions.get(address) ?? "nothing of"} ${address}`).join(", "),
      problems: [
        ...errorsOf(result),
        ...changed.flatMap((address) =>
          actions.has(address) ? [] : [`the plan says nothing of ${address}`],
        ),
      ],
    };
  },
};

interface Change {
  readonly address: string;
  readonly requests: readonly OutsideRequest[];
}

/** What the seed draws: one of each kind. */
function changes(state: readonly StateResource[], random: Random, store: ResourceStore): Change[] {
  const drawn = (type: string): { address: string; path: string }[] => {
    const ofType = state.flatMap((each) =>
      each.type === type && each.id !== undefined ? [{ address: each.address, path: each.id }] : [],
    );
    return random.some(ofType, 1);
  };
  const opened = drawn("azurerm_machine_learning_workspace").map(({ address, path }) => ({
    address,
    requests: [{ method: "PATCH" as const, path, body: { properties: { publicNetworkAccess: "Enabled" } } }],
  }));
  const removed = drawn("azurerm_role_assignment").map(({ address, path }) => ({
    address,
    requests: [{ method: "DELETE" as const, path }],
  }));
  // a cluster's addresses are fixed at its creation: somebody makes another one of the same name
  const exposed = drawn("azurerm_machine_learning_compute_cluster").flatMap(({ address, path }) => {
    const cluster = store.get(path);
    return cluster === undefined
      ? []
      : [
          {
            address,
            requests: [
              { method: "DELETE" as const, path, query: { underlyingResourceAction: "Delete" } },
              { method: "PUT" as const, path, body: withPublicIp(cluster) },
            ],
          },
        ];
  });
  return [...opened, ...removed, ...exposed];
}

function withPublicIp({ properties, location, tags, identity }: ArmResource): object {
  const { provisioningState: _, ...rest } = properties;
  const inner = { ...objectAt(properties, "properties"), enableNodePublicIp: true };
  return structuredClone({ location, tags, identity, properties: { ...rest, properties: inner } });
}

/** Azure's own view of what was changed, whatever a plan says. */
function openTo(store: ResourceStore): string[] {
  return store.all().flatMap((resource) => {
    const isWorkspace = resource.type === "Microsoft.MachineLearningServices/workspaces";
    const isOpen = isWorkspace && textAt(resource, "properties", "publicNetworkAccess") === "Enabled";
    const isExposed = at(resource, "properties", "properties", "enableNodePublicIp") === true;
    return isOpen || isExposed ? [`still open to the public: ${resource.id}`] : [];
  });
}
