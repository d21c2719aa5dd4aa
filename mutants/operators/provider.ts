import { isAttributes, nested } from "../../terraform-json";
import { block } from "../block-rows";
import { valueAt } from "../change";
import { type StackOperator, weakeningsOf } from "../domain";
import { flag, type Row, row, shown, type Target } from "../row";
import type { Stack } from "../stack";
import { KEYLESS, RECOVERY } from "./broken";

/** The provider's settings; defaults of features as the provider's documentation has them. */
const AZURERM: readonly Row[] = [
  flag("storage_use_azuread", true, { absent: false, breaks: KEYLESS, when: makes("storage_account") }),
  flag("features.key_vault.purge_soft_delete_on_destroy", false, {
    absent: true,
    breaks: RECOVERY,
    when: makes("key_vault"),
  }),
  flag("features.key_vault.recover_soft_deleted_key_vaults", true, {
    absent: true,
    breaks: RECOVERY,
    when: makes("key_vault"),
  }),
  flag("features.log_analytics_workspace.permanently_delete_on_destroy", false, {
    absent: false,
    breaks: RECOVERY,
    when: makes("log_analytics_workspace"),
  }),
  flag("features.machine_learning.purge_soft_deleted_workspace_on_destroy", false, {
    absent: false,
    breaks: RECOVERY,
    when: makes("machine_learning_workspace"),
  }),
  flag("features.resource_group.prevent_deletion_if_contains_resources", true, {
    absent: true,
    breaks: RECOVERY,
    when: makes("resource_group"),
  }),
  // a provider that reads data can't work from outside of a closed network
  flag("features.storage.data_plane_available", false, {
    absent: true,
    breaks: ["operations/infrastructure-as-code", "security/dependent-services-private"],
    when: makes("storage_account"),
  }),
  row(["client_secret"], { breaks: KEYLESS }, function* (place, breaks) {
    if (place.value === undefined) {
      yield {
        operator: "weaken-value",
        place,
        to: { value: "mutant" },
        change: "absent → written in the code",
        breaks,
      };
    }
  }),
  // purges vaults by default, and guards nothing more
  block("features.key_vault", { breaks: RECOVERY, when: keepsVaults }),
];

const BACKEND: readonly Row[] = [
  flag("use_azuread_auth", true, { absent: false, breaks: KEYLESS }),
  ...["access_key", "sas_token", "client_secret"].map((name) =>
    row([name], { breaks: KEYLESS }, function* (place, breaks) {
      if (place.value === undefined) {
        yield {
          operator: "weaken-value",
          place,
          to: { value: "mutant" },
          change: "absent → written in the code",
          breaks,
        };
      }
    }),
  ),
];

/** A version that isn't pinned is another one on another day. */
const REQUIRED: readonly Row[] = [
  row(["version"], { breaks: ["deploy/consistent-environments"] }, function* (place, breaks) {
    if (typeof place.value === "string" && /^[=v]?\s*\d/.test(place.value)) {
      const value = `>= ${place.value}`;
      yield {
        operator: "weaken-value",
        place,
        to: { value },
        value,
        change: `${shown(place.value)} → ${shown(value)}`,
        breaks,
      };
      yield { operator: "drop-attribute", place, change: `${shown(place.value)} → absent`, breaks };
    }
  }),
];

function keepsVaults(target: Target): boolean {
  return (
    makes("key_vault")(target) &&
    nested(target.resource.attributes, "features", "key_vault").purge_soft_delete_on_destroy === false
  );
}

/** Whether a stack has what a setting of the provider is about: without it, the setting does nothing. */
function makes(name: string): (target: Target) => boolean {
  return ({ stack }) => stack.ofType(`azurerm_${name}`).length > 0;
}

/** What isn't a resource: settings of the provider, the place of the state, versions. */
export const PROVIDER: StackOperator = {
  types: [],
  *weakenings(stack) {
    // a list where there are several of one provider; the first is the one without an alias
    const isList = Array.isArray(valueAt(stack.configuration, ["provider", "azurerm"]));
    yield* rowsAt(stack, ["provider", "azurerm", ...(isList ? [0] : [])], "provider.azurerm", AZURERM);
    yield* rowsAt(stack, ["terraform", "backend", "azurerm"], "terraform.backend.azurerm", BACKEND);
    for (const name of ["azurerm", "azapi"]) {
      yield* rowsAt(
        stack,
        ["terraform", "required_providers", name],
        `terraform.required_providers.${name}`,
        REQUIRED,
      );
    }
  },
};

function* rowsAt(stack: Stack, path: readonly (string | number)[], address: string, rows: readonly Row[]) {
  const attributes = valueAt(stack.configuration, path);
  if (isAttributes(attributes)) {
    yield* weakeningsOf(rows, { address, type: address, name: address, attributes, path }, stack);
  }
}
