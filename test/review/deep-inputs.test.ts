import { ReviewProblem } from "../../review";
import type { Attributes } from "../../terraform-json";
import { reviewed } from "./two-sides";

function nested(levels: number): unknown {
  let value: unknown = "x";
  for (let level = 0; level < levels; level += 1) {
    value = { dynamic: { a: { for_each: ["x"], content: value } } };
  }
  return value;
}

const resource = (value: unknown): Attributes => ({ resource: { azurerm_subnet: { a: { b: value } } } });

test.each<[string, Attributes, Attributes, string]>([
  ["a resource in HEAD", resource(1), resource(nested(500)), "HEAD"],
  ["a resource in BASE", resource(nested(500)), resource(1), "BASE"],
  ["a resource on both sides", resource(nested(500)), resource(nested(501)), "HEAD"],
  ["deeper than the stack of Node reaches", resource(1), resource(nested(20_000)), "HEAD"],
  ["a local", resource(1), { ...resource(1), locals: { l: nested(500) } }, "HEAD"],
  ["an output", resource(1), { ...resource(1), output: { o: { value: nested(500) } } }, "HEAD"],
])("what nests deeper than anybody writes is refused in a sentence: %s", (_, base, head, side) => {
  const review = () => reviewed(base, head);
  expect(review).toThrow(ReviewProblem);
  expect(review).toThrow(
    `test: ${side} has values that nest more than 300 levels deep, which no review reads.`,
  );
});

test("what nests as deeply as somebody may write is compared", () => {
  const [change] = reviewed(resource(nested(90)), resource(nested(91))).changes;
  expect(change?.kind).toBe("update");
});
