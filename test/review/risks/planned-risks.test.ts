import type { Attributes } from "../../../terraform-json";
import { type Planned, plan } from "../planned";
import { lineOf, reviewed } from "../two-sides";

const SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers";
const RG = { resource_group_name: "rg", location: "westeurope" };
const ST = "azurerm_storage_account.st";
const PE = "azurerm_private_endpoint.pe";
const ACCOUNT = {
  ...{ id: `${SUBSCRIPTION}/Microsoft.Storage/storageAccounts/st`, name: "st", ...RG },
  ...{ account_tier: "Standard", account_replication_type: "LRS", public_network_access_enabled: false },
};
const ENDPOINT = {
  ...{ name: "pe", ...RG, subnet_id: `${SUBSCRIPTION}/Microsoft.Network/virtualNetworks/v/subnets/s` },
  private_service_connection: [
    {
      name: "c",
      is_manual_connection: false,
      private_connection_resource_id: ACCOUNT.id,
      subresource_names: ["blob"],
    },
  ],
};

const idle = (address: string, values: Attributes): Planned => ({
  address,
  actions: ["no-op"],
  before: values,
  after: values,
});
const gone = (address: string, values: Attributes): Planned => ({
  address,
  actions: ["delete"],
  before: values,
});
const changed = (address: string, before: Attributes, after: Attributes, actions = ["update"]): Planned => ({
  address,
  actions,
  before,
  after,
});
const old = { deposed: "12345678" };

const risks = (base: readonly Planned[], head: readonly Planned[]) =>
  reviewed(plan(...base), plan(...head))
    .risks.filter(({ kind }) => kind !== "guidance")
    .map(lineOf);
const opened = changed(ST, ACCOUNT, { ...ACCOUNT, public_network_access_enabled: true });

test.each<[string, Planned[], Planned[], string[]]>([
  [
    "an opened account",
    [idle(ST, ACCOUNT)],
    [opened],
    [`network-opened ${ST} public_network_access_enabled`],
  ],
  ["what waits at BASE already", [opened], [opened], []],
  ["what waits at BASE, and is data", [gone(ST, ACCOUNT)], [gone(ST, ACCOUNT)], []],
  ["a destroyed account", [idle(ST, ACCOUNT)], [gone(ST, ACCOUNT)], [`data-loss ${ST}`]],
  [
    "a forgotten account, of which nobody may know any more",
    [idle(ST, ACCOUNT)],
    [{ ...gone(ST, ACCOUNT), actions: ["forget"] }],
    [`data-loss ${ST} ?`],
  ],
  [
    "an endpoint whose target stays",
    [idle(ST, ACCOUNT), idle(PE, ENDPOINT)],
    [idle(ST, ACCOUNT), gone(PE, ENDPOINT)],
    [`network-opened ${PE}`],
  ],
  [
    "an endpoint with its target",
    [idle(ST, ACCOUNT), idle(PE, ENDPOINT)],
    [gone(ST, ACCOUNT), gone(PE, ENDPOINT)],
    [`data-loss ${ST}`],
  ],
  [
    "an old copy of an endpoint",
    [idle(PE, ENDPOINT)],
    [idle(PE, ENDPOINT), { ...gone(PE, ENDPOINT), more: old }],
    [],
  ],
  [
    "an old copy of an account, with its data",
    [idle(ST, ACCOUNT)],
    [idle(ST, ACCOUNT), { ...gone(ST, ACCOUNT), more: old }],
    [`data-loss ${ST}`],
  ],
  [
    "an account that is made anew",
    [idle(ST, ACCOUNT)],
    [
      {
        ...changed(ST, ACCOUNT, { ...ACCOUNT, name: "st2" }, ["delete", "create"]),
        change: { replace_paths: [["name"]] },
      },
    ],
    [`data-loss ${ST} name`],
  ],
])("%s", (_, base, head, expected) => {
  expect(risks(base, head)).toEqual(expected);
});

test("a change that waits at BASE is listed all the same, and told apart", () => {
  const { changes, names } = reviewed(plan(opened), plan(opened));
  expect(changes.map(({ address, pending }) => [address, pending])).toEqual([[ST, true]]);
  expect(names).toEqual([]);
});
