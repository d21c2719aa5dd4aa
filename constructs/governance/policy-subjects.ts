import type { TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { resourcesIn } from "../terraform/resources-in";
import type { RecordedDeviation } from "./deviation";
import { GUARDRAIL_POLICIES, type PolicyFacts } from "./policy-definitions";

/** The Terraform resources that make a kind of resource of Azure's; azapi's are known by their type. */
const RESOURCES: Readonly<Record<string, readonly string[]>> = {
  "Microsoft.MachineLearningServices/workspaces": ["azurerm_machine_learning_workspace"],
  "Microsoft.MachineLearningServices/workspaces/computes": [
    "azurerm_machine_learning_compute_cluster",
    "azurerm_machine_learning_compute_instance",
  ],
  "Microsoft.Storage/storageAccounts": ["azurerm_storage_account"],
  "Microsoft.KeyVault/vaults": ["azurerm_key_vault"],
  "Microsoft.ContainerRegistry/registries": ["azurerm_container_registry"],
  "Microsoft.Insights/components": ["azurerm_application_insights"],
  "Microsoft.OperationalInsights/workspaces": ["azurerm_log_analytics_workspace"],
  "Microsoft.Network/virtualNetworks": ["azurerm_virtual_network"],
};

/** What policies are about that no guardrail asks for, by GUID: those of the benchmark, and the repair of logs. */
const ABOUT: Readonly<Record<string, string>> = {
  "f59276f0-5740-4aaf-821d-45d185aa210e": "Microsoft.MachineLearningServices/workspaces",
  "7f40cee6-e933-4d0f-a782-b96615e0f4a6": "Microsoft.MachineLearningServices/workspaces",
  "6fac406b-40ca-413b-bf8e-0bf964659c25": "Microsoft.Storage/storageAccounts",
  "2a1a9cdf-e04d-429a-8416-3bfb72a1b26f": "Microsoft.Storage/storageAccounts",
  "6edd7eda-6dd8-40f7-810d-67160c639cd9": "Microsoft.Storage/storageAccounts",
  "8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54": "Microsoft.Storage/storageAccounts",
  "b2982f36-99f2-4db5-8eff-283140c09693": "Microsoft.Storage/storageAccounts",
  "f0e5abd0-2554-4736-b7c0-4ffef23475ef": "Microsoft.Storage/storageAccounts",
  "7c322315-e26d-4174-a99e-f49d351b4688": "Microsoft.Storage/storageAccounts",
  "55615ac9-af46-4a59-874e-391cc3dfb490": "Microsoft.KeyVault/vaults",
  "405c5871-3e91-4644-8a63-58e19d68ff5b": "Microsoft.KeyVault/vaults",
  "5b9159ae-1701-4a6f-9a7a-aa9c8ddd0580": "Microsoft.ContainerRegistry/registries",
  "1bc02227-0cb6-4e11-8f53-eb0b22eab7e8": "Microsoft.Insights/components",
  "6c53d030-cc64-46f0-906d-2bc061cd1334": "Microsoft.OperationalInsights/workspaces",
  "fa298e57-9444-42ba-bf04-86e8470e32c7": "Microsoft.OperationalInsights/workspaces",
  "94de2ad3-e0c1-4caf-ad78-5d47bbc83d3d": "Microsoft.Network/virtualNetworks",
};

/** The type of resource that a policy is about, e.g. `Microsoft.KeyVault/vaults`; `undefined` if nobody knows. */
export function aboutOf(policyId: string): string | undefined {
  const guardrails: readonly PolicyFacts[] = Object.values(GUARDRAIL_POLICIES);
  return guardrails.find(({ id }) => id === policyId)?.about ?? ABOUT[policyId];
}

/** Whether a policy is about nothing that Resource Manager knows. */
export function isOfDataPlane(policyId: string): boolean {
  const guardrails: readonly PolicyFacts[] = Object.values(GUARDRAIL_POLICIES);
  return guardrails.some(({ about, id }) => id === policyId && about === undefined);
}

/** The resources of a stack that a deviation is about and a policy reports. */
export function subjectsOf(
  stack: TerraformStack,
  { construct, resources }: RecordedDeviation & { readonly resources?: readonly string[] },
  policyId: string,
): TerraformResource[] {
  const about = aboutOf(policyId);
  const places = resources ?? [construct];
  return about === undefined
    ? []
    : resourcesIn(stack)
        .filter((resource) => places.some((place) => isOrHolds(place, pathIn(stack, resource))))
        .filter((resource) => isOf(resource, about));
}

/** The path of a construct inside its stack. */
export function pathIn(stack: TerraformStack, { node }: IConstruct): string {
  return node.path.slice(stack.node.path.length + 1);
}

function isOf(resource: TerraformResource, about: string): boolean {
  const type = resource.terraformResourceType;
  return type === "azapi_resource"
    ? armTypeOf(resource) === about.toLowerCase()
    : (RESOURCES[about] ?? []).includes(type);
}

/** The type without its version, in lower case, as azapi's resource says it. */
function armTypeOf(resource: TerraformResource): string {
  const { resource: written } = resource.toTerraform();
  const type: unknown = written?.azapi_resource?.[resource.friendlyUniqueId]?.type;
  return typeof type === "string" ? (type.split("@")[0] ?? "").toLowerCase() : "";
}

function isOrHolds(outer: string, inner: string): boolean {
  return outer === "" || outer === inner || inner.startsWith(`${outer}/`);
}
