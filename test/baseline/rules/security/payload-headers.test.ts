import { payloadHeaders } from "../../../../baseline/rules/security/payload-headers";
import { findingsOf } from "../findings";
import { served } from "../serving";

const found = (captureHeaders?: unknown) =>
  findingsOf(
    payloadHeaders,
    served("onlineEndpoints/deployments", {
      properties: { dataCollector: { requestLogging: { captureHeaders } } },
    }),
  );

test("headers that let nobody in pass, and none do", () => {
  expect(found(["x-request-id", "User-Agent"])).toEqual([]);
  expect(found([])).toEqual([]);
  expect(found()).toEqual([]);
});

test.each([["Authorization"], ["cookie"], ["X-Api-Key"], ["Proxy-Authorization"], ["x-ms-token"]])(
  "%s is a violation",
  (header) => {
    expect(found(["x-request-id", header])).toEqual([
      "azapi_resource.blue: violation: body.properties.dataCollector.requestLogging.captureHeaders is something else: with one of these headers whoever reads them calls the endpoint",
    ]);
  },
);

test("what only a plan tells is unknown", () => {
  expect(found("${var.h}")).toEqual([expect.stringContaining("blue: unknown: ")]);
});
