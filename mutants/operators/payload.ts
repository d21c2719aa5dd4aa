import { isAttributes, textOf } from "../../terraform-json";
import { addedBlock, additions } from "../block-rows";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { number, type Row, row, shown, type Target } from "../row";
import { referredAddress, type Stack } from "../stack";

const ML = "Microsoft.MachineLearningServices/workspaces";
const COLLECTOR = "body.properties.dataCollector";
const HEADERS = `${COLLECTOR}.requestLogging.captureHeaders`;
const DATA = `${ML}/data/versions`;

/** What is said of people lies where it needn't, or longer than it need. */
export const PERSONAL: Breaks = ["ai-security/remove-unneeded-personal-data"];
const TOKENS_KEPT: Breaks = ["deploy/online-rbac-for-keys-and-tokens"];
const WITH_WORKSPACE: Breaks = [
  "security/least-privilege-user-rbac",
  "ai-security/rbac-abac-control-and-data-plane",
];

/** What a deployment keeps of requests and answers. */
export const PAYLOAD_ROWS: readonly Row[] = [
  addedBlock(
    COLLECTOR,
    { collections: { model_inputs: { dataCollectionMode: "Enabled" } } },
    { breaks: PERSONAL },
  ),
  additions(HEADERS, ["Authorization", "Cookie", "x-api-key"], { breaks: TOKENS_KEPT }),
  row([`${COLLECTOR}.requestLogging`], { breaks: TOKENS_KEPT }, function* (place, breaks, { resource }) {
    const isCollecting = JSON.stringify(resource.attributes.body).includes('"dataCollector"');
    if (place.value === undefined && isCollecting) {
      const value = { captureHeaders: ["Authorization"] };
      yield { operator: "add-block", place, to: { value }, change: `absent → ${shown(value)}`, breaks };
    }
  }),
  row([`${COLLECTOR}.collections`], { breaks: WITH_WORKSPACE }, function* (place, breaks) {
    const collections = isAttributes(place.value) ? place.value : {};
    for (const [name, collection] of Object.entries(collections)) {
      if (isAttributes(collection) && collection.dataId !== undefined) {
        const at = { path: [...place.path, name, "dataId"], label: `${place.label}.${name}.dataId` };
        const change = `${shown(collection.dataId)} → absent, which is the workspace's own account`;
        yield { operator: "drop-attribute", place: at, change, breaks };
      }
    }
    if (Object.keys(collections).length > 0) {
      const at = { path: [...place.path, "request"], label: `${place.label}.request` };
      const [first] = Object.values(collections);
      yield {
        operator: "add-block",
        place: at,
        to: { value: first },
        change: "absent → whole bodies",
        breaks: PERSONAL,
      };
    }
  }),
];

/** A name for a place of data. */
export const DATA_VERSION: Domain = {
  type: DATA,
  rows: [
    row(["body.properties.dataUri"], { breaks: WITH_WORKSPACE }, function* (place, breaks) {
      if (typeof place.value === "string") {
        const value = "azureml://datastores/workspaceblobstore/paths/collected/";
        yield {
          operator: "redirect",
          place,
          to: { value },
          value: "workspaceblobstore",
          change: `${shown(place.value)} → the workspace's own account`,
          breaks,
        };
      }
    }),
  ],
};

const DELETION = "rule.actions.base_blob.delete_after_days_since_creation_greater_than";

/** How long requests are kept. */
export const RETENTION_ROWS: readonly Row[] = [
  row([DELETION], { breaks: PERSONAL, when: isOfPayload }, function* (place, breaks) {
    if (place.value !== undefined) {
      yield { operator: "drop-attribute", place, change: `${shown(place.value)} → absent`, breaks };
    }
  }),
  number(DELETION, { higher: [3650], breaks: PERSONAL, when: isOfPayload }),
  row(["rule.filters.prefix_match"], { breaks: PERSONAL, when: isOfPayload }, function* (place, breaks) {
    if (Array.isArray(place.value)) {
      const value = ["mutant/"];
      const change = `${shown(place.value)} → ${shown(value)}`;
      yield { operator: "weaken-value", place, to: { value }, value: shown(value), change, breaks };
    }
  }),
];

/** Whether a policy is for an account in which kept requests lie. */
function isOfPayload({ resource, stack }: Target): boolean {
  const account = referredAddress(resource.attributes.storage_account_id);
  return payloadContainers(stack).some(
    ({ attributes }) => account !== undefined && referredAddress(attributes.storage_account_id) === account,
  );
}

/** The containers behind the datastores that data assets of collected requests name. */
function payloadContainers(stack: Stack) {
  const uris = stack.ofType(DATA).map(({ attributes }) => JSON.stringify(attributes.body));
  const datastores = stack
    .ofType(`azurerm_machine_learning_datastore_blobstorage`)
    .filter(({ address, attributes }) =>
      uris.some(
        (uri) =>
          uri.includes(`\${${address}.name}`) || uri.includes(`datastores/${textOf(attributes, "name")}/`),
      ),
    );
  const named = datastores.map(({ attributes }) => referredAddress(attributes.storage_container_id));
  return stack.ofType("azurerm_storage_container").filter(({ address }) => named.includes(address));
}
