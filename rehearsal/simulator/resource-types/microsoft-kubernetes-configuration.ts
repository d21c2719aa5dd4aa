import { badRequest } from "../arm/arm-error";
import { type JsonObject, listAt, objectAt, sameText, textAt } from "../arm/json";
import type { ArmResource } from "../arm/resource-store";
import type { Cloud } from "../cloud";
import { poolsOf } from "./microsoft-container-service/agent-pool";
import { principalOf } from "./microsoft-managed-identity";
import type { ResourceType, Write } from "./resource-type";

const EXTENSION = "Microsoft.KubernetesConfiguration/extensions";
const MACHINE_LEARNING = "Microsoft.AzureML.Kubernetes";

/** The taints that the extension's own pods tolerate. */
const TOLERATED = /^(ml\.azure\.com\/amlarc(-system)?)=true:/;
/** Copies of the router, each on a node of its own. */
const ROUTERS = 3;

/** An extension of a cluster: software that Azure installs and upgrades there. */
export const kubernetesExtension: ResourceType = {
  type: EXTENSION,
  seconds: { create: 120, update: 60, delete: 60 },
  immutable: ["properties.extensionType", "properties.scope"],
  check: (write, cloud) => {
    const { id, resource } = write;
    const type = textAt(resource, "properties", "extensionType");
    if (type === undefined) {
      throw badRequest(
        "ExtensionCreationFailed",
        `The extension '${id.name}' takes 'properties.extensionType'.`,
      );
    }
    if (sameText(type, MACHINE_LEARNING)) {
      checkMachineLearning(write, cloud);
    }
  },
  complete: ({ resource }, cloud) => {
    const { configurationProtectedSettings, ...properties } = resource.properties;
    resource.properties = {
      ...properties,
      currentVersion: "1.1.96",
      aksAssignedIdentity: {
        type: "SystemAssigned",
        principalId: principalOf(resource.id),
        tenantId: cloud.tenantId,
      },
      // secrets never come back
      configurationProtectedSettings: Object.fromEntries(
        Object.keys(objectAt({ configurationProtectedSettings }, "configurationProtectedSettings")).map(
          (name) => [name, ""],
        ),
      ),
    };
  },
};

/** Whether models can run on a cluster: the extension is there, for inference. */
export function servesModels(cluster: ArmResource, cloud: Cloud): boolean {
  return cloud.store
    .childrenOf(cluster.id, EXTENSION)
    .some(
      ({ properties }) =>
        sameText(textAt(properties, "extensionType"), MACHINE_LEARNING) &&
        (isTrue(settingsOf(properties), "enableInference") ||
          isTrue(settingsOf(properties), "enableTraining")),
    );
}

function checkMachineLearning({ id, resource }: Write, cloud: Cloud): void {
  const settings = settingsOf(resource.properties);
  const protectedSettings = objectAt(resource, "properties", "configurationProtectedSettings");
  const isForInference = isTrue(settings, "enableInference");
  const problems = [
    isForInference || isTrue(settings, "enableTraining")
      ? undefined
      : "enableTraining or enableInference must be True",
    isForInference && settings.inferenceRouterServiceType === undefined
      ? "enableInference takes inferenceRouterServiceType"
      : undefined,
    isForInference && !isTrue(settings, "allowInsecureConnections") && settings.sslCname === undefined
      ? "sslCname is needed, or allowInsecureConnections must be True"
      : undefined,
    isForInference &&
    !isTrue(settings, "allowInsecureConnections") &&
    settings.sslSecret === undefined &&
    protectedSettings.sslCertPemFile === undefined
      ? "a certificate is needed (sslSecret, or sslCertPemFile and sslKeyPemFile)"
      : undefined,
    isForInference ? roomProblem(id.parent ?? "", settings, cloud) : undefined,
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) {
    throw badRequest(
      "ExtensionCreationFailed",
      `The extension '${id.name}' of type ${MACHINE_LEARNING} can't be installed: ${problems.join("; ")}.`,
    );
  }
}

/** The router's copies stay pending where no nodes take them, and the installation fails. */
function roomProblem(clusterId: string, settings: JsonObject, cloud: Cloud): string | undefined {
  const wanted = Object.entries(settings).flatMap(([name, value]) =>
    name.startsWith("nodeSelector.") ? [[name.slice("nodeSelector.".length), value] as const] : [],
  );
  const nodes = poolsOf(clusterId, cloud)
    .filter(({ properties }) => {
      const labels = objectAt(properties, "nodeLabels");
      const isOpen = listAt(properties, "nodeTaints").every((taint) => TOLERATED.test(String(taint)));
      return isOpen && wanted.every(([key, value]) => labels[key] === value);
    })
    .reduce((sum, { properties }) => sum + Number(properties.count ?? 0), 0);
  const needed =
    settings.inferenceRouterHA === undefined || isTrue(settings, "inferenceRouterHA") ? ROUTERS : 1;
  return nodes >= needed
    ? undefined
    : `the inference router needs ${needed} nodes that match its nodeSelector and whose taints it tolerates, and there are ${nodes}`;
}

function settingsOf(properties: JsonObject): JsonObject {
  return objectAt(properties, "configurationSettings");
}

function isTrue(settings: JsonObject, name: string): boolean {
  return sameText(settings[name], "true");
}
