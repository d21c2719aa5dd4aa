import { expectAccepted, expectRefused } from "../support/azure";
import { changed } from "../support/bodies";
import { workspaceEstate } from "../support/estate";
import { sibling } from "../support/ids";
import {
  attached,
  CLUSTER,
  COMPUTE,
  ENDPOINT,
  EXTENSION,
  extension,
  inference,
  location,
  POOL,
  ready,
  TRUST,
  withCluster,
} from "../support/kubernetes-estate";

describe("the machine learning extension", () => {
  const settings = (configurationSettings: object) =>
    changed(extension, { properties: { configurationSettings } });

  test("answers with its version, and never with a secret", () => {
    const azure = withCluster();
    const secret = changed(extension, {
      properties: { configurationProtectedSettings: { sslKeyPemFile: "key" } },
    });
    azure.make(EXTENSION, secret);
    expect(azure.properties(EXTENSION)).toMatchObject({
      currentVersion: expect.any(String),
      configurationProtectedSettings: { sslKeyPemFile: "" },
    });
    expect(azure.properties(EXTENSION)).not.toHaveProperty("version");
  });

  test.each([
    ["neither training nor inference", { enableInference: "False" }, "enableTraining or enableInference"],
    ["no kind of service", { inferenceRouterServiceType: undefined }, "inferenceRouterServiceType"],
    ["no host name", { sslCname: undefined }, "sslCname"],
    ["no certificate", { sslSecret: undefined }, "certificate"],
    ["no nodes of that label", { "nodeSelector.pool": "other" }, "there are 0"],
  ])("%s: says what is missing", (_, change, word) => {
    expectRefused(withCluster().put(EXTENSION, settings(change)), 400, "ExtensionCreationFailed", word);
  });

  test("finds no nodes where a taint keeps its router out", () => {
    const azure = withCluster();
    const nodeTaints = [...inference.properties.nodeTaints, "ml.azure.com/workspace=mlw:NoSchedule"];
    azure.make(POOL, changed(inference, { properties: { nodeTaints } }));
    expectRefused(azure.put(EXTENSION, extension), 400, "ExtensionCreationFailed", "needs 3 nodes");
    expectAccepted(withCluster().put(EXTENSION, extension));
  });
});

describe("an attached cluster", () => {
  test("is there, has the extension, and lets the workspace in", () => {
    expectRefused(workspaceEstate().put(COMPUTE, attached), 400, "BadArgument", CLUSTER);
    expectRefused(withCluster().put(COMPUTE, attached), 400, "BadArgument", "Microsoft.AzureML.Kubernetes");
    const azure = ready();
    azure.end(TRUST);
    expectRefused(azure.put(COMPUTE, attached), 500, "InternalServerError", "aks-test", "trusted access");
    expectAccepted(ready().put(COMPUTE, attached));
  });

  test("has a short name and names types that it has", () => {
    const azure = ready();
    expectRefused(
      azure.put(sibling(COMPUTE, "a-name-that-is-too-long"), attached),
      400,
      "BadArgument",
      "too-long",
    );
    const types = changed(attached, { properties: { properties: { defaultInstanceType: "huge" } } });
    expectRefused(azure.put(COMPUTE, types), 400, "BadArgument", "huge", "small");
  });

  test("is detached, never deleted, and not while an endpoint is on it", () => {
    const azure = ready();
    azure.make(COMPUTE, attached);
    const detach = { query: { underlyingResourceAction: "Detach" } };
    expectRefused(azure.delete(COMPUTE), 400, "BadArgument", "Detach");
    azure.make(ENDPOINT, endpoint());
    expectRefused(azure.delete(COMPUTE, detach), 409, "Conflict", ENDPOINT);
    azure.end(ENDPOINT);
    expectAccepted(azure.delete(COMPUTE, detach));
  });
});

const endpoint = (properties: object = {}) => ({
  location,
  identity: { type: "SystemAssigned" },
  properties: { authMode: "AMLToken", compute: COMPUTE, ...properties },
});

describe("an endpoint on an attached cluster", () => {
  const blue = `${ENDPOINT}/deployments/blue`;
  const deployment = (properties: object = {}) => ({
    location,
    sku: { name: "Default", capacity: 1 },
    properties: { endpointComputeType: "Kubernetes", instanceType: "small", ...properties },
  });

  test("takes no Entra token and no mirror (gotcha 37), and no other compute", () => {
    const azure = ready();
    azure.make(COMPUTE, attached);
    expectRefused(azure.put(ENDPOINT, endpoint({ authMode: "AADToken" })), 400, "BadArgument", "AADToken");
    const compute = sibling(COMPUTE, "none");
    expectRefused(azure.put(ENDPOINT, endpoint({ compute })), 400, "BadArgument", compute);
    azure.make(ENDPOINT, endpoint());
    azure.make(blue, deployment());
    const mirrored = azure.put(ENDPOINT, endpoint({ mirrorTraffic: { blue: 10 } }));
    expectRefused(mirrored, 400, "BadArgument", "score", "mirrored");
  });

  test("has deployments of its kind, of types that the attachment has", () => {
    const azure = ready();
    azure.make(COMPUTE, attached);
    azure.make(ENDPOINT, endpoint());
    const managed = deployment({ endpointComputeType: "Managed" });
    expectRefused(azure.put(blue, managed), 400, "BadArgument", "Managed", "Kubernetes");
    expectRefused(azure.put(blue, deployment({ instanceType: "huge" })), 400, "BadArgument", "huge", "aks");
    const scaleSettings = { minInstances: 5, maxInstances: 2 };
    expectRefused(azure.put(blue, deployment({ scaleSettings })), 400, "BadArgument", "from 5 to 2");
    expectAccepted(azure.put(blue, deployment()));
    const elsewhere = sibling(ENDPOINT, "managed");
    azure.make(elsewhere, endpoint({ authMode: "AADToken", compute: undefined }));
    expectRefused(
      azure.put(`${elsewhere}/deployments/blue`, deployment()),
      400,
      "BadArgument",
      "takes Managed",
    );
  });
});
