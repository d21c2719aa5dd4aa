import MarkdownIt from "markdown-it";
import { html, Markup } from "../../baseline/report/html/markup";
import { barChart, lineChart, numberText } from "./chart";
import type { MetricItem, QueryItem, ReadWorkbook } from "./format";
import type { Sample, SampleTable } from "./sample";
import { seriesOfMetrics, seriesOfTable } from "./series";
import { STYLE } from "./style";

type Item = ReadWorkbook["items"][number];

/** Texts of a workbook are Markdown; HTML in it stays text. */
const markdown = new MarkdownIt({ html: false });

/**
 * The workbook as one page that needs nothing else and asks for nothing.
 *
 * @throws if a panel has no sample, or one that its kind of picture can't show
 */
export function workbookPage(workbook: ReadWorkbook, sample: Sample): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>The platform's workbook, over made-up numbers</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<main>
<p class="note">A picture of the workbook that the landing zone deploys. The numbers are made up, and Azure draws it in its own style.</p>
${workbook.items.map((item) => panel(item, sample))}
</main>
</body>
</html>
`;
  return page.text;
}

function panel(item: Item, sample: Sample): Markup {
  switch (item.type) {
    case 1:
      return html`<section class="text">${new Markup(markdown.render(item.content.json))}</section>`;
    case 9:
      return html`<section class="parameters">${item.content.parameters.map(
        ({ label, value }) =>
          html`<span class="pill">${label} <b>Last ${value.durationMs / 3_600_000} hours</b></span>`,
      )}</section>`;
    case 3:
      return framed(item, queryContent(item, sample));
    case 10:
      return framed(item, lineChart(item.content.title, seriesOfMetrics(item, sample)));
  }
}

function framed({ content, customWidth, name }: QueryItem | MetricItem, inner: Markup): Markup {
  return html`<section class="panel ${customWidth === undefined ? "" : `w${customWidth}`}" id="${name}">
<h2>${content.title}</h2>
${inner}
</section>`;
}

function queryContent({ content, name }: QueryItem, sample: Sample): Markup {
  const found = sample.tables[name];
  if (found === undefined) {
    throw new Error(`${name}: there is no sample of what it finds`);
  }
  if (found.rows.length === 0) {
    return html`<p class="empty">${content.noDataMessage}</p>`;
  }
  switch (content.visualization) {
    case "table":
      return tableOf(found, content.title);
    case "timechart":
      return lineChart(content.title, seriesOfTable(found));
    case "barchart":
      return barChart(content.title, seriesOfTable(found));
    default:
      throw new Error(`${name}: nothing draws a ${content.visualization}`);
  }
}

/** It may be wider than a phone: then it is scrolled, by keys too. */
function tableOf({ columns, rows }: SampleTable, title: string): Markup {
  return html`<div class="table" role="region" aria-label="${title}" tabindex="0"><table>
<thead><tr>${columns.map((column, at) => html`<th scope="col" class="${kindOf(rows[0]?.[at])}">${column}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody>
</table></div>`;
}

/** What a cell is, which says how it is set: long texts are broken, times and names aren't. */
function kindOf(value: string | number | undefined): "number" | "time" | "message" | "word" {
  if (typeof value === "number") {
    return "number";
  }
  return /^\d{4}-\d\d-\d\dT/.test(value ?? "") ? "time" : value?.includes(" ") ? "message" : "word";
}

function cell(value: string | number): Markup {
  const kind = kindOf(value);
  const text = typeof value === "number" ? numberText(value) : value;
  return html`<td class="${kind}">${kind === "time" ? text.slice(0, 19).replace("T", " ") : text}</td>`;
}
