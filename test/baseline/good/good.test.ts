import * as fs from "node:fs";
import * as path from "node:path";
import { checkStack } from "../../../baseline/check/check-stack";
import type { StackCheck } from "../../../baseline/report/check-report";
import type { Rule } from "../../../baseline/rules/rule";
import { readAny } from "../../../terraform-json";
import { firstPlan, foreignInputs } from "./foreign";
import type { GoodInput } from "./good-input";
import { keptRequests } from "./kept-requests";
import { kubernetesClusters } from "./kubernetes-clusters";
import { landingZones, STATE } from "./landing-zones";
import { modelLives } from "./model-life";
import { servingStacks } from "./serving-stacks";
import { subscriptionStacks } from "./subscriptions";

const FOLDER = path.join(__dirname, "../../../baseline/rules");

/** Every rule there is, listed or not: a rule in no list would never be tried. */
const rules = fs
  .readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => fs.readdirSync(path.join(FOLDER, name)).map((file) => path.join(FOLDER, name, file)))
  .flatMap((file) => Object.values(require(file) as Record<string, Rule>))
  .filter((rule) => typeof rule === "object" && "examine" in rule);

function checked({ name, text, accepted }: GoodInput): StackCheck {
  return checkStack({ name, file: name, terraform: readAny(text), acknowledgements: accepted }, rules);
}

const inputs = [
  ...landingZones(),
  ...servingStacks(),
  ...subscriptionStacks(),
  ...keptRequests(),
  ...modelLives(),
  ...kubernetesClusters(),
  ...foreignInputs(),
];

/** The least that look at a whole landing zone; fewer where there is only a part of one. */
const leastFor = (name: string) =>
  name === STATE ? 10 : / that serves\b|^the subscription /.test(name) ? 15 : 50;

/** What nobody accepted: `rule address: certainty: message`. */
function open(input: GoodInput): string[] {
  return checked(input)
    .rules.flatMap(({ findings }) => findings)
    .filter(({ acknowledgement }) => acknowledgement === undefined)
    .map(({ rule, address, certainty, message }) => `${rule.id} ${address}: ${certainty}: ${message}`);
}

test.each(inputs.map((input) => [input.name, input] as const))("nothing is found in %s", (_name, input) => {
  expect(open(input)).toEqual([]);
});

test("a first plan, which leaves much open, breaks no rule", () => {
  expect(open(firstPlan()).filter((line) => line.includes(": violation: "))).toEqual([]);
});

test("many rules look at each of them", () => {
  const looking = inputs.map((input) => {
    const { length } = checked(input).rules.filter(({ examined }) => examined > 0);
    return [input.name, length] as const;
  });
  expect(looking.filter(([name, count]) => count < leastFor(name))).toEqual([]);
});
