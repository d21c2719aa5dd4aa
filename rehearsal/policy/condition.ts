import type { Condition, Subject } from "./compile";
import { evaluate } from "./expression/evaluator";
import { NotEvaluable } from "./failure";
import { readField, requireAlias } from "./fields";
import { apply } from "./operators";
import { isUnknown, UNKNOWN } from "./resource";
import { type Binding, type Scope, within } from "./scope";
import { describeComparison, describeExistence, describeSource } from "./wording";

/** Whether a condition holds, and which of its leaves decided that. */
export interface Finding {
  readonly truth: boolean | "unknown" | NotEvaluable;
  /** Part of a sentence, e.g. `publicNetworkAccess is "Enabled", not "Disabled"`. */
  readonly because: () => string;
  /** Whether it only tells apart which resources a definition is about. */
  readonly isGuard?: boolean;
}

/** Evaluates a condition; what can't be decided is a finding too, and never thrown. */
export function examine(condition: Condition, scope: Scope): Finding {
  switch (condition.kind) {
    case "allOf":
      return combine(condition.of, scope, false);
    case "anyOf":
      return combine(condition.of, scope, true);
    case "not": {
      const { truth, because, isGuard } = examine(condition.of, scope);
      return { truth: typeof truth === "boolean" ? !truth : truth, because, isGuard };
    }
    default:
      return attempt(() => leaf(condition, scope));
  }
}

/** `allOf` is decided by its first false one, `anyOf` by its first true one. */
function combine(conditions: readonly Condition[], scope: Scope, deciding: boolean): Finding {
  const findings: Finding[] = [];
  for (const condition of conditions) {
    const finding = examine(condition, scope);
    if (finding.truth === deciding) {
      return finding;
    }
    findings.push(finding);
  }
  const open =
    findings.find(({ truth }) => truth instanceof NotEvaluable) ??
    findings.find(({ truth }) => truth === "unknown");
  return (
    open ?? { truth: !deciding, because: () => together(findings), isGuard: findings.every(isGuardFinding) }
  );
}

function isGuardFinding(finding: Finding): boolean {
  return finding.isGuard === true;
}

/** The reasons of all, without those that only say what kind of resource it is. */
function together(findings: readonly Finding[]): string {
  const telling = findings.filter((finding) => !isGuardFinding(finding));
  const reasons = (telling.length > 0 ? telling : findings).map(({ because }) => because());
  const [first = "there is nothing to compare", ...more] = new Set(reasons);
  return [first, ...more].join(" and ");
}

function attempt(find: () => Finding): Finding {
  try {
    return find();
  } catch (error) {
    if (error instanceof NotEvaluable) {
      return { truth: error, because: () => error.message };
    }
    throw error;
  }
}

function leaf(condition: Extract<Condition, { kind: "exists" | "compare" }>, scope: Scope): Finding {
  const { subject } = condition;
  const { label, values, isCollection, isOpen } = subjectValues(subject, scope);
  const expected = evaluate(condition.expected, scope);
  const findings = values.map((value): Finding => {
    if (condition.kind === "exists") {
      return existence(label, value, expected);
    }
    const normal = label.toLowerCase() === "location" ? sameRegion : (one: unknown) => one;
    const truth = apply(condition.operator, normal(value), normal(expected));
    return { truth, because: () => describeComparison(label, value, condition.operator, expected, truth) };
  });
  if (isOpen && findings.some(({ truth }) => truth !== findings[0]?.truth)) {
    return { truth: "unknown", because: () => `${label} depends on a value that is left open` };
  }
  const isGuard = subject.kind === "field" && GUARDS.includes(label.toLowerCase());
  if (!isCollection) {
    const [only] = findings;
    return { truth: only?.truth ?? false, because: only?.because ?? (() => label), isGuard };
  }
  // A condition on `[*]` must hold for every element, so it holds for none at all.
  return (
    findings.find(({ truth }) => truth === false) ??
    findings.find(({ truth }) => truth === "unknown") ?? {
      truth: true,
      because: findings[0]?.because ?? (() => `there is no ${label}`),
    }
  );
}

const GUARDS = ["type", "kind"];

/** `West Europe` and `westeurope` are the same region. */
function sameRegion(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sameRegion);
  }
  return typeof value === "string" && !isUnknown(value) ? value.replaceAll(" ", "") : value;
}

function existence(label: string, value: unknown, expected: unknown): Finding {
  if (isUnknown(expected) || value === UNKNOWN) {
    return { truth: "unknown", because: () => `whether there is a ${label} is left open` };
  }
  const isThere = value !== undefined;
  const wanted = String(expected).toLowerCase() === "true";
  return { truth: isThere === wanted, because: () => describeExistence(label, value) };
}

interface SubjectValues {
  readonly label: string;
  readonly values: readonly unknown[];
  readonly isCollection: boolean;
  /** Whether the value is one of several, which one depending on what is left open. */
  readonly isOpen?: boolean;
}

function subjectValues(subject: Subject, scope: Scope): SubjectValues {
  switch (subject.kind) {
    case "field": {
      const name = evaluate(subject.name, scope);
      return isUnknown(name)
        ? { label: "a field with an unknown name", values: [UNKNOWN], isCollection: false }
        : readField(scope, String(name));
    }
    case "value":
      return {
        label: describeSource(subject.source),
        values: [evaluate(subject.value, scope)],
        isCollection: false,
      };
    case "countField": {
      const { path, label } = requireAlias(scope, subject.alias);
      const { values } = readField(scope, subject.alias);
      return counted(label, values, subject, scope, (element) => ({
        kind: "field",
        alias: subject.alias,
        path,
        element,
      }));
    }
    case "countValue": {
      const list = evaluate(subject.value, scope);
      const label = subject.name || "values";
      if (isUnknown(list)) {
        return { label: `count of ${label}`, values: [UNKNOWN], isCollection: false };
      }
      if (!Array.isArray(list)) {
        throw new NotEvaluable("template", `count needs an array, not ${JSON.stringify(list)}`);
      }
      return counted(label, list, subject, scope, (element) => ({
        kind: "value",
        name: subject.name,
        element,
      }));
    }
  }
}

function counted(
  label: string,
  elements: readonly unknown[],
  { where }: { readonly where: Condition | undefined },
  scope: Scope,
  bind: (element: unknown) => Binding,
): SubjectValues {
  const findings = elements.map((element): Finding => {
    return where === undefined
      ? { truth: true, because: () => label }
      : examine(where, within(scope, bind(element)));
  });
  const failed = findings.find(({ truth }) => truth instanceof NotEvaluable)?.truth;
  if (failed instanceof NotEvaluable) {
    throw failed;
  }
  const what = where === undefined ? `count of ${label}` : `count of matching ${label}`;
  // An open value may be the whole array, of any length.
  if (elements.includes(UNKNOWN)) {
    return { label: what, values: [UNKNOWN], isCollection: false };
  }
  const sure = findings.filter(({ truth }) => truth === true).length;
  const open = findings.filter(({ truth }) => truth === "unknown").length;
  const values = Array.from({ length: open + 1 }, (_, i) => sure + i);
  return { label: what, values, isCollection: false, isOpen: open > 0 };
}
