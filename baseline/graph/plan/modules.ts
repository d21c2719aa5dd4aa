import type { PlanModule, PlanModuleCall, PlannedResource } from "../../../terraform-json";

/** A key of `count` or `for_each`. */
export type Key = string | number;

/** One of the instances of a module. */
export interface ModuleInstance {
  /** E.g. `module.a["b"].module.c`; empty for the root. */
  readonly address: string;
  /** Its configuration; undefined where the plan was cut down. */
  readonly module: PlanModule | undefined;
  readonly parent?: ModuleInstance;
  /** The block in the parent that makes it. */
  readonly call?: PlanModuleCall;
  readonly key?: Key;
  /** The instances of the modules in it, by name and key. */
  readonly children: Map<string, Map<Key | undefined, ModuleInstance>>;
}

/** The module instances of a plan: those that hold a resource, and those around them. */
export class ModuleInstances {
  private readonly instances = new Map<string, ModuleInstance>();
  readonly root: ModuleInstance;

  constructor(configuration: PlanModule, resources: readonly PlannedResource[]) {
    this.root = { address: "", module: configuration, children: new Map() };
    this.instances.set("", this.root);
    for (const { moduleAddress } of resources) {
      this.at(moduleAddress);
    }
  }

  /** The instance at `address`; the root without one. */
  at(address = ""): ModuleInstance {
    const known = this.instances.get(address);
    if (known !== undefined) {
      return known;
    }
    let instance = this.root;
    for (const { name, key } of stepsOf(address)) {
      instance = childOf(instance, name, key);
    }
    this.instances.set(address, instance);
    return instance;
  }
}

function childOf(parent: ModuleInstance, name: string, key: Key | undefined): ModuleInstance {
  const siblings = parent.children.get(name) ?? new Map<Key | undefined, ModuleInstance>();
  parent.children.set(name, siblings);
  const known = siblings.get(key);
  if (known !== undefined) {
    return known;
  }
  const call = parent.module?.calls.get(name);
  const own = `module.${name}${key === undefined ? "" : `[${JSON.stringify(key)}]`}`;
  const address = parent.address === "" ? own : `${parent.address}.${own}`;
  const child = { address, module: call?.module, parent, call, key, children: new Map() };
  siblings.set(key, child);
  return child;
}

const STEP = /(?:^|\.)module\.([^.[\]"]+)(?:\[(?:(\d+)|"((?:[^"\\]|\\.)*)")\])?/gy;

/** `module.a["b"].module.c` → a with key b, c. */
function stepsOf(address: string): { readonly name: string; readonly key: Key | undefined }[] {
  return [...address.matchAll(STEP)].map(([, name = "", index, text]) => ({
    name,
    key: index === undefined ? unescaped(text) : Number(index),
  }));
}

/** Terraform escapes a key's quotes, and its `${` as in any template. */
function unescaped(text: string | undefined): string | undefined {
  return text?.replace(/\\(.)/g, "$1").replace(/([$%])\1(?=\{)/g, "$1");
}
