import type { ReadWorkbook } from "../../../bench/workbook/format";
import { madeWorkbook, SAMPLE, workbookPage } from "../../../bench/workbook/index";
import type { Sample } from "../../../bench/workbook/sample";
import { scaleOf } from "../../../bench/workbook/scale";
import { seriesOfMetrics } from "../../../bench/workbook/series";
import { queryColumns, queryProblems } from "../../constructs/observability/kql";

const workbook = madeWorkbook();
const queries = workbook.items.flatMap((item) => (item.type === 3 ? [item] : []));
const metrics = workbook.items.flatMap((item) => (item.type === 10 ? [item] : []));
const page = workbookPage(workbook, SAMPLE);

/** The sample with another table for a panel. */
const withTable = (panel: string, columns: string[], rows: (string | number)[][]): Sample => ({
  ...SAMPLE,
  tables: { ...SAMPLE.tables, [panel]: { columns, rows } },
});

describe("the made-up numbers", () => {
  test.each(queries)(
    "$name: its columns are those that the query gives, in their order",
    ({ content, name }) => {
      expect(queryProblems(content.query)).toEqual([]);
      const { columns, rows } = SAMPLE.tables[name] ?? { columns: [], rows: [] };
      expect(columns).toEqual(queryColumns(content.query));
      expect(rows.length).toBeGreaterThan(2);
      for (const row of rows) {
        expect(row).toHaveLength(columns.length);
      }
    },
  );

  test("there are none that no panel shows", () => {
    expect(Object.keys(SAMPLE.tables)).toEqual(queries.map(({ name }) => name));
    const shown = metrics.flatMap(({ content }) =>
      content.metrics.map(({ metric }) => metric.split("-").at(-1) ?? ""),
    );
    expect(Object.keys(SAMPLE.metrics)).toEqual([...new Set(shown)]);
  });

  test.each(metrics)("$name: every metric has lines, within the range", (item) => {
    const series = seriesOfMetrics(item, SAMPLE);
    expect(series.length).toBeGreaterThanOrEqual(item.content.metrics.length);
    for (const [time] of series.flatMap(({ points }) => points)) {
      expect(time).toBeGreaterThan(Date.parse(SAMPLE.from));
      expect(time).toBeLessThan(Date.parse(SAMPLE.to));
    }
  });

  test("a metric that nobody made up a number for is a mistake, and so is a panel", () => {
    expect(() => workbookPage(workbook, { ...SAMPLE, metrics: {} })).toThrow(
      "Nodes with a job, and idle ones, by cluster: there is no sample of Active Nodes",
    );
    expect(() => workbookPage(workbook, { ...SAMPLE, tables: {} })).toThrow(
      "failed-jobs: there is no sample of what it finds",
    );
  });
});

describe("the picture", () => {
  test("has each panel once, with its title", () => {
    const ids = [...page.matchAll(/<section class="panel[^"]*" id="([^"]+)">\n<h2>([^<]+)<\/h2>/g)];
    expect(ids.map(([, id, title]) => [id, title])).toEqual(
      workbook.items.flatMap(({ content, name }) => ("title" in content ? [[name, content.title]] : [])),
    );
  });

  test("draws a line for each series, and a bar for each piece", () => {
    const drawn = (id: string, tag: string) => {
      const from = page.indexOf(`id="${id}"`);
      return (
        page
          .slice(from, page.indexOf("</section>", from))
          .split(`<${tag} class="${tag === "rect" ? "bar" : "line"}`).length - 1
      );
    };
    expect(drawn("nodes", "polyline")).toBe(4);
    expect(drawn("latency", "polyline")).toBe(2);
    // 31 days of three tables, and the legend
    expect(drawn("ingestion", "rect")).toBe(31 * 3 + 3);
  });

  test("says what the panel says where nothing is found", () => {
    const empty = workbookPage(workbook, withTable("answers", [], []));
    expect(empty).toContain('<p class="empty">No request came in.</p>');
    expect(page).not.toContain("No request came in.");
  });

  test("texts of titles, cells and Markdown stay texts", () => {
    const hostile = "<img src=x onerror=alert(1)>";
    const items = workbook.items.map((item) => {
      switch (item.type) {
        case 1:
          return { ...item, content: { json: `# ${hostile}` } };
        case 3:
          return { ...item, content: { ...item.content, title: hostile } };
        default:
          return item;
      }
    }) satisfies ReadWorkbook["items"];
    const drawn = workbookPage(
      { ...workbook, items },
      withTable("last-failed-jobs", ["A", hostile], [["a", hostile]]),
    );
    expect(drawn).not.toContain("<img");
    expect(drawn.split("&lt;img").length - 1).toBeGreaterThan(8);
  });

  test("is the same each time", () => {
    expect(workbookPage(madeWorkbook(), SAMPLE)).toBe(page);
  });
});

describe("what a chart is measured by", () => {
  test.each<[string, number[], number[]]>([
    ["nothing at all", [0, 0], [0, 0.2, 0.4, 0.6, 0.8, 1]],
    ["few", [0, 4], [0, 1, 2, 3, 4]],
    ["many", [61, 441], [0, 100, 200, 300, 400, 500]],
    ["percents that hardly vary", [98.9, 100], [98.75, 99, 99.25, 99.5, 99.75, 100]],
    ["always the same", [100, 100], [0, 20, 40, 60, 80, 100]],
    ["less than one", [0, 0.92], [0, 0.2, 0.4, 0.6, 0.8, 1]],
  ])("%s", (_name, values, ticks) => {
    const scale = scaleOf(values);
    expect(scale.ticks.map((tick) => Math.round(tick * 1000) / 1000)).toEqual(ticks);
    expect([scale.floor, scale.top]).toEqual([scale.ticks[0], scale.ticks.at(-1)]);
  });
});
