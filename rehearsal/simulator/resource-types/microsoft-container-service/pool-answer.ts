import { type JsonObject, listAt } from "../../arm/json";

/** A pool as Azure answers it: versions, and the defaults that azurerm reads back. */
export function completedPool(pool: JsonObject, version: string): JsonObject {
  return {
    type: "VirtualMachineScaleSets",
    osType: "Linux",
    osSKU: "Ubuntu",
    osDiskSizeGB: 128,
    osDiskType: "Managed",
    kubeletDiskType: "OS",
    workloadRuntime: "OCIContainer",
    scaleDownMode: "Delete",
    maxPods: 250,
    enableFIPS: false,
    mode: "User",
    // azurerm writes what nobody set as an empty text
    ...Object.fromEntries(Object.entries(pool).filter(([, value]) => value !== "")),
    orchestratorVersion: pool.orchestratorVersion ?? version,
    currentOrchestratorVersion: pool.orchestratorVersion ?? version,
    nodeImageVersion: "AKSUbuntu-2204gen2containerd-202611.10.0",
    powerState: { code: "Running" },
    provisioningState: "Succeeded",
    availabilityZones: [...listAt(pool, "availabilityZones")].map(String).sort(),
  };
}
