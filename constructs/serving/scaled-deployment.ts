/** An online deployment whose instances autoscale may change. */
export interface ScaledDeployment {
  readonly deploymentId: string;
  readonly deploymentName: string;
  readonly endpoint: {
    readonly endpointId: string;
    readonly endpointName: string;
    readonly location: string;
    readonly tags: Readonly<Record<string, string>>;
  };
  /** Its instances at the start. */
  readonly instances: number;
  /** Whether others rely on its answers. */
  readonly inProduction: boolean;
}
