import { BastionHost } from "@cdktf/provider-azurerm/lib/bastion-host";
import { PublicIp } from "@cdktf/provider-azurerm/lib/public-ip";
import type { Construct } from "constructs";
import { type Deviation, Deviations } from "../governance/deviation";
import type { IResourceGroup } from "../governance/resource-group";
import type { ResourceNames } from "../naming/resource-names";
import type { DiagnosticTarget, IMonitored } from "../observability/diagnostic-target";
import { armIdOf } from "../terraform/arm-id";
import { AzureConstruct } from "../terraform/azure-construct";
import type { ISubnet } from "./subnet";

/** Azure Bastion, new or existing. */
export interface IBastion {
  /** ARM id. */
  readonly bastionId: string;
}

export interface BastionProps {
  readonly resourceGroup: IResourceGroup;
  readonly names: ResourceNames;
  /** The subnet called `AzureBastionSubnet`: `VirtualNetwork.bastionSubnet`. */
  readonly subnet: ISubnet;
  /**
   * Sessions from a native client (`az network bastion`) beside the browser: its tunnels reach every port
   * of a host and carry files.
   * @default - the browser only
   */
  readonly tunneling?: Deviation;
  /** Instances, 2 to 50; one carries about 20 sessions. @default 2 */
  readonly scaleUnits?: number;
  /** Availability zones, e.g. `["1", "2", "3"]`; fixed for its life. @default - none */
  readonly zones?: readonly string[];
  /** Let people carry text in and out through the clipboard. @default - no clipboard */
  readonly copyPaste?: Deviation;
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

const MIN_UNITS = 2;
const MAX_UNITS = 50;

/**
 * Azure Bastion: people reach a jump host in the network over HTTPS, with an Entra token, and no
 * host has a public address.
 *
 * Recommendations: `security/workspace-access-from-vnet-only`, `security/exfiltration-guard-explicit-egress`.
 */
export class Bastion extends AzureConstruct implements IBastion, IMonitored {
  /** A bastion that exists already. */
  static fromBastionId(bastionId: string): IBastion {
    return { bastionId: armIdOf("Bastion", "Microsoft.Network/bastionHosts", bastionId) };
  }

  /** ARM id. */
  readonly bastionId: string;
  private readonly publicIpId: string;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: BastionProps) {
    super(scope, id);
    this.validate(props);
    const { resourceGroup, names, zones } = props;
    const copyPaste = Deviations.of(this).accept(this, "copyPaste", props.copyPaste, {
      recommendations: ["security/exfiltration-guard-explicit-egress"],
      rules: ["security/bastion-data-channels"],
      attributes: ["copy_paste_enabled"],
    });
    const tunneling = Deviations.of(this).accept(this, "tunneling", props.tunneling, {
      recommendations: ["security/exfiltration-guard-explicit-egress"],
      rules: ["security/bastion-data-channels"],
      attributes: ["tunneling_enabled"],
    });
    const common = {
      resourceGroupName: resourceGroup.resourceGroupName,
      location: resourceGroup.location,
      zones: zones && [...zones],
      tags: props.tags ?? resourceGroup.tags,
    };
    const publicIp = new PublicIp(this, "public-ip", {
      ...common,
      name: names.of("publicIp", "bastion"),
      sku: "Standard",
      allocationMethod: "Static",
      ddosProtectionMode: "VirtualNetworkInherited",
    });
    const host = new BastionHost(this, "Resource", {
      ...common,
      name: names.of("bastion"),
      sku: "Standard",
      scaleUnits: props.scaleUnits ?? MIN_UNITS,
      tunnelingEnabled: tunneling,
      copyPasteEnabled: copyPaste,
      fileCopyEnabled: false,
      ipConnectEnabled: false,
      kerberosEnabled: false,
      shareableLinkEnabled: false,
      ipConfiguration: {
        name: "bastion",
        subnetId: props.subnet.subnetId,
        publicIpAddressId: publicIp.id,
      },
    });
    this.bastionId = host.id;
    this.publicIpId = publicIp.id;
  }

  get diagnosticTargets(): readonly DiagnosticTarget[] {
    return [
      { name: "bastion", resourceId: this.bastionId, logs: "allLogs", metrics: ["AllMetrics"] },
      { name: "public-ip", resourceId: this.publicIpId, logs: "allLogs", metrics: ["AllMetrics"] },
    ];
  }

  private validate({ scaleUnits = MIN_UNITS, zones = [] }: BastionProps): void {
    const problems: string[] = [];
    if (!Number.isInteger(scaleUnits) || scaleUnits < MIN_UNITS || scaleUnits > MAX_UNITS) {
      problems.push(
        `scaleUnits must be a whole number from ${MIN_UNITS} to ${MAX_UNITS} (got ${scaleUnits})`,
      );
    }
    const strange = zones.filter((zone) => !["1", "2", "3"].includes(zone));
    if (strange.length > 0) {
      problems.push(`zones must be "1", "2" or "3" (got ${strange.map((zone) => `"${zone}"`).join(", ")})`);
    }
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
  }
}
