import type { AzureCloud } from "./clouds";

/** A region of Azure as far as the landing zone needs to know it. */
export interface Region {
  /** Azure's name, e.g. `westeurope`. */
  readonly name: string;
  /** The part of resource names, e.g. `weu`. */
  readonly abbreviation: string;
  /** Whether it has availability zones, without which zone redundancy is refused. */
  readonly zones: boolean;
  readonly cloud: AzureCloud;
}

// name, abbreviation, "z" where the region has availability zones
const TABLE: Readonly<Record<AzureCloud, string>> = {
  public: `
    australiacentral auc -
    australiaeast aue z
    australiasoutheast ause -
    austriaeast ate z
    belgiumcentral bec z
    brazilsouth brs z
    canadacentral cac z
    canadaeast cae -
    centralindia inc z
    centralus cus z
    chilecentral clc z
    eastasia ea z
    eastus eus z
    eastus2 eus2 z
    francecentral frc z
    germanywestcentral gwc z
    indonesiacentral idc z
    israelcentral ilc z
    italynorth itn z
    japaneast jpe z
    japanwest jpw z
    koreacentral krc z
    malaysiawest myw z
    mexicocentral mxc z
    newzealandnorth nzn z
    northcentralus ncus -
    northeurope neu z
    norwayeast nwe z
    polandcentral plc z
    qatarcentral qac z
    southafricanorth san z
    southcentralus scus z
    southeastasia sea z
    southindia ins -
    spaincentral spc z
    swedencentral swc z
    switzerlandnorth szn z
    uaenorth uan z
    uksouth uks z
    ukwest ukw -
    westcentralus wcus -
    westeurope weu z
    westus wus -
    westus2 wus2 z
    westus3 wus3 z`,
  usgovernment: `
    usgovarizona uga -
    usgovtexas ugt -
    usgovvirginia ugv z`,
  china: `
    chinaeast2 che2 -
    chinaeast3 che3 -
    chinanorth2 chn2 -
    chinanorth3 chn3 z`,
};

const REGIONS: ReadonlyMap<string, Region> = new Map(
  (Object.keys(TABLE) as AzureCloud[]).flatMap((cloud) =>
    TABLE[cloud]
      .trim()
      .split("\n")
      .map((line) => {
        const [name = "", abbreviation = "", zones] = line.trim().split(" ");
        return [name, { name, abbreviation, zones: zones === "z", cloud }] as const;
      }),
  ),
);

/** The region called `name`, in Azure's spelling without spaces; `undefined` if there is none. */
export function findRegion(name: string): Region | undefined {
  return REGIONS.get(name);
}

/** All regions of a cloud, by name. */
export function regionsOf(cloud: AzureCloud): Region[] {
  return [...REGIONS.values()].filter((region) => region.cloud === cloud);
}
