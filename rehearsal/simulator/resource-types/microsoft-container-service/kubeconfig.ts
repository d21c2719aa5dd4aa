import { textAt } from "../../arm/json";
import type { ArmResponse } from "../../arm/messages";
import type { ArmResource } from "../../arm/resource-store";

/** Where a cluster is and how to sign in; a user's has no secret where Entra does that. */
export function kubeconfig(cluster: ArmResource, name: string): ArmResponse {
  const host = textAt(cluster, "properties", "privateFQDN") ?? textAt(cluster, "properties", "fqdn") ?? "";
  const user = `${name}_${cluster.name}`;
  const text = [
    "apiVersion: v1",
    "kind: Config",
    "clusters:",
    `- name: ${cluster.name}`,
    "  cluster:",
    `    server: https://${host}:443`,
    `    certificate-authority-data: ${Buffer.from("simulated").toString("base64")}`,
    "users:",
    `- name: ${user}`,
    "  user:",
    "    exec:",
    "      apiVersion: client.authentication.k8s.io/v1beta1",
    "      command: kubelogin",
    "      args: [get-token]",
    "contexts:",
    `- name: ${cluster.name}`,
    `  context: { cluster: ${cluster.name}, user: ${user} }`,
    `current-context: ${cluster.name}`,
    "",
  ].join("\n");
  return { status: 200, body: { kubeconfigs: [{ name, value: Buffer.from(text).toString("base64") }] } };
}
