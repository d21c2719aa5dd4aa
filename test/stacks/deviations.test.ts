import * as fs from "node:fs";
import * as path from "node:path";
import type { TerraformStack } from "cdktf";
import { acceptedDeviations, readDeviations } from "../../baseline/acknowledgements";
import { checkStack } from "../../baseline/check/check-stack";
import type { ReportedFinding } from "../../baseline/report/check-report";
import { findRule, RULES } from "../../baseline/rules";
import { readAny } from "../../terraform-json";
import { accepted } from "../support/deviations";
import { WEAK_STACKS } from "./weak-stacks";

const ROOT = path.join(__dirname, "../..");
/** Before the last day of every deviation. */
const ANY_DAY = "2026-01-01";

/** What the rules say of a stack, its deviations read as from the file beside it. */
function check(stack: TerraformStack) {
  stack.prepareStack();
  const entries = readDeviations(JSON.stringify({ deviations: accepted(stack) }));
  const { rules, unused } = checkStack(
    {
      name: "stack",
      file: "stack",
      terraform: readAny(JSON.stringify(stack.toTerraform())),
      acknowledgements: acceptedDeviations(entries, ANY_DAY),
    },
    RULES,
  );
  const findings = rules.flatMap((rule) => rule.findings);
  return {
    entries,
    unused,
    open: linesOf(findings.filter(({ acknowledgement }) => acknowledgement === undefined)),
    acceptedBy: (name: string) =>
      linesOf(findings.filter(({ acknowledgement }) => acknowledgement?.name === name)),
  };
}

/** `<rule> <resource's name> <attribute>`, sorted; the name without what makes it unique. */
function linesOf(findings: readonly ReportedFinding[]): string[] {
  return findings
    .map(({ rule, address, attribute = "" }) => {
      const name = address.slice(address.indexOf(".") + 1).replace(/_[0-9A-F]{8}$/, "");
      return `${rule.id} ${name} ${attribute}`.trim();
    })
    .sort();
}

const weak = Object.entries(WEAK_STACKS).map(([name, stack]) => ({
  name,
  stack,
  checked: check(stack.make()),
}));

describe.each(weak)("$name", ({ stack, checked }) => {
  test("is accepted with what comes with it: exactly this", () => {
    expect(checked.acceptedBy(stack.deviation)).toEqual(stack.accepts);
  });

  test("leaves nothing else open", () => {
    const { makeStrong } = stack;
    expect(checked.open).toEqual(makeStrong === undefined ? [] : check(makeStrong()).open);
  });

  test("accepts no step further", () => {
    const further = stack.make();
    stack.goFurther(further);
    const { open, acceptedBy } = check(further);
    expect(checked.open.filter((line) => stack.opens.includes(line))).toEqual([]);
    expect(open).toEqual(expect.arrayContaining([...stack.opens]));
    expect(acceptedBy(stack.deviation)).toEqual(stack.accepts);
  });
});

describe("what deviations name", () => {
  const entries = weak.flatMap(({ checked }) => checked.entries);

  test("each rule is one", () => {
    const rules = entries.flatMap((entry) => entry.rules ?? []);
    expect(rules.filter((id) => findRule(id) === undefined)).toEqual([]);
  });

  test("each rule, and each attribute, has something to accept somewhere", () => {
    const lines = weak.flatMap(({ stack }) => stack.accepts.map((line) => line.replace(/\[\d+\]/g, "")));
    const words = new Set(lines.flatMap((line) => line.split(" ")));
    const named = entries.flatMap(({ rules = [], attributes = [] }) => [...rules, ...attributes]);
    expect(named.filter((one) => !words.has(one))).toEqual([]);
  });

  test("no deviation is there for nothing", () => {
    expect(weak.flatMap(({ checked }) => checked.unused)).toEqual([]);
  });
});

test("each call that takes a deviation is tried here", () => {
  const calls = ["constructs", "stacks"].flatMap((folder) =>
    fs
      .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => fs.readFileSync(path.join(ROOT, folder, file), "utf8"))
      .flatMap((code) => [...code.matchAll(/\.accept\(\s*\w+,\s*["`]([\w.]+)/g)])
      .map(([, property = ""]) => property),
  );
  expect(calls.length).toBeGreaterThanOrEqual(14);
  const tried = weak.map(({ stack }) => stack.deviation);
  expect(calls.filter((property) => !tried.some((one) => one.startsWith(property)))).toEqual([]);
});
