import { parse } from "yaml";
import { pipelineText } from "./workflow";

export interface AzureStep {
  readonly name?: string;
  readonly displayName?: string;
  readonly checkout?: string;
  readonly download?: string;
  readonly bash?: string;
  readonly task?: string;
  readonly publish?: string;
  readonly artifact?: string;
  readonly condition?: string;
  readonly continueOnError?: boolean;
  readonly persistCredentials?: boolean;
  readonly fetchDepth?: number;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

export interface AzureJob {
  readonly job?: string;
  readonly deployment?: string;
  readonly environment?: string;
  readonly pool?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly steps?: readonly AzureStep[];
  readonly strategy?: { readonly runOnce: { readonly deploy: { readonly steps: readonly AzureStep[] } } };
}

export interface AzurePipeline {
  readonly trigger: string;
  readonly pr?: string;
  readonly variables?: unknown;
  readonly lockBehavior?: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly default: string;
    readonly values?: readonly string[];
  }[];
  readonly stages: readonly {
    readonly stage: string;
    readonly dependsOn?: string;
    readonly condition?: string;
    readonly jobs: readonly AzureJob[];
  }[];
}

/** A pipeline under pipelines/azure. */
export function azurePipeline(file: string): AzurePipeline {
  return parse(pipelineText(`azure/${file}`)) as AzurePipeline;
}

/** All steps of all jobs of a stage, those of deployments, too. */
export function stepsOfStage({ stages }: AzurePipeline, name: string): readonly AzureStep[] {
  return stages
    .filter(({ stage }) => stage === name)
    .flatMap(({ jobs }) => jobs)
    .flatMap(({ steps, strategy }) => steps ?? strategy?.runOnce.deploy.steps ?? []);
}

/** What a step runs, in a shell or signed in. */
export function scriptOf({ bash, inputs }: AzureStep): string | undefined {
  return bash ?? inputs?.inlineScript;
}
