import { recommendations } from "./recommendation";

/** What the production article says about online endpoints. */
export const DEPLOY_ONLINE = recommendations("deploy", "production", {
  "online-managed-or-kubernetes": {
    title: "It is decided whether Azure or a cluster of yours runs online endpoints.",
    section: "online endpoints",
    met: "option",
    constructs: [
      "InferenceCluster",
      "KubernetesAttachment",
      "KubernetesOnlineDeployment",
      "OnlineDeployment",
    ],
    note: "Managed by default; a private Kubernetes cluster is an option, with an example.",
  },
  "online-multi-region-ha": {
    title: "Online predictions survive the loss of a region.",
    section: "online endpoints",
    others: "team",
    note: "The team deploys a second environment in another region and puts a global load balancer in front.",
    peers: ["APRL-675d249a"],
  },
  "online-entra-control-plane": {
    title: "Who manages an endpoint signs in with Entra.",
    section: "online endpoints",
    others: "azure",
    note: "Azure Resource Manager takes nothing else; the landing zone's roles say who may.",
  },
  "online-token-over-key-auth": {
    title: "Callers of an online endpoint show a token, not a key.",
    section: "online endpoints",
    met: "default",
    constructs: ["OnlineEndpoint"],
    note: "A key takes a deviation.",
  },
  "online-rbac-for-keys-and-tokens": {
    title: "Few may read an endpoint's keys or tokens.",
    section: "online endpoints",
    met: "default",
    constructs: ["CustomRole", "OnlineEndpoint"],
    note: "Who calls has a role that scores and reads, and no key; who rolls out has none that lists them.",
  },
  "online-tls-default": {
    title: "Calls to an online endpoint are encrypted.",
    section: "online endpoints",
    others: "azure",
    note: "Managed endpoints speak TLS and nothing else.",
  },
  "online-rest-integration": {
    title: "Applications call the endpoint by its REST interface.",
    section: "online endpoints",
    others: "team",
    note: "The team's application calls the scoring address with a token of its own identity.",
  },
  "online-mlflow-no-code": {
    title: "An online model in MLflow's format needs no scoring code.",
    section: "online endpoints",
    others: "team",
    note: "The team packages the model; an online deployment takes it as it is.",
  },
  "online-safe-rollout-mirrored-traffic": {
    title: "A new model sees a copy of live traffic before it answers any.",
    section: "online endpoints",
    met: "option",
    constructs: ["OnlineTraffic"],
    note: "A step of a rollout copies at most half of the traffic, and never to the live deployment; the team says how much.",
  },
});
