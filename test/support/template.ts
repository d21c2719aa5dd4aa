import { TerraformStack, Testing } from "cdktf";
import { AzureProviders } from "../../constructs/terraform/azure-providers";
import type { AzurermVersion } from "../../constructs/terraform/azurerm-dialect";

type Json = Record<string, unknown>;

/** A resource of a synthesized stack. */
export interface SynthesizedResource {
  /** Terraform address, e.g. `azurerm_subnet.endpoints`. */
  readonly address: string;
  readonly type: string;
  readonly attributes: Json;
}

export const TEST_SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
export const TEST_TENANT = "99999999-8888-7777-6666-555555555555";

/** A stack with both providers, ready for the construct under test. */
export function testStack(azurermVersion?: AzurermVersion): TerraformStack {
  const stack = new TerraformStack(Testing.app({ stackTraces: false }), "test");
  new AzureProviders(stack, "providers", {
    tenantId: TEST_TENANT,
    subscriptionId: TEST_SUBSCRIPTION,
    purgeOnDestroy: true,
    azurermVersion,
  });
  return stack;
}

/** A Terraform reference as it stands in JSON, e.g. of `azurerm_subnet.endpoints.id`. */
export function reference(expression: string): string {
  return `\${${expression}}`;
}

/** What a stack synthesizes to, with assertions that fit on a line. */
export class Template {
  static of(stack: TerraformStack): Template {
    return new Template(JSON.parse(Testing.synth(stack, true)) as Json);
  }

  private constructor(readonly json: Json) {}

  /**
   * The resources of one type that Terraform would create.
   *
   * @param armType Azure's type of what azapi makes, without the API's version. @default - all of azapi's
   */
  resource(type: string, armType?: string): ResourceAssertion {
    return new ResourceAssertion(
      type,
      this.resources().filter(
        (resource) =>
          resource.type === type &&
          (armType === undefined || String(resource.attributes.type).split("@")[0] === armType),
      ),
    );
  }

  /** All resources, by address. */
  resources(): SynthesizedResource[] {
    const byType = (this.json.resource ?? {}) as Record<string, Record<string, Json>>;
    return Object.entries(byType)
      .flatMap(([type, named]) =>
        Object.entries(named).map(([name, { "//": _metadata, ...attributes }]) => ({
          address: `${type}.${name}`,
          type,
          attributes,
        })),
      )
      .sort((a, b) => (a.address < b.address ? -1 : 1));
  }

  /** The `terraform` block. */
  get terraform(): Json {
    return this.json.terraform as Json;
  }

  /** The settings of a provider. */
  provider(name: string): Json {
    const [settings] = (this.json.provider as Record<string, Json[]>)[name] ?? [];
    return settings ?? {};
  }

  get outputs(): Record<string, Json> {
    return (this.json.output ?? {}) as Record<string, Json>;
  }
}

/** Assertions on the resources of one type. */
export class ResourceAssertion {
  constructor(
    private readonly type: string,
    readonly all: readonly SynthesizedResource[],
  ) {}

  /** There is exactly one, and these are its attributes. */
  get only(): Json {
    expect({ type: this.type, addresses: this.all.map((one) => one.address) }).toEqual({
      type: this.type,
      addresses: [expect.any(String)],
    });
    return this.all[0]?.attributes ?? {};
  }

  /** Exactly `count` of them. */
  count(count: number): this {
    expect(this.all.map((one) => one.address)).toHaveLength(count);
    return this;
  }

  /** At least one has these attributes; nested objects match in part, `undefined` means absent. */
  withProperties(properties: Json): this {
    const wanted = expect.objectContaining(partial(properties) as Json);
    expect(this.all.map((one) => one.attributes)).toContainEqual(wanted);
    return this;
  }

  /** The resource at `address`, without its type. */
  named(name: string): Json {
    const found = this.all.find((one) => one.address === `${this.type}.${name}`);
    expect(this.all.map((one) => one.address)).toContain(`${this.type}.${name}`);
    return found?.attributes ?? {};
  }
}

function partial(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => (isPlain(item) ? expect.objectContaining(partial(item) as Json) : item));
  }
  if (!isPlain(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isPlain(inner) ? expect.objectContaining(partial(inner) as Json) : partial(inner),
    ]),
  );
}

function isPlain(value: unknown): value is Json {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
