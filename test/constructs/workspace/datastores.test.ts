import { BlobDatastore } from "../../../constructs/workspace/blob-datastore";
import { DataLakeDatastore } from "../../../constructs/workspace/data-lake-datastore";
import type { DatastoreProps } from "../../../constructs/workspace/datastore";
import { armId } from "../../support/fixtures";
import { Template, testStack } from "../../support/template";
import { testWorkspace, WORKSPACE_ID } from "../compute/test-workspace";

const CONTAINER = armId(
  "Microsoft.Storage/storageAccounts",
  "stchurn/blobServices/default/containers/staging",
);
const BLOB = "azurerm_machine_learning_datastore_blobstorage";
const LAKE = "azurerm_machine_learning_datastore_datalake_gen2";

const kinds = [
  ["BlobDatastore", BlobDatastore, BLOB],
  ["DataLakeDatastore", DataLakeDatastore, LAKE],
] as const;

function datastore(
  Kind: typeof BlobDatastore | typeof DataLakeDatastore,
  props: Partial<DatastoreProps> = {},
) {
  const stack = testStack();
  const made = new Kind(stack, "staging", {
    workspace: testWorkspace(stack),
    name: "staging",
    containerId: CONTAINER,
    ...props,
  });
  return { made, only: (type: string) => Template.of(stack).resource(type).only };
}

describe("Datastores", () => {
  test("deploy/batch-data-access-credentials: blobs by identity, no account key, no SAS, never the default", () => {
    expect(datastore(BlobDatastore).only(BLOB)).toEqual({
      name: "staging",
      workspace_id: WORKSPACE_ID,
      storage_container_id: CONTAINER,
      service_data_auth_identity: "WorkspaceUserAssignedIdentity",
      is_default: false,
      tags: { owner: "ml-platform" },
    });
  });

  test("deploy/batch-data-access-credentials: a data lake by identity, no service principal's secret", () => {
    expect(datastore(DataLakeDatastore).only(LAKE)).toEqual({
      name: "staging",
      workspace_id: WORKSPACE_ID,
      storage_container_id: CONTAINER,
      service_data_identity: "WorkspaceUserAssignedIdentity",
      tags: { owner: "ml-platform" },
    });
  });

  test("deploy/batch-data-access-credentials: the workspace's system-assigned identity on demand", () => {
    const props = { serviceIdentity: "WorkspaceSystemAssignedIdentity" } as const;
    expect(datastore(BlobDatastore, props).only(BLOB)).toMatchObject({
      service_data_auth_identity: "WorkspaceSystemAssignedIdentity",
    });
    expect(datastore(DataLakeDatastore, props).only(LAKE)).toMatchObject({
      service_data_identity: "WorkspaceSystemAssignedIdentity",
    });
  });

  describe.each(kinds)("%s", (_name, Kind, type) => {
    test("deploy/batch-registered-datastores: it says its id and plain name", () => {
      const { made } = datastore(Kind);
      expect(made.datastoreId).toContain("TfToken");
      expect(made.datastoreName).toBe("staging");
    });

    test("description and tags can be said", () => {
      expect(datastore(Kind, { description: "failed rows", tags: { team: "x" } }).only(type)).toMatchObject({
        description: "failed rows",
        tags: { team: "x" },
      });
    });

    test.each(["a", "9", "batch_staging", "A".repeat(255)])("name %s is allowed", (name) => {
      expect(datastore(Kind, { name }).only(type)).toMatchObject({ name });
    });

    test.each(["", "_a", "a-b", "a b", "a.b", "A".repeat(256)])("name %j is refused", (name) => {
      expect(() => datastore(Kind, { name })).toThrow(
        new Error(
          `test/staging: name "${name}" must be 1 to 255 letters, digits and underscores, beginning with a letter or digit`,
        ),
      );
    });

    test("an existing datastore is known by its id", () => {
      const id = `${WORKSPACE_ID}/dataStores/staging`;
      expect(Kind.fromDatastoreId(id)).toEqual({ datastoreId: id, datastoreName: "staging" });
      for (const wrong of ["staging", `${id}/more`, "/workspaces/a/b/dataStores/x", "/dataStores/x"]) {
        expect(() => Kind.fromDatastoreId(wrong)).toThrow(
          `"${wrong}" is not the ARM id of a datastore (…/workspaces/…/dataStores/…)`,
        );
      }
    });
  });
});
