import { type TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { writeBesideStack } from "../terraform/beside-stack";
import { resourcesIn } from "../terraform/resources-in";
import {
  type CallFrame,
  type CapturedCall,
  captureCall,
  framesOfCall,
  framesOfTrace,
  sourceOf,
} from "./call-frames";
import { findRepository, type OwnPath, ownPathsIn } from "./repository";

/** The line that made a resource, as it stands in `sources.json` beside the stack's JSON. */
interface SourceLocation {
  /** Relative to the repository, with forward slashes, e.g. `stacks/parts/network.ts`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

const SOURCES_FILE = "sources.json";
const REGISTRY = Symbol.for("mlzone.source-locations");
/** A construct's main resource is called so: it is the construct that a reader knows. */
const MAIN_RESOURCE = "Resource";

/**
 * Where in the repository each resource of a stack comes from; written to `sources.json` beside the
 * stack's JSON, which stays the same in every folder and says nothing of it.
 *
 * The line is the innermost one of the repository's own code: what is installed and this package's
 * constructs are passed over. It is looked for in three places, the first that has one counts:
 * 1. the resource's own trace, if this package made its class, or else one that cdktf took: it takes one
 *    for each nested block, and nearly all resources of azurerm have at least `timeouts`. So resources
 *    made without a construct of this package have their line too;
 * 2. the nearest construct around it that was recorded;
 * 3. the stack, if its first construct was made in its own constructor.
 *
 * A resource without any is left out, and outside a repository so are all.
 */
export class SourceLocations {
  /** The locations of the stack that `scope` belongs to; from the first call on, they are written. */
  static of(scope: IConstruct): SourceLocations {
    const stack = TerraformStack.of(scope) as TerraformStack & { [REGISTRY]?: SourceLocations };
    stack[REGISTRY] ??= new SourceLocations(stack);
    return stack[REGISTRY];
  }

  private readonly calls = new Map<IConstruct, CapturedCall>();
  private readonly found = new Map<IConstruct, SourceLocation | undefined>();

  private constructor(private readonly stack: TerraformStack) {
    writeBesideStack(stack, SOURCES_FILE, () => ({ sources: this.located() }));
    this.calls.set(stack, captureCall(stack.constructor));
  }

  /** Keeps where `construct` is made; call it from the constructor of its class or of a base. */
  record(construct: IConstruct): void {
    this.calls.set(construct, captureCall(this.record));
  }

  /** By address, sorted. */
  private located(): object {
    const repository = findRepository(process.cwd());
    const ownPath: OwnPath = repository === undefined ? () => undefined : ownPathsIn(repository);
    const entries = resourcesIn(this.stack)
      .filter((one) => one.cdktfStack === this.stack)
      .flatMap((resource) => {
        const location = this.locate(resource, ownPath);
        const address = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
        return location === undefined
          ? []
          : [[address, { ...location, construct: owner(resource) }] as const];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries);
  }

  private locate(resource: TerraformResource, ownPath: OwnPath): SourceLocation | undefined {
    const traced = this.calls.has(resource) ? undefined : locationIn(framesOfBlock(resource), ownPath);
    return traced ?? this.nearest(resource, ownPath);
  }

  /** Of a recorded construct or, if it has none, of the nearest around it that has. */
  private nearest(construct: IConstruct, ownPath: OwnPath): SourceLocation | undefined {
    const call = this.calls.get(construct);
    if (call !== undefined && !this.found.has(construct)) {
      this.found.set(construct, locationIn(framesOfCall(call), ownPath));
    }
    const { scope } = construct.node;
    return this.found.get(construct) ?? (scope && this.nearest(scope, ownPath));
  }
}

/** The innermost frame of the repository's own code. */
function locationIn(frames: readonly CallFrame[], ownPath: OwnPath): SourceLocation | undefined {
  // a source map is looked up only for what is the repository's own as it was compiled
  const own = frames.find(({ file }) => ownPath(file) !== undefined);
  if (own === undefined) {
    return undefined;
  }
  const { file, line, column } = sourceOf(own);
  const inRepository = ownPath(file);
  return inRepository === undefined ? undefined : { file: inRepository, line, column };
}

/** The trace that cdktf took for a nested block of the resource; empty if it has no block. */
function framesOfBlock(resource: TerraformResource): CallFrame[] {
  const values: readonly unknown[] = Object.values(resource);
  for (const value of values) {
    // a value that was passed in has a trace as well, of where it comes from
    const isBlock =
      typeof value === "object" &&
      value !== null &&
      "terraformResource" in value &&
      value.terraformResource === resource;
    if (isBlock && "creationStack" in value && Array.isArray(value.creationStack)) {
      return framesOfTrace(value.creationStack.map(String));
    }
  }
  return [];
}

/** Path of the construct that a resource belongs to, e.g. `dev/network` for `dev/network/Resource`. */
function owner({ node }: TerraformResource): string {
  return node.id === MAIN_RESOURCE && node.scope !== undefined ? node.scope.node.path : node.path;
}
