import type { AliasTable } from "./aliases";
import { unknownCalls } from "./expression/evaluator";
import { type Expression, parseValue } from "./expression/parser";
import { NotEvaluable } from "./failure";
import { isPlainField } from "./fields";
import { EXISTS, findOperator, type Operator } from "./operators";
import { isRecord } from "./resource";

/** What a condition looks at. */
export type Subject =
  | { readonly kind: "field"; readonly name: Expression }
  | { readonly kind: "value"; readonly value: Expression; readonly source: string }
  | { readonly kind: "countField"; readonly alias: string; readonly where: Condition | undefined }
  | {
      readonly kind: "countValue";
      readonly value: Expression;
      readonly name: string;
      readonly where: Condition | undefined;
    };

/** A condition of a policy rule, read once and evaluated often. */
export type Condition =
  | { readonly kind: "allOf" | "anyOf"; readonly of: readonly Condition[] }
  | { readonly kind: "not"; readonly of: Condition }
  | { readonly kind: "exists"; readonly subject: Subject; readonly expected: Expression }
  | {
      readonly kind: "compare";
      readonly subject: Subject;
      readonly operator: Operator;
      readonly expected: Expression;
    };

/** Reads the conditions of one definition, and collects what it can't read. */
export class Compiler {
  /** What is not supported, in words. */
  readonly problems = new Set<string>();

  constructor(private readonly aliases: AliasTable) {}

  /** Reads a condition; what can't be read becomes one that never decides, and a problem. */
  condition(json: unknown): Condition {
    if (!isRecord(json)) {
      return this.unsupported(`${JSON.stringify(json)} is not a condition`);
    }
    const keys = new Map(Object.keys(json).map((key) => [key.toLowerCase(), json[key]] as const));
    for (const kind of ["allOf", "anyOf"] as const) {
      const of = keys.get(kind.toLowerCase());
      if (of !== undefined) {
        return Array.isArray(of)
          ? { kind, of: of.map((one) => this.condition(one)) }
          : this.unsupported(`${kind} needs an array`);
      }
    }
    const negated = keys.get("not");
    return negated === undefined ? this.leaf(keys) : { kind: "not", of: this.condition(negated) };
  }

  /** Reads a JSON value with expressions. */
  value(json: unknown): Expression {
    try {
      const expression = parseValue(json);
      for (const problem of unknownCalls(expression)) {
        this.problems.add(problem);
      }
      return expression;
    } catch (error) {
      if (!(error instanceof NotEvaluable)) {
        throw error;
      }
      this.problems.add(error.message);
      return { kind: "literal", value: undefined };
    }
  }

  private leaf(keys: ReadonlyMap<string, unknown>): Condition {
    const subject = this.subject(keys);
    const operators = [...keys.keys()].filter((key) => !SUBJECTS.includes(key));
    const [name, ...more] = operators;
    if (subject === undefined || name === undefined || more.length > 0) {
      const found = [...keys.keys()].join(", ");
      return this.unsupported(`a condition needs field, value or count, and one operator, not ${found}`);
    }
    const expected = this.value(keys.get(name));
    if (name === EXISTS) {
      return { kind: "exists", subject, expected };
    }
    const operator = findOperator(name);
    return operator === undefined
      ? this.unsupported(`the operator ${name} is not known to this evaluator`)
      : { kind: "compare", subject, operator, expected };
  }

  private subject(keys: ReadonlyMap<string, unknown>): Subject | undefined {
    const kinds = SUBJECTS.filter((key) => keys.has(key));
    const [kind] = kinds;
    if (kinds.length !== 1 || kind === undefined) {
      return undefined;
    }
    const json = keys.get(kind);
    if (kind === "count") {
      return this.count(json);
    }
    const value = this.value(json);
    if (kind === "field") {
      this.checkField(value);
      return { kind, name: value };
    }
    return { kind: "value", value, source: typeof json === "string" ? json : JSON.stringify(json) };
  }

  private count(json: unknown): Subject | undefined {
    if (!isRecord(json)) {
      return undefined;
    }
    const where = json.where === undefined ? undefined : this.condition(json.where);
    if (typeof json.field === "string") {
      this.checkField({ kind: "literal", value: json.field });
      return { kind: "countField", alias: json.field, where };
    }
    if (json.value === undefined) {
      return undefined;
    }
    const name = typeof json.name === "string" ? json.name : "";
    return { kind: "countValue", value: this.value(json.value), name, where };
  }

  /** A field whose name is computed is looked up when it is read. */
  private checkField(name: Expression): void {
    if (name.kind !== "literal") {
      return;
    }
    if (typeof name.value !== "string") {
      this.problems.add(`${JSON.stringify(name.value)} is not a field`);
    } else if (!isPlainField(name.value) && this.aliases.find(name.value) === undefined) {
      this.problems.add(`the alias ${name.value} has no path in the alias file`);
    }
  }

  private unsupported(problem: string): Condition {
    this.problems.add(problem);
    return { kind: "anyOf", of: [] };
  }
}

const SUBJECTS: readonly string[] = ["field", "value", "count"];
