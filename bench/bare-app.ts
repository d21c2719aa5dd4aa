import * as fs from "node:fs";
import * as path from "node:path";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";

/**
 * The yardstick: an app without constructs of this project that makes the same resources, with the
 * same attributes, directly from the bindings. It reads them from an app synthesized before.
 */
type Attributes = Readonly<Record<string, unknown>>;
type Template = { readonly resource?: Readonly<Record<string, Readonly<Record<string, Attributes>>>> };
type Binding = new (scope: Construct, id: string, config: Attributes) => TerraformResource;

/** azapi has no bindings for cdktf: the least that a hand-written app would need. */
class PlainResource extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    terraformResourceType: string,
    private readonly attributes: Attributes,
  ) {
    super(scope, id, { terraformResourceType });
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { ...this.attributes };
  }
}

const bindings = new Map<string, Binding | undefined>();

function bindingOf(type: string): Binding | undefined {
  if (!bindings.has(type)) {
    bindings.set(type, type.startsWith("azurerm_") ? loadBinding(type) : undefined);
  }
  return bindings.get(type);
}

function loadBinding(type: string): Binding | undefined {
  const folder = type.replace(/^azurerm_/, "").replaceAll("_", "-");
  const module = require(`@cdktf/provider-azurerm/lib/${folder}`) as Record<
    string,
    { tfResourceType?: string }
  >;
  return Object.values(module).find((one) => one?.tfResourceType === type) as unknown as Binding | undefined;
}

/** Bindings take `networkRules` where Terraform writes `network_rules`; references stay as they are. */
function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(camelCased);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "//")
      .map(([key, inner]) => [
        key.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase()),
        camelCased(inner),
      ]),
  );
}

function addResource(stack: TerraformStack, type: string, name: string, attributes: Attributes): void {
  const Binding = bindingOf(type);
  if (Binding === undefined) {
    const { "//": _metadata, depends_on: _order, lifecycle: _lifecycle, ...plain } = attributes;
    new PlainResource(stack, `${type}-${name}`, type, plain);
    return;
  }
  const { dependsOn: _order, ...config } = camelCased(attributes) as Attributes;
  new Binding(stack, `${type}-${name}`, config);
}

const source = process.env.CDKTF_BENCH_SOURCE ?? "cdktf.out";
const app = new App();
for (const name of fs.readdirSync(path.join(source, "stacks"))) {
  const file = path.join(source, "stacks", name, "cdk.tf.json");
  const template = JSON.parse(fs.readFileSync(file, "utf8")) as Template;
  const stack = new TerraformStack(app, name);
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  for (const [type, named] of Object.entries(template.resource ?? {})) {
    for (const [resource, attributes] of Object.entries(named)) {
      addResource(stack, type, resource, attributes);
    }
  }
}
app.synth();
