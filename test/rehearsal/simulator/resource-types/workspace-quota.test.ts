import { expectRefused } from "../support/azure";
import { workspaceEstate } from "../support/estate";
import { ids, SUBSCRIPTION } from "../support/ids";

const LOCATION = `${SUBSCRIPTION}/providers/Microsoft.MachineLearningServices/locations`;
const UPDATE = `${LOCATION}/westeurope/updateQuotas`;
const TYPE = "Microsoft.MachineLearningServices/workspaces/dedicatedCores/quotas";
const quota = (family: string, limit: unknown = 24, workspace: string = ids.workspace) => ({
  id: `${workspace}/quotas/${family}`,
  type: TYPE,
  limit,
  unit: "Count",
});

describe("the quota of a workspace", () => {
  test("is set by an action and listed with the others of the region", () => {
    const azure = workspaceEstate();
    const answer = azure.post(UPDATE, { value: [quota("standardDSv2Family"), quota("standardNCFamily", 0)] });
    expect(answer).toMatchObject({
      status: 200,
      body: { value: [{ status: "Success" }, { status: "Success" }] },
    });
    azure.post(UPDATE, { value: [quota("standardDSv2Family", 48)] });
    const list = (region: string) => azure.get(`${LOCATION}/${region}/quotas`).body.value;
    expect(list("westeurope")).toEqual([quota("standardDSv2Family", 48), quota("standardNCFamily", 0)]);
    expect(list("northeurope")).toEqual([]);
  });

  test("is answered with 200 also where it isn't taken", () => {
    const azure = workspaceEstate();
    const statusOf = (limit: object, path = UPDATE) => {
      const { body, status } = azure.post(path, { value: [limit] });
      expect(status).toBe(200);
      return body.value;
    };
    const failed = [expect.objectContaining({ status: "Failure" })];
    expect(statusOf(quota("Standard_DS3_v2"))).toEqual([
      expect.objectContaining({ status: "InvalidVMFamilyName" }),
    ]);
    expect(statusOf(quota("standardDSv2Family", -1))).toEqual(failed);
    expect(statusOf(quota("standardDSv2Family", "many"))).toEqual(failed);
    expect(statusOf(quota("standardDSv2Family", 24, `${ids.workspace}-none`))).toEqual(failed);
    expect(statusOf(quota("standardDSv2Family"), `${LOCATION}/northeurope/updateQuotas`)).toEqual(failed);
    expect(statusOf({ ...quota("standardDSv2Family"), id: ids.workspace })).toEqual(failed);
    expect(azure.get(`${LOCATION}/westeurope/quotas`).body.value).toEqual([]);
  });

  test("is a list of at least one, and takes a right on the subscription", () => {
    const azure = workspaceEstate();
    expectRefused(azure.post(UPDATE, { value: [] }), 400, "BadRequest", "value");
    const answer = azure.post(UPDATE, { value: [quota("standardDSv2Family")] }, { caller: "somebody" });
    expectRefused(answer, 403, "AuthorizationFailed", "updateQuotas/action");
  });

  test("goes with its workspace", () => {
    const azure = workspaceEstate();
    azure.post(UPDATE, { value: [quota("standardDSv2Family")] });
    azure.end(ids.workspace);
    expect(azure.get(`${LOCATION}/westeurope/quotas`).body.value).toEqual([]);
  });
});
