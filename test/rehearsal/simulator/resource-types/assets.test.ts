import { expectRefused } from "../support/azure";
import { workspaceEstate } from "../support/estate";
import { ids, sibling } from "../support/ids";

const body = { properties: { dataType: "uri_folder", dataUri: "azureml://datastores/a/paths/b" } };

describe("the versions of an asset", () => {
  test("are made in a workspace, and the asset with the first of them", () => {
    const azure = workspaceEstate();
    azure.make(`${ids.workspace}/data/churn/versions/1`, body);
    azure.make(`${ids.workspace}/data/churn/versions/2`, body);
    expect(azure.delete(`${ids.workspace}/data/churn/versions/1`).status).toBe(200);
  });

  test("need the workspace, as everything in it does", () => {
    const azure = workspaceEstate();
    const elsewhere = sibling(ids.workspace, "other");
    expectRefused(azure.put(`${elsewhere}/data/churn/versions/1`, body), 404, "ParentResourceNotFound");
  });
});
