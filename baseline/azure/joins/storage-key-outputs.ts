import type { Readable } from "../../graph";
import type { AzureEstate } from "../estate";
import { Facts } from "../facts";
import { settingsAsResource } from "../settings-as-resource";
import { sourcesOf } from "./sources-of";
import { CREDENTIAL, type CredentialUse } from "./storage-credentials";

const ACCOUNT = /^(data\.)?azurerm_storage_account\./;

/** An output has nothing that could be asked. */
const NOTHING: Readable = {
  value: (path) => ({ state: "absent", at: path }),
  blocks: (path) => ({ state: "absent", at: path }),
  targets: (path) => ({ state: "absent", at: path }),
};

/** Outputs that hand on a key of a storage account: they stand in the state, and other states read them. */
export function storageKeyOutputs({ graph: { names } }: AzureEstate): readonly CredentialUse[] {
  return [...names.outputs].flatMap(([name, value]) => {
    const key = sourcesOf(value, names.locals).references.find(
      ({ address, steps }) => ACCOUNT.test(address) && CREDENTIAL.test(String(steps.at(-1))),
    );
    if (key === undefined) {
      return [];
    }
    const resource = settingsAsResource(NOTHING, "output", name);
    const facts = new Facts(resource);
    const problem = `value hands on a key of ${key.address}`;
    return [{ resource, facts, name: facts.text({ azurerm: "name" }), problem, at: "value" }];
  });
}
