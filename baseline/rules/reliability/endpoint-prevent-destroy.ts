import { madeOnlineEndpoints } from "../../azure/joins/endpoints";
import { preventsDestroy } from "../../azure/joins/prevent-destroy";
import { is, must } from "../must";
import { rule } from "../rule";

export const endpointPreventDestroy = rule({
  id: "reliability/endpoint-prevent-destroy",
  title: "In production Terraform refuses to destroy an online endpoint",
  recommendations: ["reliability/recovery-strategy-for-dependencies"],
  severity: "medium",
  why: "A changed name, or another way to sign in, replaces the endpoint: nobody answers until all deployments are up again, and the address is free for others meanwhile.",
  fix: {
    construct: "OnlineEndpoint: preventDestroy; ServingStack sets it in prod",
    terraform: "lifecycle { prevent_destroy = true }",
  },
  // a plan doesn't repeat what the configuration says of a resource's life
  looksAt: (estate) =>
    estate.graph.kind === "configuration" && estate.environment.production ? madeOnlineEndpoints(estate) : [],
  finds: ({ resource }) => must(preventsDestroy(resource), is(true), "a destroy or a replacement deletes it"),
});
