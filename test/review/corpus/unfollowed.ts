import type { Attributes } from "../../../terraform-json";
import { LOGS, STORAGE } from "./addresses";
import { add, onJson, set } from "./edits";
import { each, NOTHING, type Pair } from "./pair";
import { dev, type Edit, plan, prod } from "./sides";

const SCRIPT = "terraform_data.seed";
const ACTION = "azapi_resource_action.once";
const LOCK = "azurerm_management_lock.storage_lock";

const runs = (command: string) => add(SCRIPT, { provisioner: { "local-exec": { command } } });

/** A module of a registry, whose contents stand in no configuration. */
const calls = (version: string, more: Attributes = {}): Edit =>
  onJson((json) => ({
    ...json,
    module: { search: { source: "Azure/avm-res-search-searchservice/azurerm", version, ...more } },
  }));

const deletes = (type: string, id: string, action = "") =>
  add(ACTION, { type, resource_id: id, method: "DELETE", action });

const IN_PLACE = { changes: { create: 0, update: 0, replace: 0, destroy: 0 } };

/** What no rule can follow: scripts, modules without a plan, requests; what BASE has of it is no news. */
export const UNFOLLOWED: readonly Pair[] = [
  {
    name: "a script comes that runs on the machine of who deploys, with its rights",
    base: prod(),
    head: prod({}, runs("az lock delete --name protected-by-landing-zone")),
    expected: { fails: true, risks: [], brings: [`${SCRIPT} runs a command`], changes: { create: 1 } },
  },
  {
    name: "a script stays, written with a comment",
    base: prod({}, runs("./seed.sh")),
    head: prod({}, add(SCRIPT, { "//": "seeds", provisioner: [{ "local-exec": { command: "./seed.sh" } }] })),
    expected: NOTHING,
  },
  {
    name: "a script that was there does something else",
    base: prod({}, runs("./seed.sh")),
    head: prod({}, runs("./seed.sh && az lock delete --name protected-by-landing-zone")),
    expected: { fails: true, risks: [], brings: [`${SCRIPT} runs a command`], ...IN_PLACE },
  },
  {
    name: "a module of others comes, and no plan is given",
    base: dev(),
    head: dev({}, calls("0.1.3")),
    expected: { fails: true, risks: [], brings: ["module.search makes stands only in a plan"], ...IN_PLACE },
  },
  {
    name: "a module of others that was there stays, and something else changes",
    base: dev({}, calls("0.1.3")),
    head: dev({}, calls("0.1.3"), set(LOGS, "tags.owner", "the platform team")),
    expected: { fails: false, risks: [], changes: { update: 1, create: 0, replace: 0, destroy: 0 } },
  },
  {
    name: "a module of others gets another version",
    base: dev({}, calls("0.1.3")),
    head: dev({}, calls("0.2.0")),
    expected: { fails: true, risks: [], brings: ["module.search makes stands only in a plan"], ...IN_PLACE },
  },
  {
    name: "a module of others is told to open",
    base: dev({}, calls("0.1.3", { public_network_access_enabled: false })),
    head: dev({}, calls("0.1.3", { public_network_access_enabled: true })),
    expected: { fails: true, risks: [], brings: ["module.search makes stands only in a plan"], ...IN_PLACE },
  },
  {
    name: "a module of others goes",
    base: dev({}, calls("0.1.3")),
    head: dev(),
    expected: { fails: false, risks: [], ...IN_PLACE },
  },
  {
    name: "an action deletes the lock of the storage account",
    base: prod(),
    head: prod({}, deletes("Microsoft.Authorization/locks@2020-05-01", `\${${LOCK}.id}`)),
    expected: {
      fails: true,
      risks: [{ kind: "protection-removed", address: ACTION, severity: "high" }],
      brings: [`${ACTION} sends DELETE`],
      changes: { create: 1 },
    },
  },
  {
    name: "an action deletes the storage account, and Terraform plans nothing of it",
    base: prod(),
    head: prod({}, deletes("Microsoft.Storage/storageAccounts@2023-05-01", `\${${STORAGE}.id}`)),
    expected: {
      fails: true,
      risks: [{ kind: "data-loss", address: ACTION, severity: "high" }],
      brings: [`${ACTION} sends DELETE`],
      changes: { create: 1 },
    },
  },
  {
    name: "an action deletes a container by a path below the account",
    base: prod(),
    head: prod(
      {},
      deletes(
        "Microsoft.Storage/storageAccounts@2023-05-01",
        `\${${STORAGE}.id}`,
        "blobServices/default/containers/training",
      ),
    ),
    expected: {
      fails: true,
      risks: [{ kind: "data-loss", address: ACTION, severity: "high" }],
      brings: [`${ACTION} sends DELETE`],
    },
  },
  {
    name: "an action makes a new key of the storage account",
    base: prod(),
    head: prod(
      {},
      add(ACTION, {
        type: "Microsoft.Storage/storageAccounts@2023-05-01",
        resource_id: `\${${STORAGE}.id}`,
        action: "regenerateKey",
        body: { keyName: "key1" },
      }),
    ),
    expected: { fails: true, risks: each("rights-widened", [ACTION]), changes: { create: 1 } },
  },
  {
    name: "azapi empties a diagnostic setting that something else makes",
    base: prod(),
    head: prod(
      {},
      add("azapi_update_resource.quiet", {
        type: "Microsoft.Insights/diagnosticSettings@2021-05-01-preview",
        name: "logs",
        parent_id: `\${${STORAGE}.id}`,
        body: { properties: { logs: [], metrics: [] } },
      }),
    ),
    expected: {
      fails: true,
      risks: [],
      brings: ["azapi_update_resource.quiet changes a diagnostic setting"],
      changes: { create: 1 },
    },
  },
  {
    name: "the plan is one of a part only, and that of before was whole",
    base: plan("later"),
    head: plan(
      "later",
      onJson((json) => ({ ...json, complete: false })),
    ),
    expected: { fails: true, risks: [], brings: ["the plan is not complete"] },
  },
];
