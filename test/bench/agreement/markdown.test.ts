import { agreementPage } from "../../../bench/agreement/markdown";
import type { Tally } from "../../../bench/agreement/tally";
import { ADDRESS, comparisonOf, POLICY, RULE } from "./comparison-of";

const TALLY: Tally = {
  rows: [{ policy: POLICY, rules: [RULE], compliant: 2, nonCompliant: 3, disagreements: 2 }],
  disagreements: [
    {
      comparison: comparisonOf(),
      known: {
        policies: [POLICY],
        policyVerdict: "non-compliant",
        rulesVerdict: "pass",
        reason: "The policy is older.",
      },
    },
    { comparison: comparisonOf({ mutant: "flip-boolean:x:y=true", rulesVerdict: "silent" }) },
  ],
  unused: [],
  unlisted: [],
  mutants: {
    applied: 4,
    unseen: ["drop-block:x"],
    refused: [
      {
        stack: "prod",
        mutant: { id: "drop-resource:x", address: "x" },
        refused:
          "x: updating (Subscription: \"1\"): 400 with error: InvalidValue: '/subscriptions/1/providers/a/b/name' is not | this",
      },
    ],
  },
};

const page = agreementPage(TALLY, {
  names: new Map([[POLICY, "Storage accounts should restrict network access"]]),
  withoutRule: [{ policies: [POLICY], why: "A second sink." }],
});

test.each([
  [
    "numbers of each policy",
    `| Storage accounts should restrict network access (11111111) | \`${RULE}\` | 2 | 3 | 2 |`,
  ],
  ["a disagreement with its reason", `| non-compliant | pass | dev: \`${ADDRESS}\` | The policy is older. |`],
  [
    "a disagreement that nobody explained",
    "| non-compliant | do not look at it | dev, mutant `flip-boolean:x:y=true` | **Not explained.** |",
  ],
  [
    "policies without a rule, with why",
    "| A second sink. | Storage accounts should restrict network access (11111111) |",
  ],
  [
    "what refuses a mutant, without the ids of the run",
    "| prod | `drop-resource:x` | InvalidValue: '…/name' is not \\| this |",
  ],
  ["mutants that neither side sees", "- `drop-block:x`"],
  [
    "the sum",
    "1 policies compared with their rules: 2 times neither finds anything, 3 times both do, 2 times",
  ],
])("the page has %s", (_, line) => {
  expect(page).toContain(line);
});
