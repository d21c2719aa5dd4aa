import type { MetricAggregation, PlatformMetric } from "./serving-metrics";

/** Content of a workbook, in the words of Microsoft's format `Notebook/1.0`. */
export interface Workbook {
  readonly $schema: string;
  readonly version: "Notebook/1.0";
  readonly items: readonly WorkbookItem[];
  /** ARM ids of what it is opened with. */
  readonly fallbackResourceIds: readonly string[];
}

/** A part of a workbook: a text is of type 1, a query of 3, parameters are of 9, metrics of 10. */
export interface WorkbookItem {
  readonly type: 1 | 3 | 9 | 10;
  readonly content: Readonly<Record<string, unknown>>;
  readonly name: string;
  /** Percent of the width; parts that fit stand beside each other. @default - the whole width */
  readonly customWidth?: string;
}

/** What all panels say of themselves. */
interface PanelTerms {
  /** Its name within the workbook. */
  readonly name: string;
  readonly title: string;
  /** @default - the whole width */
  readonly customWidth?: string;
}

export interface QueryPanel extends PanelTerms {
  /** ARM id of the Log Analytics workspace that is asked. */
  readonly logAnalyticsWorkspaceId: string;
  readonly query: string;
  readonly visualization: "timechart" | "barchart" | "table";
  /** What stands there if the query finds nothing. */
  readonly noData: string;
  /** Days back that it looks, whatever the reader chooses. @default - what the reader chooses */
  readonly days?: number;
}

export interface MetricPanel extends PanelTerms {
  /** ARM ids of what has the metrics. */
  readonly resourceIds: readonly string[];
  readonly metrics: readonly ShownMetric[];
}

export interface ShownMetric {
  readonly metric: PlatformMetric;
  /** Under which Microsoft's reference lists it; some resources have no categories. @default - none */
  readonly category?: string;
  readonly aggregation: MetricAggregation;
  /** @default - one line for all */
  readonly splitBy?: string;
}

const SCHEMA = "https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json";
const TIME_RANGE = "TimeRange";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** As the format numbers them. */
const AGGREGATIONS: Readonly<Record<MetricAggregation, number>> = {
  Total: 1,
  Minimum: 2,
  Maximum: 3,
  Average: 4,
  Count: 7,
};
const LINE_CHART = 2;
const LOGS = 0;
const MEDIUM = 0;

/** A workbook whose panels look at the time that its reader chooses, but for those that say another. */
export function workbookOf(
  logAnalyticsWorkspaceId: string,
  introduction: string,
  panels: readonly WorkbookItem[],
): Workbook {
  return {
    $schema: SCHEMA,
    version: "Notebook/1.0",
    items: [{ type: 1, content: { json: introduction }, name: "introduction" }, timeRange(), ...panels],
    fallbackResourceIds: [logAnalyticsWorkspaceId],
  };
}

function timeRange(): WorkbookItem {
  return {
    type: 9,
    content: {
      version: "KqlParameterItem/1.0",
      style: "pills",
      queryType: LOGS,
      parameters: [
        {
          id: "b0d8f0a4-6c1f-4f5c-8a52-6f1f4a0b7c11",
          version: "KqlParameterItem/1.0",
          name: TIME_RANGE,
          label: "Time range",
          type: 4,
          isRequired: true,
          value: { durationMs: DAY },
          typeSettings: {
            selectableValues: [1, 4, 24, 72, 168, 720].map((hours) => ({ durationMs: hours * HOUR })),
            allowCustom: true,
          },
        },
      ],
    },
    name: "parameters",
  };
}

/** What a query of the logs finds. */
export function queryPanel(panel: QueryPanel): WorkbookItem {
  return {
    type: 3,
    content: {
      version: "KqlItem/1.0",
      query: panel.query,
      size: MEDIUM,
      title: panel.title,
      noDataMessage: panel.noData,
      ...(panel.days === undefined
        ? { timeContextFromParameter: TIME_RANGE }
        : { timeContext: { durationMs: panel.days * DAY } }),
      queryType: LOGS,
      resourceType: "microsoft.operationalinsights/workspaces",
      crossComponentResources: [panel.logAnalyticsWorkspaceId],
      visualization: panel.visualization,
    },
    ...placeOf(panel),
  };
}

/** Numbers that Azure keeps of resources, as lines over time. */
export function metricPanel(panel: MetricPanel): WorkbookItem {
  return {
    type: 10,
    content: {
      chartId: panel.name,
      version: "MetricsItem/2.0",
      size: MEDIUM,
      chartType: LINE_CHART,
      title: panel.title,
      resourceType: panel.metrics[0]?.metric.namespace.toLowerCase(),
      metricScope: 0,
      resourceIds: panel.resourceIds,
      timeContextFromParameter: TIME_RANGE,
      timeContext: { durationMs: 0 },
      metrics: panel.metrics.map(({ aggregation, category = "", metric, splitBy = null }) => {
        const namespace = metric.namespace.toLowerCase();
        return {
          namespace,
          metric: `${namespace}-${category}-${metric.name}`,
          aggregation: AGGREGATIONS[aggregation],
          splitBy,
        };
      }),
    },
    ...placeOf(panel),
  };
}

function placeOf({ customWidth, name }: PanelTerms): Pick<WorkbookItem, "name" | "customWidth"> {
  return customWidth === undefined ? { name } : { name, customWidth };
}
