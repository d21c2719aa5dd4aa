import { inOrder, type Seen } from "../../../bench/agreement/observation";

test("what was seen has one order, whichever apply ended first", () => {
  const observed = (kind: "sound" | "base" | "mutant", stack: string, id?: string): Seen => ({
    kind,
    observation: {
      stack,
      mutant: id === undefined ? undefined : { id, address: "" },
      policies: [],
      rules: [],
    },
  });
  const seen: Seen[] = [
    observed("sound", "dev"),
    observed("base", "dev"),
    observed("mutant", "dev", "a"),
    observed("mutant", "dev", "b"),
    { kind: "refusal", refusal: { stack: "dev", mutant: { id: "a", address: "" }, refused: "no" } },
    observed("sound", "prod"),
  ];

  expect(inOrder([...seen].reverse())).toEqual(seen);
});
