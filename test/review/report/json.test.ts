import { fails, levelOf } from "../../../review";
import type { ResourceChange } from "../../../review/changes";
import { boundedReview } from "../../../review/report/bounded-review";
import { jsonReport } from "../../../review/report/json";
import { LONGEST, MOST } from "../../../review/report/json-limits";
import { readReviewJson } from "../../../review/report/read-review-json";
import type { Review, StackReview } from "../../../review/review";
import { sampleReport } from "../publish/sample";
import { badReview, planReview, sampleReview } from "./reviews";

/** A stack of the sample with something else in it. */
function withStack(own: (stack: StackReview) => Partial<StackReview>): Review {
  const review = sampleReview();
  return { ...review, stacks: review.stacks.map((stack) => ({ ...stack, ...own(stack) })) };
}

function changeOf(stack: StackReview): ResourceChange {
  const [change] = stack.changes;
  if (change === undefined) {
    throw new Error("the sample has changed");
  }
  return change;
}

describe("review as JSON", () => {
  test.each([
    ["a bad one", badReview],
    ["one of plans", planReview],
    ["a sample", sampleReview],
  ])("agrees with the schema, and loses nothing on the way: %s", (_, make) => {
    const text = jsonReport(make());
    expect(readReviewJson(text)).toEqual(JSON.parse(text));
  });

  test("has all that the schema knows", () => {
    const { verdict, ...sample } = sampleReport();
    const { verdict: own, ...rest } = JSON.parse(jsonReport(sampleReview()));
    expect(rest).toEqual(JSON.parse(JSON.stringify(sample)));
    expect(own).toEqual({
      fails: true,
      level: "stop",
      words: expect.stringContaining("It fails the review."),
    });
  });

  test("counts what Terraform does, without what waits at BASE already", () => {
    const review = withStack((stack) => ({
      changes: [changeOf(stack), { ...changeOf(stack), address: "a.b", kind: "destroy", pending: true }],
    }));
    expect(JSON.parse(jsonReport(review)).stacks[0].counts).toMatchObject({ update: 1, destroy: 0 });
    const bad = badReview();
    const json = JSON.parse(jsonReport(bad));
    expect(json.verdict).toMatchObject({ fails: fails(bad), level: levelOf(bad.stacks) });
    expect(json.stacks.map(({ counts }: { counts: object }) => Object.values(counts))).toHaveLength(3);
  });

  test("has no sensitive value, and nothing of a resource but what changes", () => {
    const review = withStack((stack) => {
      const secret = Object.assign({ state: "sensitive" as const }, { value: "s3cret" });
      const change = {
        ...changeOf(stack),
        attributes: [{ path: "key", before: secret, after: secret, replaces: false }],
      };
      return {
        changes: [
          Object.assign({}, change, { before: { attributes: "s3cret" }, after: { attributes: "s3cret" } }),
        ],
        risks: stack.risks.map((risk) => ({ ...risk, change, attributes: change.attributes })),
      };
    });
    const text = jsonReport(review);
    expect(text).not.toContain("s3cret");
    expect(JSON.parse(text).stacks[0].changes[0].attributes[0].before).toEqual({ state: "sensitive" });
  });

  test("a line outside of the repository is left out", () => {
    const review = withStack((stack) => ({
      risks: [],
      names: [],
      changes: [
        { ...changeOf(stack), source: { file: "../../etc/passwd", line: 1 } },
        { ...changeOf(stack), address: "a.long", source: { file: "a".repeat(2000), line: 1 } },
      ],
    }));
    const changes = readReviewJson(jsonReport(review)).stacks[0]?.changes ?? [];
    expect(changes.map(({ source }) => source)).toEqual([undefined, undefined]);
  });
});

describe("limits", () => {
  test("texts and values are cut, once", () => {
    const long = "😀".repeat(3000);
    const review = withStack((stack) => ({
      name: long,
      notSeen: [long],
      changes: [
        {
          ...changeOf(stack),
          attributes: [
            {
              path: long,
              before: { state: "known" as const, value: { list: [long, long] } },
              after: { state: "known" as const, value: '"'.repeat(1999) },
              replaces: true,
            },
          ],
        },
      ],
    }));
    const [stack] = readReviewJson(jsonReport(review)).stacks;
    expect(stack?.name.length).toBeLessThanOrEqual(LONGEST.name);
    expect(stack?.name).toMatch(/^(?:😀)+…$/u);
    expect(stack?.changes[0]?.attributes[0]).toMatchObject({ before: { cut: true }, after: { cut: true } });
    const once = boundedReview(review);
    expect(boundedReview(once)).toEqual(once);
  });

  test("of very many changes those that a risk is about stay, and how many are missing is said", () => {
    const review = withStack((stack) => {
      const many = Array.from({ length: MOST.changes + 10 }, (_, index) => ({
        ...changeOf(stack),
        address: `azurerm_subnet.a${index}`,
        movedFrom: undefined,
      }));
      return { changes: [...many, changeOf(stack)] };
    });
    const [stack] = readReviewJson(jsonReport(review)).stacks;
    expect(stack?.changes).toHaveLength(MOST.changes);
    expect(stack?.changes.at(-1)?.address).toBe("azurerm_storage_account.storage");
    expect(stack?.notSeen[0]).toBe("11 more changes, for which the report has no room");
    expect(stack?.counts.update).toBe(MOST.changes + 11);
  });

  test("of very many stacks those with a risk stay", () => {
    const { stacks, ...rest } = sampleReview();
    const quiet = stacks.map((stack) => ({ ...stack, risks: [] }));
    const many = Array.from({ length: MOST.stacks }, (_, index) =>
      quiet.map((one) => ({ ...one, name: `${index}` })),
    );
    const json = readReviewJson(jsonReport({ ...rest, stacks: [...many.flat(), ...stacks] }));
    expect(json.stacks).toHaveLength(MOST.stacks);
    expect(json.stacks.at(-1)?.risks).toHaveLength(2);
    expect(json.stacks[0]?.notSeen[0]).toBe("1 more stacks, for which the report has no room");
  });
});
