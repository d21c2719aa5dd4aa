import * as fs from "node:fs";
import * as path from "node:path";
import {
  ACKNOWLEDGEMENTS_FILE,
  type Accepting,
  readAcknowledgements,
} from "../../../baseline/acknowledgements";
import { allByAzapi } from "./all-by-azapi";
import type { GoodInput } from "./good-input";

/** Before the last day of every acknowledgement. */
const ANY_DAY = "2026-01-01";

/** Inputs that no construct of this project made. */
export function foreignInputs(): GoodInput[] {
  return [
    {
      name: "a workspace beside services that exist already",
      text: file("existing-services.tf.json"),
      accepted: [],
    },
    { name: "a landing zone of azapi alone", text: allByAzapi(), accepted: [] },
    {
      name: "the plan of HCL with modules, once it is applied",
      text: file("hcl-modules/later-plan.json"),
      accepted: acknowledged(),
    },
  ];
}

/** The same HCL before it is applied: much is known only afterwards, but nothing is wrong. */
export function firstPlan(): GoodInput {
  return {
    name: "the first plan of HCL with modules",
    text: file("hcl-modules/first-plan.json"),
    accepted: acknowledged(),
  };
}

function acknowledged(): Accepting[] {
  const anyRule = { has: () => true, nearest: () => undefined };
  return readAcknowledgements(file(`hcl-modules/${ACKNOWLEDGEMENTS_FILE}`), anyRule, ANY_DAY);
}

function file(name: string): string {
  return fs.readFileSync(path.join(__dirname, name), "utf8");
}
