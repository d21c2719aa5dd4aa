import * as fs from "node:fs";
import { GUARDRAIL_WORDS } from "../../../constructs/governance/guardrail-words";
import { GUARDRAIL_POLICIES, type PolicyFacts } from "../../../constructs/governance/policy-definitions";
import { aboutOf } from "../../../constructs/governance/policy-subjects";
import { SecurityBenchmark } from "../../../constructs/governance/security-benchmark";
import { testWithShared } from "../../baseline/catalogue/shared-files";
import { armId } from "../../support/fixtures";

interface Published {
  readonly properties: {
    readonly displayName: string;
    readonly mode: string;
    readonly parameters: Readonly<
      Record<
        string,
        {
          readonly type: string;
          readonly defaultValue?: unknown;
          readonly allowedValues?: readonly string[];
        }
      >
    >;
    readonly policyRule: { readonly if: unknown };
  };
}

const FACTS: readonly (readonly [string, PolicyFacts])[] = Object.entries(GUARDRAIL_POLICIES);
const published = (folder: string, id: string) =>
  JSON.parse(fs.readFileSync(`${folder}/${id}.json`, "utf8")) as Published;
const sorted = (texts: readonly string[] | undefined) => texts && [...texts].sort();

/** The types that a condition asks for. */
function typesIn(condition: unknown): string[] {
  if (typeof condition !== "object" || condition === null) {
    return [];
  }
  const { field, equals } = condition as { field?: unknown; equals?: unknown };
  const own = field === "type" && typeof equals === "string" ? [equals] : [];
  return [...own, ...Object.values(condition).flatMap(typesIn)];
}

testWithShared("policies", "ids, effects and parameters are those of the published definitions", (folder) => {
  for (const [key, facts] of FACTS) {
    const { displayName, mode, parameters } = published(folder, facts.id).properties;
    const { [facts.effect.parameter]: effect, ...others } = parameters;
    expect({ key, displayName, isData: mode.endsWith(".Data") }).toEqual({
      key,
      displayName: facts.displayName,
      isData: facts.about === undefined,
    });
    expect({
      key,
      allowed: sorted(effect?.allowedValues),
      required: effect?.defaultValue === undefined,
    }).toEqual({
      key,
      allowed: sorted(facts.effect.allowed),
      required: facts.effect.required === true,
    });
    const described = Object.entries(others).map(([name, one]) => [
      name,
      {
        type: one.type.toLowerCase(),
        allowed: sorted(one.allowedValues),
        required: one.defaultValue === undefined,
      },
    ]);
    const known = Object.entries(facts.parameters).map(([name, one]) => [
      name,
      { type: one.type.toLowerCase(), allowed: sorted(one.allowed), required: one.required === true },
    ]);
    expect({ key, ...Object.fromEntries(known) }).toEqual({ key, ...Object.fromEntries(described) });
  }
});

testWithShared("policies", "what a policy is about is what its condition asks for", (folder) => {
  const ofBenchmark = (["v1", "v2"] as const).flatMap((version) => {
    const id = armId("Microsoft.Authorization/policyAssignments", "benchmark");
    return SecurityBenchmark.fromPolicyAssignmentId(id, version).policies.map((policy) => policy.id);
  });
  const guardrails = FACTS.flatMap(([, { about, id }]) => (about === undefined ? [] : [id]));
  for (const id of new Set([...guardrails, ...ofBenchmark, "f59276f0-5740-4aaf-821d-45d185aa210e"])) {
    const types = typesIn(published(folder, id).properties.policyRule.if).map((type) => type.toLowerCase());
    expect({ id, types }).toEqual({ id, types: expect.arrayContaining([aboutOf(id)?.toLowerCase()]) });
  }
});

test("each policy is there once", () => {
  const ids = FACTS.map(([, { id }]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe("the words of assignments", () => {
  const words = Object.values(GUARDRAIL_WORDS);

  test("have names of their own, short enough for a management group", () => {
    expect(new Set(words.map(({ name }) => name)).size).toBe(FACTS.length);
    expect(words.filter(({ name }) => !/^ml-[a-z-]{1,21}$/.test(name))).toEqual([]);
  });

  test("say in a sentence what to do", () => {
    expect(words.filter(({ message }) => !/^[A-Z][a-z]+ .{20,250}\.$/.test(message))).toEqual([]);
    expect(words.filter(({ displayName }) => displayName.length > 128)).toEqual([]);
  });
});
