import { type Attributes, isAttributes } from "./attributes";
import { readBlock } from "./blocks";
import { Fields } from "./fields";
import { parseJson } from "./json-text";
import { type AttributePath, truePaths } from "./paths";
import {
  DEEPEST_MODULE,
  type PlanModule,
  type PlanProvider,
  readPlanModule,
  readPlanProviders,
} from "./plan-configuration";
import { at, Problems } from "./problems";
import type { ResourceMode } from "./resource-block";

/** What Terraform would do; `forget` takes an object out of the state and leaves it in the cloud. */
export type ChangeKind = "create" | "update" | "replace" | "delete" | "no-op" | "read" | "forget";

/** What Terraform would do to one object, or what it found changed (drift). */
export interface ResourceChange {
  /** With module and key, e.g. `module.a.azurerm_subnet.b["c"]`. */
  readonly address: string;
  /** Undefined in the root module. */
  readonly moduleAddress?: string;
  readonly mode: ResourceMode;
  readonly type: string;
  readonly name: string;
  /** The key of `count` or `for_each`. */
  readonly index?: string | number;
  /** E.g. `registry.terraform.io/hashicorp/azurerm`. */
  readonly provider: string;
  readonly kind: ChangeKind;
  /** Whether a replacement creates first. */
  readonly createBeforeDestroy: boolean;
  /** Null where there was nothing. */
  readonly before: Attributes | null;
  /** Null where there will be nothing; what isn't known yet is absent. */
  readonly after: Attributes | null;
  /** What is known only after apply. */
  readonly unknown: readonly AttributePath[];
  /** What must not be shown, in `before` or `after`. */
  readonly sensitive: readonly AttributePath[];
  /** The attributes that force a replacement. */
  readonly replacePaths: readonly AttributePath[];
  /** Terraform's word for why, e.g. `replace_because_cannot_update`. */
  readonly actionReason?: string;
  /** The address before a `moved` block. */
  readonly previousAddress?: string;
  /** The id of an import by this plan. */
  readonly importId?: string;
  /** Set on what is left of an earlier replacement, which will be deleted. */
  readonly deposed?: string;
}

/** A resource as the plan expects it after apply. */
export interface PlannedResource {
  readonly address: string;
  readonly moduleAddress?: string;
  readonly mode: ResourceMode;
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly provider: string;
  readonly attributes: Attributes;
}

/** What `terraform show -json <plan>` says. */
export interface PlanJson {
  readonly terraformVersion: string;
  readonly changes: readonly ResourceChange[];
  /** What changed outside of Terraform, as far as it matters to this plan. */
  readonly drift: readonly ResourceChange[];
  /** Of all modules. */
  readonly plannedResources: readonly PlannedResource[];
  /** What was there before, data sources that were read for this plan included. */
  readonly priorResources: readonly PlannedResource[];
  /** The root module of the configuration; empty where the plan was cut down. */
  readonly configuration: PlanModule;
  readonly providers: readonly PlanProvider[];
  /** Planning stopped half-way: the plan is incomplete and can't be applied. */
  readonly errored: boolean;
  /** False where Terraform says that something is left to plan: it was given `-target`, or had to wait. */
  readonly complete: boolean;
  /** How many changes Terraform put off to a later plan. */
  readonly deferred: number;
  /** Addresses of the actions that it runs, now or later; an action is no resource. */
  readonly actions: readonly string[];
}

const KINDS: Readonly<Record<string, ChangeKind>> = {
  "no-op": "no-op",
  create: "create",
  read: "read",
  update: "update",
  delete: "delete",
  forget: "forget",
  "delete,create": "replace",
  "create,delete": "replace",
  "forget,create": "replace",
  "create,forget": "replace",
};

/**
 * Reads the output of `terraform show -json <plan>`.
 *
 * @throws TerraformJsonError with all that is wrong; an Error if the text is no JSON
 */
export function readPlanJson(text: string): PlanJson {
  return planJsonOf(parseJson(text));
}

/** As `readPlanJson`, of JSON that is parsed already. */
export function planJsonOf(value: unknown): PlanJson {
  const problems = new Problems();
  const fields = new Fields(isAttributes(value) ? value : {}, "", problems);
  if (!/^[01]\./.test(fields.requiredText("format_version"))) {
    problems.add("format_version", "must be 0.x or 1.x: a newer Terraform may mean something else");
  }
  const changes = (key: string) =>
    fields.list(key).flatMap((change, index) => readChange(change, `${key}[${index}]`, problems));
  const planned = readBlock(fields.body.planned_values, "planned_values", problems);
  const before = readBlock(fields.body.prior_state, "prior_state", problems);
  const prior = readBlock(before.values, "prior_state.values", problems);
  const configuration = readBlock(fields.body.configuration, "configuration", problems);
  const plan: PlanJson = {
    terraformVersion: fields.text("terraform_version") ?? "",
    changes: changes("resource_changes"),
    drift: changes("resource_drift"),
    plannedResources: readResources(planned.root_module, "planned_values.root_module", problems),
    priorResources: readResources(prior.root_module, "prior_state.values.root_module", problems),
    configuration: readPlanModule(configuration.root_module, "configuration.root_module", problems),
    providers: readPlanProviders(configuration.provider_config, problems),
    errored: fields.flag("errored") ?? false,
    complete: fields.flag("complete") ?? true,
    deferred: fields.list("deferred_changes").length,
    actions: [...fields.list("action_invocations"), ...fields.list("deferred_action_invocations")].map(
      addressOfAction,
    ),
  };
  problems.throwIfAny();
  return plan;
}

/** One that is put off stands inside of why it is. */
function addressOfAction(invocation: unknown): string {
  const inner = isAttributes(invocation) ? (invocation.action_invocation ?? invocation) : {};
  return isAttributes(inner) && typeof inner.address === "string" ? inner.address : "an action";
}

function readChange(value: unknown, path: string, problems: Problems): ResourceChange[] {
  if (!isAttributes(value)) {
    problems.expected("an object", path, value);
    return [];
  }
  const fields = new Fields(value, path, problems);
  const change = new Fields(
    readBlock(value.change, at(path, "change"), problems),
    at(path, "change"),
    problems,
  );
  const actions = change.list("actions").join(",");
  const kind = Object.hasOwn(KINDS, actions) ? KINDS[actions] : undefined;
  if (kind === undefined) {
    problems.add(at(change.path, "actions"), "are none that Terraform 1.x has");
  }
  return [
    {
      ...readIdentity(fields),
      moduleAddress: fields.text("module_address"),
      kind: kind ?? "no-op",
      createBeforeDestroy: actions.startsWith("create,"),
      before: objectOrNull(change.body.before),
      after: objectOrNull(change.body.after),
      unknown: truePaths(change.body.after_unknown),
      sensitive: unionOf(truePaths(change.body.before_sensitive), truePaths(change.body.after_sensitive)),
      replacePaths: change.list("replace_paths").filter(isPath),
      actionReason: fields.text("action_reason"),
      previousAddress: fields.text("previous_address"),
      importId: importIdOf(change.body.importing),
      deposed: fields.text("deposed"),
    },
  ];
}

/** The resources of a module and of all below it. */
function readResources(value: unknown, path: string, problems: Problems, depth = 0): PlannedResource[] {
  const module = new Fields(readBlock(value, path, problems), path, problems);
  const found: PlannedResource[] = [];
  module.list("resources").forEach((resource, index) => {
    const here = `${path}.resources[${index}]`;
    const fields = new Fields(readBlock(resource, here, problems), here, problems);
    const identity = readIdentity(fields);
    // Terraform lists what it would forget, too, but says nothing of its values; and what is deposed has the
    // address of what takes its place.
    if (isAttributes(fields.body.values) && (fields.body.deposed_key ?? "") === "") {
      found.push({
        ...identity,
        moduleAddress: module.text("address"),
        attributes: fields.body.values,
      });
    }
  });
  if (depth > DEEPEST_MODULE) {
    problems.add(path, `must not nest modules deeper than ${DEEPEST_MODULE}`);
    return found;
  }
  module.list("child_modules").forEach((child, index) => {
    for (const resource of readResources(child, `${path}.child_modules[${index}]`, problems, depth + 1)) {
      found.push(resource);
    }
  });
  return found;
}

function readIdentity(fields: Fields) {
  const { index } = fields.body;
  return {
    address: fields.requiredText("address"),
    mode: fields.text("mode") === "data" ? ("data" as const) : ("managed" as const),
    type: fields.requiredText("type"),
    name: fields.requiredText("name"),
    index: typeof index === "string" || typeof index === "number" ? index : undefined,
    provider: fields.text("provider_name") ?? "",
  };
}

function importIdOf(importing: unknown): string | undefined {
  return isAttributes(importing) && typeof importing.id === "string" ? importing.id : undefined;
}

function objectOrNull(value: unknown): Attributes | null {
  return isAttributes(value) ? value : null;
}

function isPath(value: unknown): value is AttributePath {
  return Array.isArray(value);
}

function unionOf(some: readonly AttributePath[], more: readonly AttributePath[]): AttributePath[] {
  const known = new Set(some.map((path) => JSON.stringify(path)));
  return [...some, ...more.filter((path) => !known.has(JSON.stringify(path)))];
}
