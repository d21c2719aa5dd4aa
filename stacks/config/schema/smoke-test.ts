import { z } from "zod";
import type { AnswerShape } from "../../../constructs/serving/smoke-test";
import { whole } from "./values";

const count = () => whole(0, 1_000_000).optional();

const answerShape: z.ZodType<AnswerShape, AnswerShape> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("object"), properties: z.record(z.string(), answerShape).optional() }),
    z.strictObject({
      type: z.literal("array"),
      items: answerShape.optional(),
      minItems: count(),
      maxItems: count(),
    }),
    z.strictObject({
      type: z.enum(["number", "integer"]),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
    }),
    z.strictObject({ type: z.literal("string"), enum: z.array(z.string()).min(1).optional() }),
    z.strictObject({ type: z.enum(["boolean", "null"]) }),
  ]),
);

/** What a deployment must answer before more requests reach it. */
export const smokeTest = z.strictObject({
  /** The body of a request, made up: it is written beside the stack, so it says nothing of a person. */
  request: z.json(),
  /** What the answer looks like; each property that is named must be there. */
  expect: answerShape,
  /** Requests, one after another. @default 20 */
  tries: whole(1, 200).optional(),
});
