import {
  guardrail,
  INSIGHTS,
  identity,
  LOGS,
  PREDICTIONS,
  REGISTRY,
  STORAGE,
  VAULT,
  WORKSPACE,
} from "./addresses";
import { each, type Pair } from "./pair";
import { dev, prod, together } from "./sides";

const PURPOSES = ["alerts", "batch", "image-build", "interactive", "serving", "training", "workspace"];

/** Whole stacks come and go. */
export const STACKS: readonly Pair[] = [
  {
    name: "a new environment, in which nothing was stronger before",
    base: prod(),
    head: together(prod(), dev()),
    expected: {
      fails: false,
      // it comes without two policies, which somebody accepts; told where the first of the others is
      risks: each("protection-removed", [guardrail("public-network")], { accepted: true }),
      changes: { update: 0, destroy: 0, replace: 0 },
      cost: "up",
      findings: { new: [] },
    },
  },
  {
    name: "an environment goes, with all of its data and identities",
    base: together(prod(), dev()),
    head: prod(),
    expected: {
      fails: true,
      risks: each("data-loss", [
        STORAGE,
        ...PREDICTIONS,
        VAULT,
        REGISTRY,
        WORKSPACE,
        LOGS,
        INSIGHTS,
        ...PURPOSES.map(identity),
      ]),
      changes: { update: 0, create: 0, replace: 0, destroy: 0 },
      // it stays in Azure, and costs what it did, until somebody destroys the stack
      cost: "same",
    },
  },
];
