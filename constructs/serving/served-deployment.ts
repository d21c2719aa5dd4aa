import type { ITerraformDependable } from "cdktf";
import type { ArmBody } from "../terraform/azapi-element";

/** A deployment of an online endpoint, on machines of the service or on a cluster. */
export interface ServedDeployment extends ITerraformDependable {
  readonly deploymentName: string;
  /** What runs, without how many of it: a smoke test of it holds while this stays as it is. */
  readonly spec: ArmBody;
}
