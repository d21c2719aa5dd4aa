import { kubernetesMirror } from "../../../../baseline/rules/reliability/kubernetes-mirror";
import { findingsOf } from "../findings";
import { requested, served } from "../serving";

const CLUSTER = "/x/workspaces/w/computes/aks";
const found = (properties: object) => findingsOf(kubernetesMirror, served("onlineEndpoints", { properties }));

test("copies on Azure's own machines pass, and so does a cluster without them", () => {
  expect(found({ mirrorTraffic: { green: 10 } })).toEqual([]);
  expect(found({ compute: CLUSTER, traffic: { blue: 100 } })).toEqual([]);
  expect(found({ compute: CLUSTER, mirrorTraffic: { green: 0 } })).toEqual([]);
});

test("copies on a Kubernetes cluster are a violation, also in a request that writes the traffic", () => {
  const properties = { compute: CLUSTER, mirrorTraffic: { green: 10 } };
  const message = "violation: copies go to nobody: a Kubernetes cluster answers";
  expect(found(properties)).toEqual([`azapi_resource.e: ${message}`]);
  expect(findingsOf(kubernetesMirror, requested("onlineEndpoints", { properties }))).toEqual([
    `azapi_resource_action.a: ${message}`,
  ]);
});

test("where it runs may be told by a plan only", () => {
  expect(found({ compute: "${var.c}", mirrorTraffic: { green: 10 } })).toEqual([
    expect.stringContaining("e: unknown: "),
  ]);
});
