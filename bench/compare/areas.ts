/** The parts of a landing zone that recall is counted by, in the order of the table. */
export const AREAS = [
  "storage",
  "vault",
  "registry",
  "workspace & computes",
  "network",
  "roles",
  "monitoring",
  "other",
] as const;

export type Area = (typeof AREAS)[number];

/** The first that fits, so that a rule of the managed network is network, not workspace. */
const FITS: readonly (readonly [Area, RegExp])[] = [
  ["roles", /_role_|_identity$|federated_identity|^Microsoft\.(Authorization\/role|ManagedIdentity)/],
  [
    "network",
    /_(virtual_network|subnet|network_security|private_(endpoint|dns)|public_ip|bastion|route)|outbound_?rule|^Microsoft\.Network\//i,
  ],
  [
    "monitoring",
    /_(monitor|log_analytics|application_insights|eventgrid)_?|^Microsoft\.(Insights|OperationalInsights|EventGrid)\//,
  ],
  ["storage", /^azurerm_storage_|^Microsoft\.Storage\//],
  ["vault", /^azurerm_key_vault|^Microsoft\.KeyVault\//],
  ["registry", /^azurerm_container_registry|^Microsoft\.ContainerRegistry\//],
  [
    "workspace & computes",
    // a gate before traffic is Terraform's own data
    /^azurerm_(machine_learning|kubernetes_cluster)|^terraform_data$|^Microsoft\.(MachineLearningServices|ContainerService|KubernetesConfiguration)\//,
  ],
];

/**
 * The area of a resource type.
 *
 * @param type Terraform type, or ARM type of an azapi resource
 */
export function areaOf(type: string): Area {
  return FITS.find(([, pattern]) => pattern.test(type))?.[0] ?? "other";
}
