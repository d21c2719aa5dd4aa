import { recommendations } from "./recommendation";

/** What the production article says about every model, and about many of them. */
export const DEPLOY_GENERAL = recommendations("deploy", "production", {
  "choose-online-or-batch": {
    title: "It is decided whether predictions are needed at once or in bulk.",
    section: "general",
    met: "option",
    constructs: ["BatchEndpoint", "OnlineEndpoint"],
    note: "serving takes both kinds side by side; the team chooses by how long its users can wait.",
  },
  "consistent-environments": {
    title: "Every environment is built from the same code.",
    section: "general",
    met: "default",
    constructs: ["LandingZoneStack"],
  },
  "monitor-accuracy-latency-throughput-alerts": {
    title: "Accuracy, latency and throughput are measured, with alerts.",
    section: "general",
    met: "option",
    constructs: ["DeploymentAlerts", "EndpointAlerts", "ModelMonitor"],
    note: "Latency, errors and load have alerts by default; a monitor of accuracy is an option that takes a deviation.",
  },
  "security-authn-authz-encryption-network": {
    title: "Sign-in, rights, encryption and network are settled before anything goes live.",
    section: "general",
    met: "default",
    constructs: ["LandingZoneStack", "OnlineEndpoint"],
  },
  "update-plan-blue-green": {
    title: "There is a plan how a model is replaced without a gap.",
    section: "general",
    met: "default",
    constructs: ["BatchDefault", "GatedTraffic", "OnlineTraffic"],
    note: "A rollout is such a plan, typed and rehearsed; the configuration says at which step it is.",
  },
  "onnx-optimisation": {
    title: "A model is optimised for the machine that it runs on.",
    section: "general",
    others: "team",
    note: "The team converts its model to ONNX where that helps, and measures it.",
  },
  "many-models-data-segmentation": {
    title: "Data is cut into one set a model.",
    section: "many models",
    others: "team",
    note: "The team segments it in its preparation step.",
  },
  "many-models-parallel-experiments": {
    title: "Many models are trained side by side.",
    section: "many models",
    met: "default",
    constructs: ["TrainingCluster"],
    note: "Clusters grow to the maximum of the configuration; the team submits parallel jobs.",
  },
  "many-models-register-name-tag": {
    title: "Many models keep apart by names and tags.",
    section: "many models",
    met: "option",
    constructs: ["BatchDeployment", "BatchEndpoint"],
    note: "manyModels takes a list of names, each once, and versions of registered models; the team registers and tags them.",
  },
  "many-models-batch-multi-deployment": {
    title: "Many models become deployments of few batch endpoints.",
    section: "many models",
    met: "option",
    constructs: ["BatchDefault", "BatchDeployment", "BatchEndpoint"],
    note: "manyModels spreads a list of them over endpoints within Azure's limits.",
  },
  "many-models-online-one-deployment": {
    title: "Many small models share one online deployment.",
    section: "many models",
    others: "team",
    note: "The team registers their folder as one model and picks among them in its scoring code.",
  },
  "many-models-shared-python-deps": {
    title: "Models that share a deployment share its packages.",
    section: "many models",
    others: "team",
    note: "The team builds one environment with the versions that all of them bear.",
  },
});
