import type { Attributes } from "../../../terraform-json";
import { STORAGE } from "./addresses";
import { add, remove, set } from "./edits";
import type { Pair } from "./pair";
import { type Edit, prod } from "./sides";

const ALERT = "azurerm_monitor_metric_alert.egress";
const PEOPLE = "azurerm_monitor_action_group.platform";
const ANSWERS = "azurerm_cosmosdb_account.answers";
const DATABASES = "azurerm_mssql_server.sql";
const BACKUP = "azurerm_data_protection_backup_instance_blob_storage.blobs";

const PLACE = { resource_group_name: "rg-shared", location: "westeurope" };
const mail = (name: string): Attributes => ({ name, email_address: `${name}@example.com` });

const watched: readonly Edit[] = [
  add(PEOPLE, {
    ...{ name: "ag-platform", resource_group_name: "rg-shared", short_name: "platform" },
    email_receiver: [mail("ops")],
  }),
  add(ALERT, {
    ...{ name: "egress", resource_group_name: "rg-shared", scopes: [`\${${STORAGE}.id}`], severity: 1 },
    criteria: [
      { metric_namespace: "Microsoft.Storage/storageAccounts", metric_name: "Egress", aggregation: "Total" },
    ],
    action: [{ action_group_id: `\${${PEOPLE}.id}` }],
  }),
];
const answers = add(ANSWERS, {
  ...{ name: "cosmos-answers", ...PLACE, offer_type: "Standard" },
  ...{ public_network_access_enabled: false, local_authentication_enabled: false },
});
const saved = add(BACKUP, {
  ...{ name: "blobs", vault_id: "/v", location: "westeurope", backup_policy_id: "/p" },
  storage_account_id: `\${${STORAGE}.id}`,
});

/** What stands beside a landing zone: alerts, backups, and databases of types that no rule reads. */
export const BESIDE: readonly Pair[] = [
  {
    name: "an alert is switched off",
    base: prod({}, ...watched),
    head: prod({}, ...watched, set(ALERT, "enabled", false)),
    expected: {
      fails: true,
      risks: [{ kind: "monitoring-lost", address: ALERT, attributes: ["enabled"] }],
      changes: { update: 1 },
    },
  },
  {
    name: "an alert tells somebody else in place of the one who was told",
    base: prod({}, ...watched),
    head: prod({}, ...watched, set(PEOPLE, "email_receiver", [mail("nobody")])),
    expected: { fails: true, risks: [{ kind: "monitoring-lost", address: PEOPLE }], changes: { update: 1 } },
  },
  {
    name: "an alert tells one person more",
    base: prod({}, ...watched),
    head: prod({}, ...watched, set(PEOPLE, "email_receiver", [mail("first"), mail("ops")])),
    expected: { fails: false, risks: [], changes: { update: 1 } },
  },
  {
    name: "a database that no rule reads is opened to the Internet",
    base: prod({}, answers),
    head: prod({}, answers, set(ANSWERS, "public_network_access_enabled", true)),
    expected: {
      fails: true,
      risks: [{ kind: "network-opened", address: ANSWERS, attributes: ["public_network_access_enabled"] }],
      changes: { update: 1 },
    },
  },
  {
    name: "a database that no rule reads gets another throughput",
    base: prod({}, answers),
    head: prod({}, answers, set(ANSWERS, "capacity", { total_throughput_limit: 4000 })),
    expected: { fails: false, risks: [], changes: { update: 1 } },
  },
  {
    name: "a server that no rule reads is closed, and takes newer TLS only",
    base: prod({}, add(DATABASES, { name: "sql", ...PLACE, version: "12.0", minimum_tls_version: "1.0" })),
    head: prod(
      {},
      add(DATABASES, {
        ...{ name: "sql", ...PLACE, version: "12.0", minimum_tls_version: "1.2" },
        public_network_access_enabled: false,
      }),
    ),
    expected: { fails: false, risks: [], changes: { update: 1 } },
  },
  {
    name: "the backup of an account goes, and the account stays",
    base: prod({}, saved),
    head: prod({}, saved, remove(BACKUP)),
    expected: {
      fails: true,
      risks: [{ kind: "protection-removed", address: BACKUP }],
      changes: { destroy: 1 },
    },
  },
];
