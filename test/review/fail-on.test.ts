import type { Accepting } from "../../baseline/acknowledgements";
import type { RuleId } from "../../baseline/rules/rule";
import { DEFAULT_FAIL_ON, FAIL_ON, type FailOn, fails, type StackReview, WEAKENED } from "../../review";
import { reviewOf } from "../../review/publish/review-of";
import { jsonReport } from "../../review/report/json";
import { readReviewJson } from "../../review/report/read-review-json";
import { acceptedWords, failOnWords, levelWords, notSeenWords } from "../../review/report/words";
import { accepting, configuration, type Resources, reviewed } from "./two-sides";

const ST = "azurerm_storage_account.st";
const CLOSED = {
  ...{ name: "st", resource_group_name: "rg", location: "westeurope", public_network_access_enabled: false },
  ...{ account_tier: "Standard", account_replication_type: "LRS" },
};
const RULES: readonly RuleId[] = ["security/storage-public-network", "security/storage-firewall"];
const BOTH = RULES.map((rule) => accepting(rule));

const letting = (...addresses: readonly string[]): Resources => ({
  [ST]: {
    ...CLOSED,
    public_network_access_enabled: true,
    network_rules: { default_action: "Deny", bypass: ["None"], ip_rules: addresses },
  },
});

function between(
  before: Resources,
  after: Resources,
  accepted: { readonly base?: readonly Accepting[]; readonly head?: readonly Accepting[] },
): StackReview {
  return reviewed(configuration(before), configuration(after), accepted);
}

function failsBy(stack: StackReview, ...failOn: readonly FailOn[]): boolean {
  return fails({ version: "0.0.0", base: "a", head: "b", failOn, stacks: [stack] });
}

/** Of the network alone: what else the rules say of this account is not meant here. */
function network(stack: StackReview): StackReview {
  return { ...stack, risks: stack.risks.filter(({ kind }) => kind === "network-opened") };
}

describe("--fail-on accepted", () => {
  const granted = network(between({ [ST]: CLOSED }, letting("1.2.3.4"), { head: BOTH }));
  const widened = network(
    between(letting("1.2.3.4"), letting("1.2.3.4", "5.6.7.8"), { base: BOTH, head: BOTH }),
  );
  const standing = network(between(letting("1.2.3.4"), letting("1.2.3.4"), { base: BOTH, head: BOTH }));

  test("fails by what only a new acceptance covers, and nothing else does", () => {
    expect(failsBy(granted, "accepted")).toBe(true);
    expect(failsBy(granted, ...DEFAULT_FAIL_ON)).toBe(false);
  });

  test("fails by what reaches further under an acceptance that stood before", () => {
    expect(widened.risks.map(({ accepted }) => accepted?.isNew)).toEqual([false]);
    expect(failsBy(widened, "accepted")).toBe(true);
    expect(failsBy(widened, ...DEFAULT_FAIL_ON)).toBe(false);
  });

  test("lets pass what was accepted and stays as it is, and what nobody accepts", () => {
    expect(failsBy(standing, "accepted")).toBe(false);
    expect(failsBy(network(between({ [ST]: CLOSED }, letting("1.2.3.4"), {})), "accepted")).toBe(false);
  });

  test("fails by an acceptance of what BASE had and nobody accepted", () => {
    const open = between(letting("1.2.3.4"), letting("1.2.3.4"), { head: BOTH });
    expect(failsBy(open, "accepted")).toBe(true);
  });

  test("fails by an acceptance in a risk that is open for another reason", () => {
    const open = { [ST]: { ...CLOSED, public_network_access_enabled: true } };
    const half = network(between({}, open, { head: BOTH.slice(0, 1) }));
    expect(half.risks.map(({ accepted }) => accepted)).toEqual([undefined]);
    expect(failsBy(half, "accepted")).toBe(true);
  });

  test("is told apart in words: what the pull request adds, and what it widens", () => {
    const [one] = granted.risks;
    const [other] = widened.risks;
    expect(one?.accepted && acceptedWords(one.accepted)).toContain("which this pull request adds");
    expect(other?.accepted && acceptedWords(other.accepted)).toMatch(
      /given for what stood there before, which this pull request widens/,
    );
  });
});

describe("what fails a review", () => {
  test("unless somebody says otherwise is any risk and what no rule can follow, and no acceptance or cost", () => {
    expect(FAIL_ON.filter((one) => !DEFAULT_FAIL_ON.includes(one))).toEqual(["accepted", "cost-up"]);
    expect([...WEAKENED, "data-loss"].sort()).toEqual([...DEFAULT_FAIL_ON].sort());
  });

  test("is said in words", () => {
    expect(failOnWords(DEFAULT_FAIL_ON)).toBe(
      "it fails on any risk that nobody accepts, and on anything new that no rule can follow",
    );
    expect(failOnWords(["accepted"])).toBe("it fails on anything new that only an acceptance covers");
    expect(failOnWords(["data-loss", "network-opened", "cost-up"])).toBe(
      "it fails on data or identity lost, network opened, and on a higher cost",
    );
    expect(failOnWords([])).toBe("nothing fails it");
  });
});

describe("what no rule can follow", () => {
  const script = { "terraform_data.a": { provisioner: { "local-exec": { command: "x" } } } };
  const stack = between({}, script, {});
  const review = { version: "0.0.0", base: "a", head: "b", failOn: DEFAULT_FAIL_ON, stacks: [stack] };
  const SENTENCE = "terraform_data.a runs a command, which may change what was made";

  test("stands in the headline, alone or beside risks", () => {
    expect(levelWords([stack])).toBe("Nobody can tell: 1 new or changed thing that no rule can follow.");
    const both = between({ [ST]: CLOSED }, { ...letting("1.2.3.4"), ...script }, {});
    expect(levelWords([network(both), stack])).toMatch(
      /^Weaker than before: network opened .*, 2 new or changed things that no rule can follow\.$/,
    );
  });

  test("is marked where it is new", () => {
    expect(notSeenWords(stack)).toEqual([`new or changed: ${SENTENCE}`]);
    expect(notSeenWords({ ...stack, newNotSeen: [] })).toEqual([SENTENCE]);
  });

  test("fails where the JSON is read by another job, and in one of an older version nothing is new", () => {
    const text = jsonReport(review);
    const read = readReviewJson(text);
    expect([read.verdict.level, read.stacks[0]?.newNotSeen]).toEqual(["unseen", [SENTENCE]]);
    expect(fails(reviewOf(read))).toBe(true);
    const { newNotSeen: _, ...older } = JSON.parse(text).stacks[0];
    expect(fails(reviewOf(readReviewJson(JSON.stringify({ ...JSON.parse(text), stacks: [older] }))))).toBe(
      false,
    );
  });
});
