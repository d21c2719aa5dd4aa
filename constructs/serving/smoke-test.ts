import { Token } from "cdktf";
import { wholeNumberProblem } from "../compute/compute";
import type { ArmValue } from "../terraform/azapi-element";

/**
 * What an answer must look like: a small part of JSON Schema, with each property that is named required, and
 * those that aren't named free.
 *
 * @example { type: "array", minItems: 1, items: { type: "number", minimum: 0, maximum: 1 } }
 */
export type AnswerShape =
  | { readonly type: "object"; readonly properties?: Readonly<Record<string, AnswerShape>> }
  | {
      readonly type: "array";
      readonly items?: AnswerShape;
      readonly minItems?: number;
      readonly maxItems?: number;
    }
  | { readonly type: "number" | "integer"; readonly minimum?: number; readonly maximum?: number }
  | { readonly type: "string"; readonly enum?: readonly string[] }
  | { readonly type: "boolean" | "null" };

/** Asks Azure Monitor, too, before more requests reach a deployment. */
export interface AlertsGate {
  /**
   * Names of alert rules that look elsewhere than at the endpoint and count all the same: a rule on logs looks
   * at their workspace.
   * @default - none: what is fired on the endpoint or a deployment of it
   */
  readonly rules?: readonly string[];
}

/** What a deployment must answer before more requests reach it. */
export interface SmokeTest {
  /**
   * The body of a request as callers send it, made up: it is written beside the stack's JSON, so it holds
   * nothing that is said of a person.
   */
  readonly request: ArmValue;
  readonly expect: AnswerShape;
  /** Milliseconds in which 95 of 100 answers come, 1 to 180000, as seen from where the pipeline runs. */
  readonly latencyMs: number;
  /** Requests, one after another, 1 to 200; with 20 or more, a slow first one doesn't count. @default 20 */
  readonly tries?: number;
  /** Whether an alert that is fired stops a rise; takes a token for Azure Resource Manager. @default - not asked */
  readonly alerts?: AlertsGate;
}

/** What is wrong with a smoke test, in words that begin with the field; empty if nothing is. */
export function smokeTestProblems(field: string, test: SmokeTest): string[] {
  const { expect, latencyMs, request, tries = 20 } = test;
  return [
    request === undefined ? `${field}.request must be the JSON that is sent` : undefined,
    hasTokens(request)
      ? `${field}.request must be plain JSON: what only Terraform knows isn't there when the test is written`
      : undefined,
    ...shapeProblems(`${field}.expect`, expect),
    wholeNumberProblem(`${field}.latencyMs`, latencyMs, 1, 180_000),
    wholeNumberProblem(`${field}.tries`, tries, 1, 200),
  ].filter((problem) => problem !== undefined);
}

function hasTokens(value: ArmValue): boolean {
  if (typeof value === "object" && value !== null) {
    return Object.values(value).some(hasTokens);
  }
  return Token.isUnresolved(value);
}

function shapeProblems(field: string, shape: AnswerShape): string[] {
  switch (shape.type) {
    case "object":
      return Object.entries(shape.properties ?? {}).flatMap(([name, inner]) =>
        shapeProblems(`${field}.properties.${name}`, inner),
      );
    case "array":
      return [
        ...orderProblems(field, ["minItems", shape.minItems ?? 0], ["maxItems", shape.maxItems]),
        ...(shape.items ? shapeProblems(`${field}.items`, shape.items) : []),
      ];
    case "number":
    case "integer":
      return orderProblems(field, ["minimum", shape.minimum], ["maximum", shape.maximum]);
    case "string":
      return shape.enum?.length === 0 ? [`${field}.enum must name at least one`] : [];
    default:
      return [];
  }
}

function orderProblems(
  field: string,
  [least, from]: [string, number | undefined],
  [most, to]: [string, number | undefined],
): string[] {
  return from !== undefined && to !== undefined && from > to
    ? [`${field}.${least} must not be more than ${most} (got ${from} and ${to})`]
    : [];
}
