import {
  type AttributePath,
  type Attributes,
  armTypeOf,
  isAttributes,
  nested,
  references,
  textOf,
} from "../terraform-json";

/** A managed resource, with its place in the file. */
export interface StackResource {
  /** Terraform address, e.g. `azurerm_subnet.endpoints`. */
  readonly address: string;
  /** Terraform type, e.g. `azapi_resource`. */
  readonly type: string;
  /** Of an azapi resource its ARM type without version, e.g. `Microsoft.KeyVault/vaults/keys`. */
  readonly armType?: string;
  readonly name: string;
  readonly attributes: Attributes;
  readonly path: AttributePath;
}

/** Major version of azurerm: attributes and defaults differ. */
export type Dialect = 4 | 5;

/** A parsed `cdk.tf.json`, as the operators look at it. Knows references by their text only. */
export class Stack {
  readonly resources: readonly StackResource[];
  /** As `required_providers` has it; 5 where it says nothing. */
  readonly dialect: Dialect;
  private readonly byType = new Map<string, StackResource[]>();

  constructor(readonly configuration: Attributes) {
    this.resources = resourcesOf(configuration);
    for (const resource of this.resources) {
      for (const type of [resource.type, resource.armType]) {
        if (type !== undefined) {
          const alike = this.byType.get(type) ?? [];
          alike.push(resource);
          this.byType.set(type, alike);
        }
      }
    }
    const azurerm = nested(configuration, "terraform", "required_providers", "azurerm");
    this.dialect = /^\D*4\./.test(textOf(azurerm, "version") ?? "") ? 4 : 5;
  }

  /** The resources of a Terraform type, or the azapi resources of an ARM type. */
  ofType(type: string): readonly StackResource[] {
    return this.byType.get(type) ?? [];
  }

  /** Whether any resource says by its tag that this is production. */
  get isProduction(): boolean {
    return this.resources.some(({ attributes }) =>
      /^prod/i.test(textOf(nested(attributes, "tags"), "environment") ?? ""),
    );
  }

  /** ARM id of the subscription that azurerm works in. */
  get subscriptionId(): string {
    const id = textOf(nested(this.configuration, "provider", "azurerm"), "subscription_id");
    return `/subscriptions/${id ?? "00000000-0000-0000-0000-000000000000"}`;
  }

  /** ARM id of the group that the resources are in, as a reference where the group is in the stack. */
  get resourceGroupId(): string {
    const [group] = this.ofType("azurerm_resource_group");
    return group === undefined ? `${this.subscriptionId}/resourceGroups/rg` : reference(group, "id");
  }

  /** Name of that group, as a reference where it is in the stack. */
  get resourceGroupName(): string {
    const [group] = this.ofType("azurerm_resource_group");
    return group === undefined ? "rg" : reference(group, "name");
  }
}

/** A reference to an attribute, as it stands in Terraform JSON. */
export function reference({ address }: StackResource, attribute: string): string {
  return `\${${address}.${attribute}}`;
}

/** The first address that a text refers to, e.g. `azurerm_subnet.a` of `${azurerm_subnet.a.id}`. */
export function referredAddress(text: unknown): string | undefined {
  return references(text)[0]?.address;
}

function resourcesOf(configuration: Attributes): StackResource[] {
  return Object.entries(nested(configuration, "resource")).flatMap(([type, named]) =>
    Object.entries(isAttributes(named) ? named : {}).flatMap(([name, attributes]) => {
      const path = ["resource", type, name];
      return isAttributes(attributes)
        ? [
            {
              address: `${type}.${name}`,
              type,
              armType: armTypeOf({ type, attributes }),
              name,
              attributes,
              path,
            },
          ]
        : [];
    }),
  );
}
