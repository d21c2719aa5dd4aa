import { type Attributes, nested } from "../../../terraform-json";
import { withoutUndefined } from "./provisioner";
import type { AzapiBlock, Refuse } from "./replay";

/** Where a path of azapi's attributes lies in a `terraform_data`, e.g. `body` → `triggers_replace.body`. */
export type PathsOf = Readonly<Record<string, readonly string[]>>;

/** Refuses the parts of a lifecycle that `terraform_data` can't follow. */
export function refuseLifecycle({ address, attributes }: AzapiBlock, refuse: Refuse): void {
  if (isSet(nested(attributes, "lifecycle").postcondition)) {
    refuse(`${address}.lifecycle.postcondition reads Azure's answer, which is not known`);
  }
}

/** Refuses what is deleted after its replacement is there. */
export function refuseCreateBeforeDestroy({ address, attributes }: AzapiBlock, refuse: Refuse): void {
  if (isTrue(nested(attributes, "lifecycle").create_before_destroy)) {
    refuse(createBeforeDestroySentence(address, address));
  }
}

/** Terraform runs no destroy provisioner for what it replaces after creating. */
export function createBeforeDestroySentence(address: string, because: string): string {
  return `${address} can't be replaced by creating first (create_before_destroy of ${because}): its DELETE would never be sent`;
}

/** The lifecycle of the `terraform_data` that stands for the object's existence. */
export function lifecycleOf(attributes: Attributes, paths: PathsOf): object | undefined {
  const lifecycle = nested(attributes, "lifecycle");
  return orUndefined({
    prevent_destroy: lifecycle.prevent_destroy,
    precondition: lifecycle.precondition,
    replace_triggered_by: lifecycle.replace_triggered_by,
    ignore_changes: ignoredPaths(lifecycle.ignore_changes, paths),
  });
}

/** The lifecycle of the one that only sends changes. */
export function changesLifecycleOf(attributes: Attributes, paths: PathsOf): object | undefined {
  return orUndefined({ ignore_changes: ignoredPaths(nested(attributes, "lifecycle").ignore_changes, paths) });
}

/** `body.properties.a` → `triggers_replace.body.properties.a`; what isn't replayed needs no ignoring. */
function ignoredPaths(ignored: unknown, paths: PathsOf): "all" | string[] | undefined {
  if (ignored === "all" || !Array.isArray(ignored)) {
    return ignored === "all" ? "all" : undefined;
  }
  const found = ignored.filter(isText).flatMap((text) => {
    const [root = ""] = text.split(/[.[]/);
    return (Object.hasOwn(paths, root) ? (paths[root] ?? []) : []).map(
      (path) => `${path}${text.slice(root.length)}`,
    );
  });
  return found.length > 0 ? found : undefined;
}

function orUndefined(lifecycle: Attributes): object | undefined {
  const present = withoutUndefined(lifecycle);
  return Object.keys(present).length > 0 ? present : undefined;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

/** As Terraform takes it in JSON, which may be text. */
export function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
