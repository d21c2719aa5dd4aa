import { references } from "../../../terraform-json";
import type { Edge, GraphResource } from "../../graph";
import { DATASTORE } from "../datastore";
import type { AzureEstate } from "../estate";
import { kind, type Subject } from "../subject";
import { oncePerEstate } from "./once";

/** A resource that makes, fetches or takes a credential of a storage account. */
export interface CredentialUse extends Subject {
  /** What is wrong with it, a sentence without its full stop. */
  readonly problem: string;
  /** The attribute that takes the credential. */
  readonly at?: string;
}

const ACCOUNT = "azurerm_storage_account";
const TOKEN = /^azurerm_storage_account_(blob_container_)?sas$/;
const KEYS_IN_VAULT = /^azurerm_key_vault_managed_storage_account(_sas_token_definition)?$/;
/** Actions that answer with keys of storage, or tokens signed with them, by ARM type. */
const FETCHING = new Map([
  ["microsoft.storage/storageaccounts", /^(listKeys|regenerateKey|listAccountSas|listServiceSas)$/i],
  ["microsoft.machinelearningservices/workspaces", /^(listKeys|listStorageAccountKeys)$/i],
]);
/** Attributes of an account that open it. */
export const CREDENTIAL = /^(primary|secondary)_(access_key|(\w+_)?connection_string)$/;

/** Most of what refers to an account takes its id. */
const ID = /_ids?$/;

/** For resources of any type. */
const ANYTHING = kind({ azurerm: [], arm: [] }, () => ({}));

/**
 * Whatever makes, fetches or takes a key of a storage account, or a token signed with it; but for
 * datastores, whose credentials have a rule of their own.
 */
export const storageCredentialUses = oncePerEstate((estate: AzureEstate): readonly CredentialUse[] =>
  estate.graph.resources.flatMap((resource) => {
    const problem = problemOf(resource);
    const own = problem === undefined ? [] : [{ ...ANYTHING.read(resource), problem }];
    return resource.type === ACCOUNT ? [...own, ...takersOf(resource)] : own;
  }),
);

function problemOf(resource: GraphResource): string | undefined {
  const { type, mode } = resource;
  if (mode === "data" && TOKEN.test(type)) {
    return "a SAS token, signed with the account's key, lies in the state";
  }
  if (KEYS_IN_VAULT.test(type)) {
    return "the vault keeps the account's key and gives out SAS tokens";
  }
  return fetchesStorageCredential(resource)
    ? "it fetches what opens the account without anybody's name"
    : undefined;
}

/** Whether it is an action that answers with a key of a storage account, or a token signed with one. */
export function fetchesStorageCredential(resource: GraphResource): boolean {
  const fetching =
    resource.type === "azapi_resource_action" ? FETCHING.get(resource.armType ?? "") : undefined;
  const action = resource.value("action");
  return action.state === "known" && fetching?.test(lastStep(String(action.value))) === true;
}

/** What an action asks: `keys/x/listSecrets` asks something inside of the resource. */
export function lastStep(action: string): string {
  return action.split("/").findLast((step) => step !== "") ?? "";
}

function takersOf(account: GraphResource): CredentialUse[] {
  const taking = account.referrers.filter((edge) => !isKnownOtherwise(edge) && takesCredential(edge));
  return [...new Map(taking.map((edge) => [edge.from, edge])).values()].map(({ from, path }) => ({
    ...ANYTHING.read(from),
    problem: `${path} takes a key of ${account.address}`,
    at: path,
  }));
}

function isKnownOtherwise({ from }: Edge): boolean {
  return DATASTORE.azurerm.includes(from.type) || problemOf(from) !== undefined;
}

function takesCredential({ from, to, path }: Edge): boolean {
  if (ID.test(path)) {
    return false;
  }
  const targets = from.targets(path);
  const pointed =
    targets.state === "known" &&
    targets.value.some(
      (target) =>
        target.kind === "resource" && target.resource === to && CREDENTIAL.test(target.attribute ?? ""),
    );
  return pointed || isWithinText(from, to, path);
}

/** A connection string that is put together has the key in its middle. */
function isWithinText({ attributes }: GraphResource, { type, mode, name }: GraphResource, path: string) {
  const block = `${mode === "data" ? "data." : ""}${type}.${name}`;
  const [attribute = ""] = path.split(".");
  return references(attributes[attribute]).some(
    ({ address, steps }) => address === block && CREDENTIAL.test(String(steps.findLast(isName) ?? "")),
  );
}

function isName(step: string | number | undefined): step is string {
  return typeof step === "string";
}
