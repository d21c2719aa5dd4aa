import { type Attributes, isAttributes } from "./attributes";
import { readBlock } from "./blocks";
import { Fields } from "./fields";
import { at, type Problems } from "./problems";

/**
 * What a plan keeps of an expression: its value if it is constant, otherwise what it refers to. Each
 * reference is followed by its shorter forms: `azurerm_subnet.a.id`, then `azurerm_subnet.a`. An index
 * that isn't constant is cut off with all that follows it. The expressions of locals and of `dynamic`
 * blocks are nowhere in a plan.
 */
export interface PlanExpression {
  readonly references: readonly string[];
  /** Undefined where the expression isn't constant. */
  readonly constant?: unknown;
  /** The expression itself, as JSON with templates; only a plan of JSON configuration has it. */
  readonly template?: unknown;
}

/** How many there are of a block, if it says so. */
interface Repeated {
  /** The block has `count` or `for_each`. */
  readonly hasKeys: boolean;
  readonly forEach?: PlanExpression;
}

/** A `resource`, `data` or `ephemeral` block of a plan's configuration. */
export interface PlanBlock extends Repeated {
  /** In its module, e.g. `azurerm_subnet.a`, `data.azurerm_subnet.b`, `ephemeral.azurerm_key_vault_secret.c`. */
  readonly address: string;
  /** Attributes as Terraform writes them: see `planExpression`; blocks are lists or objects of such. */
  readonly expressions: Attributes;
  readonly dependsOn: readonly string[];
  /** The configuration of its provider, e.g. `azurerm.hub`; `module.m:azurerm` is a module's own. */
  readonly provider?: string;
  /** Commands that run beside it, as the plan writes them. */
  readonly provisioners: readonly unknown[];
}

/** A `module` block of a plan's configuration. */
export interface PlanModuleCall extends Repeated {
  /** The inputs, as `PlanBlock` has its attributes. */
  readonly expressions: Attributes;
  readonly module: PlanModule;
}

/** The configuration of one module, the same for all its instances. */
export interface PlanModule {
  /** By address in the module. */
  readonly blocks: ReadonlyMap<string, PlanBlock>;
  /** By name. */
  readonly calls: ReadonlyMap<string, PlanModuleCall>;
  /** By name. */
  readonly outputs: ReadonlyMap<string, PlanExpression>;
  /** What its variables are where nobody gives them; those without default are left out. */
  readonly defaults: ReadonlyMap<string, unknown>;
}

/** A configuration of a provider in a plan. */
export interface PlanProvider {
  /** Local name, e.g. `azurerm`. */
  readonly name: string;
  readonly alias?: string;
  /** E.g. `registry.terraform.io/hashicorp/azurerm`. */
  readonly source?: string;
  /** A version constraint. */
  readonly version?: string;
  /** As `PlanBlock` has its attributes. */
  readonly expressions: Attributes;
}

/** A person's modules nest three deep. */
export const DEEPEST_MODULE = 100;

/** The expression that Terraform wrote at `value`; undefined for a block and for anything else. */
export function planExpression(value: unknown): PlanExpression | undefined {
  if (!isAttributes(value)) {
    return undefined;
  }
  const isText = (one: unknown): one is string => typeof one === "string";
  const references = Array.isArray(value.references) ? value.references.filter(isText) : [];
  if (references.length > 0) {
    return { references, template: value.constant_value };
  }
  return "constant_value" in value || Array.isArray(value.references)
    ? { references, constant: value.constant_value }
    : undefined;
}

/** The providers below `provider_config`. */
export function readPlanProviders(value: unknown, problems: Problems): PlanProvider[] {
  const path = "configuration.provider_config";
  return Object.entries(readBlock(value, path, problems)).map(([key, body]) => {
    const fields = new Fields(readBlock(body, at(path, key), problems), at(path, key), problems);
    return {
      name: fields.text("name") ?? key,
      alias: fields.text("alias"),
      source: fields.text("full_name"),
      version: fields.text("version_constraint"),
      expressions: readBlock(fields.body.expressions, at(fields.path, "expressions"), problems),
    };
  });
}

/** The module at `value`, with those that it calls. */
export function readPlanModule(value: unknown, path: string, problems: Problems, depth = 0): PlanModule {
  const module = new Fields(readBlock(value, path, problems), path, problems);
  const blocks = module.list("resources").map((body, index) => {
    const here = `${path}.resources[${index}]`;
    return readPlanBlock(new Fields(readBlock(body, here, problems), here, problems));
  });
  if (depth > DEEPEST_MODULE) {
    problems.add(path, `must not nest modules deeper than ${DEEPEST_MODULE}`);
  }
  const calls =
    depth > DEEPEST_MODULE ? {} : readBlock(module.body.module_calls, at(path, "module_calls"), problems);
  const outputs = readBlock(module.body.outputs, at(path, "outputs"), problems);
  const variables = readBlock(module.body.variables, at(path, "variables"), problems);
  return {
    defaults: new Map(
      Object.entries(variables).flatMap(([name, variable]) =>
        isAttributes(variable) && "default" in variable ? [[name, variable.default]] : [],
      ),
    ),
    blocks: new Map(blocks.map((block) => [block.address, block])),
    calls: new Map(
      Object.entries(calls).map(([name, body]) => {
        const here = at(at(path, "module_calls"), name);
        const call = new Fields(readBlock(body, here, problems), here, problems);
        const inner = readPlanModule(call.body.module, at(here, "module"), problems, depth + 1);
        return [name, { ...repeated(call), expressions: expressionsOf(call), module: inner }];
      }),
    ),
    outputs: new Map(
      Object.entries(outputs).flatMap(([name, output]) => {
        const expression = isAttributes(output) ? planExpression(output.expression) : undefined;
        return expression === undefined ? [] : [[name, expression]];
      }),
    ),
  };
}

function readPlanBlock(fields: Fields): PlanBlock {
  const mode = fields.text("mode");
  const prefix = mode === "data" || mode === "ephemeral" ? `${mode}.` : "";
  return {
    ...repeated(fields),
    address: `${prefix}${fields.requiredText("type")}.${fields.requiredText("name")}`,
    expressions: expressionsOf(fields),
    dependsOn: fields.addresses("depends_on"),
    provider: fields.text("provider_config_key"),
    provisioners: fields.list("provisioners"),
  };
}

function repeated({ body }: Fields): Repeated {
  return {
    hasKeys: isAttributes(body.count_expression) || isAttributes(body.for_each_expression),
    forEach: planExpression(body.for_each_expression),
  };
}

function expressionsOf({ body }: Fields): Attributes {
  return isAttributes(body.expressions) ? body.expressions : {};
}
