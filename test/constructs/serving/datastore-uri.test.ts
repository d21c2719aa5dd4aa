import { datastoreUri, datastoreUriProblem } from "../../../constructs/serving/datastore-uri";
import { BlobDatastore } from "../../../constructs/workspace/blob-datastore";
import { WORKSPACE_ID } from "../compute/test-workspace";

describe("deploy/batch-registered-datastores: a place in a datastore", () => {
  test("is named by the datastore and the path", () => {
    const datastore = BlobDatastore.fromDatastoreId(`${WORKSPACE_ID}/dataStores/staging`);
    const uri = datastoreUri(datastore, "churn/scores");
    expect(uri).toBe("azureml://datastores/staging/paths/churn/scores");
    expect(datastoreUriProblem("output", uri)).toBeUndefined();
    expect(datastoreUriProblem("output", `${uri}/`)).toBeUndefined();
  });

  test.each([
    "azureml://datastores/staging",
    "azureml://datastores/staging/paths/",
    "azureml://datastores/staging/paths//x",
    "azureml://datastores/staging/paths/x//",
    "azureml://datastores/a-b/paths/x",
    "azureml://datastores/staging/paths/a b",
    "azureml://datastores/staging/paths/../x",
    "https://stchurn.blob.core.windows.net/staging/x",
  ])("%s is none", (uri) => {
    expect(datastoreUriProblem("output", uri)).toBe(
      `output must be azureml://datastores/<datastore>/paths/<path> (got "${uri}")`,
    );
  });

  test("may be known by Terraform only", () => {
    expect(datastoreUriProblem("output", "${TfToken[TOKEN.1]}")).toBeUndefined();
  });
});
