import { type AnswerShape, answerOf } from "../../../../rehearsal/simulator/scoring";

test.each<[AnswerShape, unknown]>([
  [{ type: "array", minItems: 2, items: { type: "number", minimum: 0.5 } }, [0.5, 0.5]],
  [{ type: "array" }, []],
  [{ type: "array", minItems: 1 }, [0]],
  [{ type: "object", properties: { label: { type: "string", enum: ["no", "yes"] } } }, { label: "no" }],
  [{ type: "object" }, {}],
  [{ type: "number", maximum: -1 }, -1],
  [{ type: "integer", minimum: 0.5 }, 1],
  [{ type: "integer", maximum: 2.5 }, 2],
  [{ type: "number" }, 0],
  [{ type: "string" }, ""],
  [{ type: "boolean" }, true],
  [{ type: "null" }, null],
])("%j is answered with %j", (shape, answer) => {
  expect(answerOf(shape)).toEqual(answer);
});

test.each<AnswerShape>([{ type: "date" }, {}, { type: "array", minItems: 1, items: { type: 1 } }])(
  "%j is no shape of JSON, and nothing is made up for it",
  (shape) => {
    expect(() => answerOf(shape)).toThrow("which JSON doesn't have");
  },
);
