import type { Attributes, Block } from "../../../terraform-json";
import { RehearsalError } from "../../rehearsal-error";
import { Dependencies } from "./dependencies";
import { refuseCreateBeforeDestroy } from "./lifecycle";
import { withoutUndefined } from "./provisioner";
import type { AzapiBlock, AzapiType, BuildContext, Refuse, Replay } from "./replay";
import { replayAction } from "./replay-action";
import { replayResource } from "./replay-resource";
import { replayUpdate } from "./replay-update";
import { type Replays, rewriteReferences } from "./rewrite-references";
import {
  readSections,
  rewriteMoved,
  type Sections,
  withoutAzapiProvider,
  withRewrittenAddresses,
} from "./sections";
import { withTellable } from "./tellable";

export interface ReplayOptions {
  /** The program and arguments that send a request; see `replayCommand`. */
  readonly command: readonly string[];
  /** The tenant of the identities that the simulator gives, a GUID. */
  readonly tenantId: string;
  /**
   * Whether no other configuration follows: then nothing is replaced, in whatever order. @default false: what would
   * be replaced by creating first is refused
   */
  readonly stays?: boolean;
}

/** One azapi object, and what replays it. */
export interface Replayed {
  /** E.g. `azapi_resource.outbound-rule`. */
  readonly address: string;
  readonly azapiType: AzapiType;
  /** E.g. `Microsoft.MachineLearningServices/workspaces/outboundRules`. */
  readonly armType: string;
  /** Addresses of `terraform_data`, in the order of their creation. */
  readonly as: readonly string[];
}

export interface ReplayResult {
  /** The configuration without azapi. */
  readonly template: Record<string, unknown>;
  readonly replayed: readonly Replayed[];
}

const REPLAYS: Readonly<Record<AzapiType, (block: AzapiBlock, refuse: Refuse) => Replay | undefined>> = {
  azapi_resource: replayResource,
  azapi_resource_action: replayAction,
  azapi_update_resource: replayUpdate,
};

/**
 * A configuration (a parsed `cdk.tf.json`) with every azapi object replaced by `terraform_data`, and every
 * reference to one led there. The input isn't changed.
 *
 * Not replayed: reading (drift, the check whether an object exists already, the answer's values, and so outputs and
 * conditions that only those would tell), `retry` and `timeouts`, the removal of an identity, and a changed `sensitive_body`
 * without a new version.
 *
 * @throws RehearsalError naming everything that can't be replayed
 */
export function rewriteAzapi(
  template: Readonly<Record<string, unknown>>,
  options: ReplayOptions,
): ReplayResult {
  const refused = new Set<string>();
  const refuse: Refuse = (sentence) => refused.add(sentence);
  if (options.command.length < 2) {
    throw new Error("command must be a program and at least one argument");
  }
  const sections = readSections(template, refuse);
  const replays = replaysOf(sections.resources, refuse);
  if (options.stays !== true) {
    refuseReplacements(sections, replays, refuse);
  }
  refuseTakenNames(sections.resources, replays, refuse);
  const canonical = withTellable(withRewrittenAddresses(template, sections, replays), replays);
  const rewritten = withoutAzapiProvider(
    rewriteReferences(canonical, replays, refuse) as Record<string, unknown>,
    refuse,
  );
  const result = {
    ...rewritten,
    ...(template.moved === undefined ? {} : { moved: rewriteMoved(template.moved, replays, refuse) }),
  };
  const built = refused.size > 0 ? result : build(result, sections, replays, { options, refuse });
  if (refused.size > 0) {
    throw new RehearsalError(
      `Without the provider azapi this can't be rehearsed: ${[...refused].join("; ")}.`,
    );
  }
  return {
    template: withoutUndefined(built),
    replayed: [...replays.values()].map(({ block, armType, names }) => ({
      address: block.address,
      azapiType: block.type,
      armType,
      as: names.map((name) => `terraform_data.${name}`),
    })),
  };
}

/** Refuses what something else, or its own lifecycle, would let Terraform replace by creating first. */
function refuseReplacements(
  { locals, modules, resources }: Sections,
  replays: Replays,
  refuse: Refuse,
): void {
  const deleting = [...replays.values()].filter(deletes);
  for (const { block } of deleting) {
    refuseCreateBeforeDestroy(block, refuse);
  }
  new Dependencies(resources, modules, locals).refuseCreateBeforeDestroy(deleting, refuse);
}

function replaysOf(resources: readonly Block[], refuse: Refuse): Replays {
  const replays = new Map<string, Replay>();
  for (const { labels, body } of resources) {
    const [type = "", name = ""] = labels;
    const block = { address: `${type}.${name}`, name, attributes: body };
    if (isAzapiType(type)) {
      const replay = REPLAYS[type]({ ...block, type }, refuse);
      if (replay !== undefined) {
        replays.set(block.address, replay);
      }
    } else if (type.startsWith("azapi_")) {
      refuse(`${block.address} has no counterpart without azapi`);
    }
  }
  return replays;
}

function build(
  template: Record<string, unknown>,
  { locals }: Sections,
  replays: Replays,
  { options, refuse }: { readonly options: ReplayOptions; readonly refuse: Refuse },
): Record<string, unknown> {
  const resources = (template.resource ?? {}) as Record<string, Record<string, Attributes>>;
  const added: Record<string, unknown> = {};
  const dependencies = new Dependencies([], [], rewriteReferences(locals, replays, refuse) as Attributes);
  const data: Record<string, unknown> = { ...resources.terraform_data };
  for (const { block, build: buildData } of replays.values()) {
    const attributes = resources[block.type]?.[block.name] ?? {};
    const context: BuildContext = {
      ...options,
      dependsOn: dependencies.addressesIn(attributes),
      addLocal: (name, value) => {
        added[name] = value;
        if (usesInstance(value)) {
          refuse(`${block.address}.sensitive_body must not use count or each`);
        }
        return `\${jsonencode(local.${name})}`;
      },
    };
    Object.assign(data, buildData(attributes, context));
  }
  const others = Object.fromEntries(Object.entries(resources).filter(([type]) => !isAzapiType(type)));
  const allLocals = [template.locals ?? []].flat();
  return {
    ...template,
    resource: withoutEmpty({ ...others, terraform_data: data }),
    ...(Object.keys(added).length > 0 ? { locals: [...allLocals, added] } : {}),
  };
}

/** Terraform refuses a kind of block with nothing in it. */
function withoutEmpty(resources: Readonly<Record<string, object>>): object | undefined {
  const present = Object.entries(resources).filter(([, named]) => Object.keys(named).length > 0);
  return present.length > 0 ? Object.fromEntries(present) : undefined;
}

/** A name of ours that a `terraform_data` of the configuration has already. */
function refuseTakenNames(resources: readonly Block[], replays: Replays, refuse: Refuse): void {
  const taken = new Set(
    resources.filter(({ labels }) => labels[0] === "terraform_data").map(({ labels }) => labels[1]),
  );
  for (const { block, names } of replays.values()) {
    for (const name of names.filter((one) => taken.has(one))) {
      refuse(`${block.address} would be replayed by terraform_data.${name}, which is there already`);
    }
  }
}

/** Whether a DELETE or a last request goes out when it is destroyed. */
function deletes({ block }: Replay): boolean {
  return block.type === "azapi_resource" || block.attributes.when === "destroy";
}

function isAzapiType(type: string): type is AzapiType {
  return Object.hasOwn(REPLAYS, type);
}

/** `each` and `count` are known in a resource, and not in a local. */
function usesInstance(value: unknown): boolean {
  return /\b(each\.(key|value)|count\.index)\b/.test(JSON.stringify(value));
}
