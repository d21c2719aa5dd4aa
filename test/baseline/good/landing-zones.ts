import { type TerraformStack, Testing } from "cdktf";
import { invokeAspects } from "cdktf/lib/synthesize/synthesizer";
import { acceptedDeviations } from "../../../baseline/acknowledgements";
import { state } from "../../../environments/state";
import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import { StateBackendStack } from "../../../stacks/state-backend-stack";
import { armId, goodDeviation, zoneIds } from "../../stacks/config/good-configs";
import { landingZone } from "../../stacks/synthesized";
import { accepted } from "../../support/deviations";
import type { GoodInput } from "./good-input";

const NETWORK = "Microsoft.Network/virtualNetworks";
const EXISTING = {
  virtualNetworkId: armId(NETWORK, "vnet-spoke"),
  endpointsSubnetId: armId(`${NETWORK}/subnets`, "vnet-spoke", "endpoints"),
  computeSubnetId: armId(`${NETWORK}/subnets`, "vnet-spoke", "computes"),
};
const CONFIDENTIAL = {
  owner: "ml-platform@example.com",
  costCenter: "4711",
  dataClassification: "confidential",
} as const;
const SHARED_STATE = {
  kind: "azurerm",
  resourceGroup: "rg-churn-tfstate-weu",
  storageAccount: "sttfchurn1a2b3",
  container: "tfstate",
  key: "churn-dev.tfstate",
} as const;
const ALL_NETWORK: LandingZoneConfig["network"] = {
  addressSpace: ["10.20.0.0/22"],
  computeIsolation: "own-network",
  computeSubnet: { firewallPrivateIp: "10.0.0.4" },
  runnerSubnet: true,
  bastion: true,
};
const GROUPS = { dataScientists: [{ group: "00000000-0000-0000-0000-000000000011" }] };
const VAULT = armId("Microsoft.KeyVault/vaults", "kv-hub");

/** Before the last day of every deviation. */
const ANY_DAY = "2026-01-01";

type Case = readonly ["dev" | "prod", Partial<LandingZoneConfig>];

const CASES: Readonly<Record<string, Case>> = {
  dev: ["dev", {}],
  prod: ["prod", {}],
  "prod with signed code and approved jobs": [
    "prod",
    {
      policies: {
        assigned: "here",
        modelRegistries: ["mlexample"],
        signingKey: [
          "-----BEGIN PGP PUBLIC KEY BLOCK-----",
          "",
          "mDMEZg==",
          "-----END PGP PUBLIC KEY BLOCK-----",
        ],
        approvalEndpoint: "https://approvals.example.com/jobs",
      },
    },
  ],
  "prod in somebody else's network, with the hub's DNS zones": [
    "prod",
    { network: { existing: EXISTING, computeIsolation: "own-network" }, dns: { zoneIds: zoneIds() } },
  ],
  "prod with a hub, DNS by the platform's policy": [
    "prod",
    {
      network: {
        addressSpace: ["10.20.4.0/22"],
        hub: { virtualNetworkId: armId(NETWORK, "vnet-hub"), useRemoteGateways: true },
        dnsServers: ["10.0.0.4"],
      },
      dns: "policy",
    },
  ],
  "prod on platform keys, accepted with a reason": [
    "prod",
    { encryption: { keys: "platform", deviation: goodDeviation() } },
  ],
  "prod with keys in a vault that exists": [
    "prod",
    {
      encryption: {
        keys: "customer",
        keyVault: { keyVaultId: VAULT, workspaceKey: "workspace", storageKey: "storage" },
        registryPlatformKeys: goodDeviation(),
      },
    },
  ],
  "prod with a key for the registry, its open vault accepted": [
    "prod",
    { encryption: { keys: "customer", registry: "customer", registryReachableVault: goodDeviation() } },
  ],
  "prod that takes models from dev, copied to a second region": [
    "prod",
    { promotion: "artifact", storage: { redundancy: "RAGZRS", pointInTimeRestoreDays: 7 } },
  ],
  "dev in azurerm 4.81 with all that a network can have": [
    "dev",
    {
      azurermVersion: "4.81.0",
      network: ALL_NETWORK,
      egress: undefined,
      storage: { containers: ["features"], dataLake: { filesystems: ["raw"] } },
      monitoring: { privateLinkScope: true },
    },
  ],
  "prod in azurerm 4.81": ["prod", { azurermVersion: "4.81.0" }],
  "dev with confidential data": [
    "dev",
    {
      tags: CONFIDENTIAL,
      backend: SHARED_STATE,
      groups: { ...GROUPS, dataAccess: { containers: ["features"] } },
      encryption: { keys: "customer", registryPlatformKeys: goodDeviation() },
    },
  ],
  "dev with every kind of egress": [
    "dev",
    {
      egress: {
        packageFeed: "packages.example.com",
        azureArtifacts: {
          organization: "contoso",
          accepted: { approvedBy: "security board", expires: "2027-06-30" },
        },
        fqdns: [{ host: "*.example.com", wildcard: goodDeviation() }],
        serviceTags: [{ tag: "AzureMonitor", protocol: "TCP", ports: "443" }],
        privateEndpoints: [{ targetId: VAULT, subresource: "vault", spark: true }],
      },
    },
  ],
};

/** The name of the input that has no workspace. */
export const STATE = "the state's storage";

/** Landing zones of the constructs in other shapes than the committed examples, and those. */
export function landingZones(): GoodInput[] {
  const zones = Object.entries(CASES).map(([name, [environment, changes]]) =>
    goodInput(name, landingZone(environment, changes)),
  );
  return [...zones, goodInput(STATE, stateStack())];
}

function stateStack(): StateBackendStack {
  return new StateBackendStack(Testing.app({ stackTraces: false }), "state", { config: state });
}

function goodInput(name: string, stack: TerraformStack): GoodInput {
  stack.prepareStack();
  // exemptions are made once all deviations are known
  invokeAspects(stack);
  // Testing.synth would leave the constructs' paths out, by which a deviation is found
  const text = JSON.stringify(stack.toTerraform());
  return { name, text, accepted: acceptedDeviations(accepted(stack), ANY_DAY) };
}
