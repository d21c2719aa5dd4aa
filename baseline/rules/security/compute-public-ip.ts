import { ANY_COMPUTE, aboutComputes } from "../about-computes";
import { is, must } from "../must";
import { rule } from "../rule";

export const computePublicIp = rule({
  id: "security/compute-public-ip",
  title: "Computes have no public IP address",
  recommendations: ["security/compute-no-public-ip"],
  severity: "high",
  why: "A public address is a way in that passes every private endpoint, and a way out that no rule sees.",
  fix: {
    construct: "ComputeCluster and ComputeInstance have none; there is no property that gives one",
    terraform:
      "azurerm_machine_learning_compute_cluster, azurerm_machine_learning_compute_instance: node_public_ip_enabled = false",
  },
  ...aboutComputes(ANY_COMPUTE, ({ publicIp }) =>
    must(publicIp, is(false), "nodes have public IP addresses"),
  ),
});
