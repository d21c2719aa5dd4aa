/**
 * Replays azapi without the provider: each azapi object of a stack's scratch copy becomes Terraform's
 * built-in `terraform_data` at the same place in the graph, whose provisioners send the requests that
 * azapi would send.
 */
export { replayCommand } from "./replay-command";
export { type Replayed, type ReplayOptions, type ReplayResult, rewriteAzapi } from "./rewrite-azapi";
