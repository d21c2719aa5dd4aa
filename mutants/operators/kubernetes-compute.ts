import { isAttributes } from "../../terraform-json";
import { attribute } from "../block-rows";
import { type Row, row, shown, type Target } from "../row";
import { CLUSTER_NAMESPACE } from "./kubernetes-broken";

/** Whether a compute is a Kubernetes cluster that a workspace uses, and nothing that Azure makes for it. */
function isOnKubernetes({ resource: { attributes } }: Target): boolean {
  const properties = isAttributes(attributes.body) ? attributes.body.properties : undefined;
  return isAttributes(properties) && properties.computeType === "Kubernetes";
}

/** Rows of machines that Azure makes for a workspace. */
export function notOnKubernetes(rows: readonly Row[]): readonly Row[] {
  return rows.map((one) => ({
    ...one,
    edits: (target) => (isOnKubernetes(target) ? [] : one.edits(target)),
  }));
}

const NAMESPACE = "body.properties.properties.namespace";
const IN_CLUSTER = { breaks: CLUSTER_NAMESPACE, when: isOnKubernetes };

/** Where in the cluster a workspace's models run. */
export const NAMESPACE_ROWS: readonly Row[] = [
  attribute(NAMESPACE, IN_CLUSTER),
  row([NAMESPACE], IN_CLUSTER, function* (place, breaks) {
    if (typeof place.value === "string" && place.value !== "default") {
      const change = `${shown(place.value)} → "default"`;
      yield { operator: "weaken-value", place, to: { value: "default" }, value: "default", change, breaks };
    }
  }),
];
