import type { MetricItem } from "./format";
import type { Sample, SampleTable } from "./sample";

/** A line, or one of the colours of stacked bars. */
export interface Series {
  readonly name: string;
  /** Milliseconds since 1970, and what was there. */
  readonly points: readonly (readonly [time: number, value: number])[];
}

const AGGREGATIONS: Readonly<Record<number, string>> = { 1: "Sum", 2: "Min", 3: "Max", 4: "Avg", 7: "Count" };

/**
 * The lines of a table of times, names and numbers, as a chart of a workbook takes it: its first column of texts
 * says which line.
 */
export function seriesOfTable({ columns, rows }: SampleTable): Series[] {
  const [first] = rows;
  const time = columns.indexOf("Time");
  const name = first?.findIndex((cell, at) => at !== time && typeof cell === "string") ?? -1;
  const value = first?.findIndex((cell) => typeof cell === "number") ?? -1;
  const names = [...new Set(rows.map((row) => String(row[name])))];
  return names.map((each) => ({
    name: each,
    points: rows
      .filter((row) => row[name] === each)
      .map((row) => [Date.parse(String(row[time])), Number(row[value])] as const),
  }));
}

/**
 * The lines of a panel of metrics, each called as the portal calls it: the split, the metric, the aggregation.
 *
 * @throws if a metric of the panel has no sample
 */
export function seriesOfMetrics({ content }: MetricItem, sample: Sample): Series[] {
  const [from, to] = [Date.parse(sample.from), Date.parse(sample.to)];
  const resources = content.resourceIds.map((id) => id.slice(id.lastIndexOf("/") + 1));
  return content.metrics.flatMap(({ aggregation, metric, splitBy }) => {
    const metricName = metric.split("-").at(-1) ?? "";
    const lines = sample.metrics[metricName];
    if (lines === undefined) {
      throw new Error(`${content.title}: there is no sample of ${metricName}`);
    }
    return Object.entries(lines)
      .filter(([name]) => splitBy !== null || resources.includes(name))
      .map(([name, values]) => ({
        name: `${name}, ${metricName} (${AGGREGATIONS[aggregation]})`,
        points: values.map(
          (value, at) => [from + ((to - from) * (at + 0.5)) / values.length, value] as const,
        ),
      }));
  });
}
