import { expectAccepted, expectRefused } from "../support/azure";
import { estate } from "../support/estate";
import { GROUP, ids } from "../support/ids";

const GUID = "0a1b2c3d-0000-5000-8000-0123456789ab";
const workbook = (name: string) => `${GROUP}/providers/Microsoft.Insights/workbooks/${name}`;
const body = (properties: object = {}) => ({
  location: "westeurope",
  kind: "shared",
  tags: { owner: "ml" },
  properties: {
    displayName: "Platform",
    category: "workbook",
    serializedData: '{"version":"Notebook/1.0","items":[]}',
    sourceId: "azure monitor",
    ...properties,
  },
});

describe("a workbook", () => {
  test("is named by a GUID", () => {
    expectRefused(estate().put(workbook("platform"), body()), 400, "BadRequest", "'platform'", "GUID");
    expectAccepted(estate().put(workbook(GUID), body()));
  });

  test("has a title, a category and a content that is JSON", () => {
    for (const property of ["displayName", "category", "serializedData"]) {
      const answer = estate().put(workbook(GUID), body({ [property]: "" }));
      expectRefused(answer, 400, "BadRequest", GUID, `properties.${property}`);
    }
    const answer = estate().put(workbook(GUID), body({ serializedData: "{" }));
    expectRefused(answer, 400, "BadRequest", GUID, "no JSON");
  });

  test("is kept with a resource that is there, if with one", () => {
    const azure = estate(["logs"]);
    expectAccepted(azure.put(workbook(GUID), body({ sourceId: ids.logs })));
    azure.end(workbook(GUID));
    const answer = estate().put(workbook(GUID), body({ sourceId: ids.logs }));
    expectRefused(answer, 400, "BadRequest", GUID, "log-test");
  });

  test("comes back with its title in a tag that nobody wrote", () => {
    const azure = estate();
    azure.make(workbook(GUID), body());
    expect(azure.get(workbook(GUID)).body).toMatchObject({
      tags: { owner: "ml", "hidden-title": "Platform" },
      properties: { version: "Notebook/1.0" },
    });
  });
});
