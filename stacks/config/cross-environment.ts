import type { ResourceKind } from "../../constructs/naming/resource-kinds";
import { ResourceNames } from "../../constructs/naming/resource-names";
import { cidrsOverlap } from "../../constructs/network/cidr";
import type { ConfigIssue } from "./config-issue";
import { endpointHosts } from "./endpoint-hosts";
import type { LandingZoneConfig } from "./landing-zone-config";
import { isSameBlob, statesOf } from "./same-blob";
import { sharedLimits } from "./shared-limits";
import { shownValue } from "./shown-value";

/** A file that has no issue of its own. */
export interface SoundFile {
  readonly file: string;
  readonly config: LandingZoneConfig;
}

export interface FileIssue {
  readonly file: string;
  readonly issue: ConfigIssue;
}

type Compare = (later: LandingZoneConfig, earlier: LandingZoneConfig) => ConfigIssue[];

const UNIQUE_IN_THE_WORLD: readonly ResourceKind[] = [
  "machineLearningWorkspace",
  "keyVault",
  "keyVaultForKeys",
  "storageAccount",
  "dataLakeStorage",
  "payloadStorage",
  "containerRegistry",
];

const COMPARISONS: readonly Compare[] = [sameGroup, sameNames, sameState, sameInstances, sameHosts, sameHub];

/** What two environments can't both have. */
export function crossIssues(files: readonly SoundFile[]): FileIssue[] {
  const pairs = files.flatMap((later, at) =>
    files.slice(0, at).flatMap((earlier) =>
      COMPARISONS.flatMap((compare) =>
        compare(later.config, earlier.config).map(({ path, problem }) => ({
          file: later.file,
          issue: { path, problem: `${problem} of ${earlier.file}` },
        })),
      ),
    ),
  );
  return [...pairs, ...sharedLimits(files)];
}

function sameGroup(later: LandingZoneConfig, earlier: LandingZoneConfig): ConfigIssue[] {
  const [name, other] = [later, earlier].map((config) => namesOf(config).of("resourceGroup"));
  return name === other && later.subscriptionId.toLowerCase() === earlier.subscriptionId.toLowerCase()
    ? [{ path: "environment", problem: `and useCase give the resource group "${name}", which is also that` }]
    : [];
}

function sameNames(later: LandingZoneConfig, earlier: LandingZoneConfig): ConfigIssue[] {
  const taken = new Set(UNIQUE_IN_THE_WORLD.map((kind) => nameOf(earlier, kind)));
  const twice = UNIQUE_IN_THE_WORLD.map((kind) => nameOf(later, kind)).filter((name) => taken.has(name));
  return twice.length === 0
    ? []
    : [{ path: "nameSuffix", problem: `and useCase give names that are also those (${twice.join(", ")})` }];
}

function sameState(later: LandingZoneConfig, earlier: LandingZoneConfig): ConfigIssue[] {
  const taken = statesOf(earlier);
  return statesOf(later).flatMap(({ path, backend }) =>
    backend.kind === "azurerm" && taken.some((one) => isSameBlob(one.backend, backend))
      ? [{ path, problem: `${shownValue(backend.key)} is the same state as that` }]
      : [],
  );
}

function sameInstances(later: LandingZoneConfig, earlier: LandingZoneConfig): ConfigIssue[] {
  const taken = new Set((earlier.compute?.instances ?? []).map(({ name }) => name.toLowerCase()));
  return later.location !== earlier.location
    ? []
    : (later.compute?.instances ?? []).flatMap(({ name }, at) =>
        taken.has(name.toLowerCase())
          ? [
              {
                path: `compute.instances[${at}].name`,
                problem: `${JSON.stringify(name)} must be unique in ${later.location}, and is also an instance`,
              },
            ]
          : [],
      );
}

/** Endpoints answer under `<name>.<region>.inference.ml.azure.com`, whichever workspace they are of. */
function sameHosts(later: LandingZoneConfig, earlier: LandingZoneConfig): ConfigIssue[] {
  if (later.location !== earlier.location) {
    return [];
  }
  const taken = new Set(
    endpointHosts(earlier).flatMap(({ names }) => names.map((name) => name.toLowerCase())),
  );
  return endpointHosts(later).flatMap(({ path, names }) => {
    const name = names.find((one) => taken.has(one.toLowerCase()));
    return name === undefined
      ? []
      : [
          {
            path,
            problem: `${shownValue(name)} must be unique in ${later.location}, and is also an endpoint`,
          },
        ];
  });
}

function sameHub(later: LandingZoneConfig, earlier: LandingZoneConfig): ConfigIssue[] {
  const [one, other] = [later.network, earlier.network];
  if (one.existing !== undefined || other.existing !== undefined) {
    return [];
  }
  if (
    one.hub === undefined ||
    one.hub.virtualNetworkId.toLowerCase() !== other.hub?.virtualNetworkId.toLowerCase()
  ) {
    return [];
  }
  return one.addressSpace.flatMap((range, at) =>
    other.addressSpace
      .filter((taken) => cidrsOverlap(range, taken))
      .map((taken) => ({
        path: `network.addressSpace[${at}]`,
        problem: `${range} peers with the same hub and overlaps ${taken}`,
      })),
  );
}

function nameOf(config: LandingZoneConfig, kind: ResourceKind): string | undefined {
  const names = namesOf(config);
  return names.problemOf(kind) === undefined ? names.of(kind) : undefined;
}

function namesOf(config: LandingZoneConfig): ResourceNames {
  return new ResourceNames({ ...config, suffix: config.nameSuffix });
}
