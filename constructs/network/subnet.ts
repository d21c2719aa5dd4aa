/** A subnet, new or existing. */
export interface ISubnet {
  /** ARM id. */
  readonly subnetId: string;
}

/** A virtual network, new or existing. */
export interface IVirtualNetwork {
  /** ARM id. */
  readonly virtualNetworkId: string;
  readonly virtualNetworkName: string;
}
