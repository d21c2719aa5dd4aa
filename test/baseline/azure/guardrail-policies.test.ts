import * as fs from "node:fs";
import * as path from "node:path";
import { GUARDRAILS, type GuardrailPolicy } from "../../../baseline/azure/guardrail-policies";
import { GUARDRAIL_POLICIES, type PolicyFacts } from "../../../constructs/governance/policy-definitions";
import { nested, textOf } from "../../../terraform-json";
import { testWithShared } from "../catalogue/shared-files";

const ours = new Map<string, GuardrailPolicy>(Object.entries(GUARDRAILS));
const theirs = new Map<string, PolicyFacts>(Object.entries(GUARDRAIL_POLICIES));

test("the policies that rules ask for are those that PolicyGuardrails assigns, under the same names", () => {
  expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
});

test.each([...theirs])(
  "%s is the same policy, with the same strongest effect",
  (name, { effect, id, parameters }) => {
    const own = ours.get(name);
    expect([own?.id, own?.strongest, own?.effect]).toEqual([id, effect.allowed[0], effect.parameter]);
    expect(own?.byDefault === undefined).toBe(effect.required === true);
    // what chooses jobs is a parameter of the definition
    expect(
      Object.keys(own?.selects ?? {}).filter((parameter) => parameters[parameter] === undefined),
    ).toEqual([]);
  },
);

testWithShared("policies", "an effect that nobody wrote is the definition's own", (folder) => {
  for (const { byDefault, effect, id } of ours.values()) {
    const file: unknown = JSON.parse(fs.readFileSync(path.join(folder, `${id}.json`), "utf8"));
    const properties = nested(nested({ file }, "file"), "properties");
    expect([id, textOf(nested(properties, "parameters", effect), "defaultValue")]).toEqual([id, byDefault]);
  }
});
