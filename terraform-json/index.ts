/**
 * Reads Terraform's two JSON forms once for everybody: the configuration (`cdk.tf.json`, `*.tf.json`)
 * and the plan (`terraform show -json`). Knows Terraform, and nothing of this project's constructs.
 */
export type { ActingBlock, ImportBlock, RemovedBlock } from "./acting-blocks";
export {
  type Attributes,
  armTypeOf,
  isAttributes,
  nested,
  numberOf,
  type Resource,
  textOf,
} from "./attributes";
export { type Block, readBlocks } from "./blocks";
export { type JsonShape, jsonShape } from "./json-shape";
export { parseJson } from "./json-text";
export { mergeBody } from "./merge-body";
export { oldestMajor } from "./oldest-major";
export { type AttributePath, pathText } from "./paths";
export {
  type ChangeKind,
  type PlanJson,
  type PlannedResource,
  type ResourceChange,
  readPlanJson,
} from "./plan";
export {
  type PlanBlock,
  type PlanExpression,
  type PlanModule,
  type PlanModuleCall,
  planExpression,
} from "./plan-configuration";
export { expressionWithin } from "./plan-templates";
export { Problems, TerraformJsonError } from "./problems";
export { type AnyTerraformJson, anyTerraformJsonOf, isPlanJson, readAny } from "./read-any";
export { type Reference, references } from "./references";
export { repeatedNames } from "./repeated-names";
export type { Lifecycle, ResourceBlock, ResourceMode } from "./resource-block";
export { soundJson } from "./sound-json";
export { type TemplatePart, templateParts } from "./template-parts";
export { escapeTemplate, type Traversal, type TraversalStep, traversals } from "./template-scanner";
export {
  type BackendBlock,
  type ModuleBlock,
  type MovedBlock,
  type OutputBlock,
  type ProviderBlock,
  type RequiredProvider,
  readTerraformJson,
  type TerraformJson,
  terraformJsonOf,
  type VariableBlock,
} from "./terraform-json";
export { holdsData, type Loss } from "./types-that-hold-data";
