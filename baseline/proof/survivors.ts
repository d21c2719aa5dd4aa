/** A weakening that no rule finds, with the reason why that is right. */
export interface AcceptedSurvivor {
  /** Of the mutant's id, which is `<operator>:<address>[:<attribute>][=<value>]`. */
  readonly id: RegExp;
  /** The only stack where it is right. @default - wherever it survives */
  readonly base?: string;
  readonly reason: string;
}

const ALL_NETWORK = "dev in azurerm 4.81 with all that a network can have";

/** Every survivor that is accepted; one that isn't here, or a line that nothing needs, fails the proof. */
export const ACCEPTED_SURVIVORS: readonly AcceptedSurvivor[] = [
  {
    id: /^[\w-]+:terraform\.required_providers\./,
    reason:
      "the version of a provider is no property of Azure: a test pins it, and rules read what either major writes",
  },
  {
    id: /^drop-resource:azurerm_role_assignment\.((monitoring|storage|registry)_serving-(publish|blobs|pull)|serving-metrics)$/,
    reason:
      "the endpoints that work with this identity are another stack's: nobody in this one lacks the role",
  },
  {
    id: /^widen-role:azurerm_role_assignment\.(storage_serving-blobs|registry_serving-pull):/,
    reason:
      "what this identity is for only the serving stack tells, and some purpose of a landing zone needs the role",
  },
  {
    id: /^(flip-boolean|drop-block):azurerm_storage_management_policy\.storage_lifecycle:rule\[1\]\.(enabled=false|actions\.base_blob)$/,
    reason:
      "this rule deletes what jobs leave behind for a while; without it that moves to the cheaper tier like all else",
  },
  {
    id: /^widen-role:azurerm_role_assignment\.storage_publisher-staging-/,
    reason:
      "who publishes predictions writes the container that readers read: what it could stage it can publish already",
  },
  {
    id: /^widen-scope:azurerm_role_assignment\.publisher-jobs-[0-9a-f-]+:scope=the resource group$/,
    reason: "the role reads jobs and nothing else, and the group has this one workspace",
  },
  {
    id: /^drop-(attribute|block):provider\.azurerm:features\.key_vault/,
    reason: "the provider's default can't purge a vault with purge protection, which has mutants of its own",
  },
  {
    id: /^[\w-]+:provider\.azurerm:features\.storage\.data_plane_available/,
    reason: "a deployment from outside of the network fails at once; nothing is opened",
  },
  {
    id: /^weaken-number:azapi_resource\.[\w-]+:body\.properties\.properties\.idleTimeBeforeShutdown=/,
    reason:
      "the instance still stops by itself, and the recommendation names no time; Azure takes 3 days at most",
  },
  {
    id: /^weaken-value:azurerm_storage_account\.storage:account_replication_type=ZRS$/,
    reason: "a second region is an option: without the stack from before nobody can tell that it was wanted",
  },
  {
    id: /^weaken-number:azurerm_storage_management_policy\.data-lake_lifecycle:rule\.actions\.snapshot\./,
    reason: "nothing makes snapshots of a data lake; soft delete, which has mutants, keeps what is deleted",
  },
  {
    id: /^drop-block:azurerm_container_registry\.registry:identity$/,
    reason: "Azure refuses a registry with a key and without the identity that reads it",
  },
  {
    id: /^widen-scope:azurerm_role_assignment\.registry-keys_registry_for-registry:scope=azurerm_key_vault\./,
    reason: "the vault holds this one key: the role on either allows the same",
  },
  {
    id: /^drop-order:azurerm_(machine_learning_workspace|storage_account)\.[\w-]+:depends_on=azurerm_role_assignment\.[\w-]+-key_for-/,
    base: "prod with keys in a vault that exists",
    reason:
      "the vault isn't in the input, so nobody can tell that the role is on its key; Azure refuses a key that can't be read",
  },
  {
    id: /^drop-resource:azurerm_role_assignment\.data-lake_/,
    base: ALL_NETWORK,
    reason:
      "who works with a further account is the team's choice; without the role access is refused, and there is no key to fall back on",
  },
  {
    id: /^drop-attribute:azurerm_machine_learning_workspace\.workspace:serverless_compute\.subnet_id$/,
    reason: "Azure refuses closed serverless compute without a subnet where there is no managed network",
  },
  {
    id: /^[\w-]+:azurerm_network_security_group\.network_compute_nsg:security_rule(=allow-internet-outbound|\.deny-internet-outbound.*|\.[\w-]+\.destination_address_prefix=.*)$/,
    base: ALL_NETWORK,
    reason:
      "the subnet's default route leads to a firewall, which decides what leaves; the route has mutants of its own",
  },
  {
    id: /^open-rule:azurerm_network_security_group\.[\w-]+:security_rule\.allow-(smb-from-compute|bastion-inbound)\./,
    base: ALL_NETWORK,
    reason: "the rule's source is one subnet of the same stack, whose machines are the ones that are meant",
  },
  {
    id: /^open-rule:azurerm_network_security_group\.network_bastion_nsg:security_rule\.allow-((https|gateway-manager|load-balancer)-inbound|azure-cloud-outbound)\./,
    base: ALL_NETWORK,
    reason:
      "Azure asks for HTTPS from everywhere and to all of Azure on Bastion's subnet, where only Azure's own hosts are; the other sources are its control plane and probes",
  },
  {
    id: /^add-element:azurerm_storage_account\.storage:network_rules\.ip_rules=/,
    base: "the state's storage",
    reason:
      "the account lets runners in by address, which is found and accepted; one more is the same finding",
  },
];
