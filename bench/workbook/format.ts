import { z } from "zod";

/**
 * The parts of Microsoft's format of workbooks that this project writes: the types of parts and what each of them
 * takes, from schema/workbook.json of the public repository microsoft/Application-Insights-Workbooks (newest commit
 * 2026-08-19), with what that schema leaves open and every published workbook has (`timeContext`, `timeContextFromParameter`,
 * `crossComponentResources`, `resourceType`). What stands in neither is refused: a name that is misspelled shows
 * nothing, and no error either.
 */
const ARM_ID = z.string().regex(/^(\/|\$\{)/);
const LOWER = z.string().regex(/^[a-z./]+$/);
const NAME = z.string().min(1);
const place = {
  name: NAME,
  customWidth: z
    .string()
    .regex(/^\d{1,3}$/)
    .optional(),
};
const duration = z.strictObject({ durationMs: z.int().min(0) });

const text = z.strictObject({
  type: z.literal(1),
  content: z.strictObject({ json: z.string().min(1) }),
  ...place,
});

const query = z.strictObject({
  type: z.literal(3),
  content: z.strictObject({
    version: z.literal("KqlItem/1.0"),
    query: z.string().min(1),
    size: z.int().min(0).max(4),
    title: NAME,
    noDataMessage: NAME,
    // either of them: what the reader chooses, or always the same
    timeContextFromParameter: NAME.optional(),
    timeContext: duration.optional(),
    // 0: logs; the others ask other services
    queryType: z.literal(0),
    resourceType: z.literal("microsoft.operationalinsights/workspaces"),
    crossComponentResources: z.array(ARM_ID).min(1),
    visualization: z.enum(["table", "timechart", "barchart", "areachart", "linechart", "piechart", "tiles"]),
  }),
  ...place,
});

const parameters = z.strictObject({
  type: z.literal(9),
  content: z.strictObject({
    version: z.literal("KqlParameterItem/1.0"),
    style: z.enum(["pills", "above"]),
    queryType: z.literal(0),
    parameters: z
      .array(
        z.strictObject({
          id: z.guid(),
          version: z.literal("KqlParameterItem/1.0"),
          name: NAME,
          label: NAME,
          // 4: a range of time
          type: z.literal(4),
          isRequired: z.boolean(),
          value: duration,
          typeSettings: z.strictObject({
            selectableValues: z.array(duration).min(1),
            allowCustom: z.boolean(),
          }),
        }),
      )
      .min(1),
  }),
  ...place,
});

const metrics = z.strictObject({
  type: z.literal(10),
  content: z.strictObject({
    chartId: NAME,
    version: z.literal("MetricsItem/2.0"),
    size: z.int().min(0).max(4),
    chartType: z.int(),
    title: NAME,
    resourceType: LOWER,
    metricScope: z.literal(0),
    resourceIds: z.array(ARM_ID).min(1),
    timeContextFromParameter: NAME,
    timeContext: duration,
    metrics: z
      .array(
        z.strictObject({
          namespace: LOWER,
          metric: z.string().regex(/^[a-z./]+-[A-Za-z ]*-\w[\w ]*$/),
          // 1 sum, 2 minimum, 3 maximum, 4 average, 7 count
          aggregation: z.union([1, 2, 3, 4, 7].map((each) => z.literal(each))),
          splitBy: z.string().nullable(),
        }),
      )
      .min(1),
  }),
  ...place,
});

export const workbookSchema = z.strictObject({
  $schema: z.literal(
    "https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json",
  ),
  version: z.literal("Notebook/1.0"),
  items: z.array(z.discriminatedUnion("type", [text, query, parameters, metrics])).min(1),
  fallbackResourceIds: z.array(ARM_ID),
});

/** A workbook that keeps to the format. */
export type ReadWorkbook = z.infer<typeof workbookSchema>;
export type QueryItem = z.infer<typeof query>;
export type MetricItem = z.infer<typeof metrics>;
