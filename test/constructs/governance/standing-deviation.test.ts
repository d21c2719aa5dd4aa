import { Construct } from "constructs";
import { BUILT_IN_POLICIES, type BuiltInPolicy } from "../../../constructs/governance/built-in-policies";
import { Deviations } from "../../../constructs/governance/deviation";
import { testDeviation } from "../../support/fixtures";
import { testStack } from "../../support/template";

const policy = (id: string): BuiltInPolicy => ({ id, displayName: `policy ${id}` });
const [A, B] = [policy("AAAA"), policy("bbbb")];
const accepting = (...policies: BuiltInPolicy[]) => ({ recommendations: [], rules: [], policies });
const reason = "the policy is for another version";

describe("Deviations.stand", () => {
  test("records reason, policies in lower case and sorted, and no approver and no end", () => {
    const stack = testStack();
    const storage = new Construct(stack, "storage");
    Deviations.of(stack).stand(storage, "sasPolicy", { reason, policies: [B, A, B] }, ["security/x"]);
    expect(Deviations.of(stack).list()).toEqual([
      {
        construct: "storage",
        property: "sasPolicy",
        recommendations: ["security/x"],
        policies: ["aaaa", "bbbb"],
        standing: true,
        reason,
      },
    ]);
  });

  test("names no recommendation unless told", () => {
    const stack = testStack();
    Deviations.of(stack).stand(stack, "p", { reason, policies: [A] });
    expect(Deviations.of(stack).list()).toMatchObject([{ construct: "", recommendations: [] }]);
  });

  test("is in one sorted list with what somebody accepted", () => {
    const stack = testStack();
    const [a, b] = [new Construct(stack, "a"), new Construct(stack, "b")];
    const deviations = Deviations.of(stack);
    deviations.stand(b, "one", { reason, policies: [A] });
    deviations.accept(b, "another", testDeviation(), { recommendations: [], rules: [] });
    deviations.stand(a, "one", { reason, policies: [A] });
    expect(deviations.list().map(({ construct, property }) => `${construct}.${property}`)).toEqual([
      "a.one",
      "b.another",
      "b.one",
    ]);
  });

  test.each<[string, string, readonly BuiltInPolicy[], string]>([
    [
      "a reason that is none",
      "  because ",
      [A],
      "reason must say in at least ten characters why the policies' setting isn't used",
    ],
    ["no policy", reason, [], "policies must name at least one"],
    [
      "neither",
      "",
      [],
      "reason must say in at least ten characters why the policies' setting isn't used; policies must name at least one",
    ],
  ])("refuses %s, with construct and property", (_what, text, policies, problem) => {
    const stack = testStack();
    const construct = new Construct(stack, "vault");
    expect(() => Deviations.of(stack).stand(construct, "acls", { reason: text, policies })).toThrow(
      new Error(`test/vault: acls: ${problem}`),
    );
    expect(Deviations.of(stack).list()).toEqual([]);
  });
});

describe("what somebody accepted needs no second answer", () => {
  /** Stands on `standsOn`, accepts on `acceptedOn`, both by paths; what is left standing of A and B. */
  const left = (standsOn: string, acceptedOn: string, accepted: readonly BuiltInPolicy[]) => {
    const stack = testStack();
    const at = (path: string) =>
      path === ""
        ? stack
        : path
            .split("/")
            .reduce<Construct>(
              (scope, id) =>
                (scope.node.tryFindChild(id) as Construct | undefined) ?? new Construct(scope, id),
              stack,
            );
    Deviations.of(stack).stand(at(standsOn), "p", { reason, policies: [A, B] });
    expect(Deviations.of(stack).accept(at(acceptedOn), "q", testDeviation(), accepting(...accepted))).toBe(
      true,
    );
    return Deviations.of(stack)
      .list()
      .flatMap((one) => (one.standing ? one.policies : []));
  };

  test.each([
    ["on the same construct", "keys/vault", "keys/vault"],
    ["on one around it", "keys/vault", "keys"],
    ["on the whole stack", "keys/vault", ""],
  ])("%s", (_where, standsOn, acceptedOn) => {
    expect(left(standsOn, acceptedOn, [A, B])).toEqual([]);
    expect(left(standsOn, acceptedOn, [A])).toEqual(["bbbb"]);
    expect(left(standsOn, acceptedOn, [])).toEqual(["aaaa", "bbbb"]);
  });

  test.each([
    ["beside it", "keys/vault", "keys/other"],
    ["inside it", "keys", "keys/vault"],
    ["whose name begins alike", "keys-of-all", "keys"],
  ])("but nothing %s answers it", (_where, standsOn, acceptedOn) => {
    expect(left(standsOn, acceptedOn, [A, B])).toEqual(["aaaa", "bbbb"]);
  });

  test("and what is accepted later counts too, in a list that is handed out later", () => {
    const stack = testStack();
    Deviations.of(stack).stand(stack, "p", { reason, policies: [A] });
    const before = Deviations.of(stack).list();
    Deviations.of(stack).accept(stack, "q", testDeviation(), accepting(A));
    expect([before.length, Deviations.of(stack).list().length]).toEqual([1, 1]);
    expect(Deviations.of(stack).list()).toMatchObject([{ property: "q", policies: ["aaaa"] }]);
  });
});

test("an accepted deviation keeps the policies it was given, of the table too", () => {
  const stack = testStack();
  Deviations.of(stack).accept(stack, "q", testDeviation(), accepting(BUILT_IN_POLICIES.storageSharedKey));
  expect(Deviations.of(stack).list()).toEqual([
    {
      construct: "",
      property: "q",
      recommendations: [],
      rules: [],
      policies: ["8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54"],
      ...testDeviation(),
    },
  ]);
});
