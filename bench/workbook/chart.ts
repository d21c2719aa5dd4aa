import { html, type Markup } from "../../baseline/report/html/markup";
import { type Scale, scaleOf } from "./scale";
import type { Series } from "./series";

const WIDTH = 600;
const HEIGHT = 200;
/** As many lines as have a colour and a dash of their own. */
const STYLES = 6;
const DAY = 86_400_000;

/** From when to when a chart goes, and how its values are measured. */
interface Frame extends Scale {
  readonly from: number;
  readonly to: number;
}

/** Lines over time, with what they are called and where they end. */
export function lineChart(title: string, series: readonly Series[]): Markup {
  const points = series.flatMap((one) => one.points);
  const times = points.map(([time]) => time);
  const frame = {
    from: Math.min(...times),
    to: Math.max(...times),
    ...scaleOf(points.map(([, value]) => value)),
  };
  const lines = series.map((one, at) => {
    const corners = one.points.map(([time, value]) => `${x(time, frame)},${y(value, frame)}`);
    return html`<polyline class="line s${at % STYLES}" points="${corners.join(" ")}"/>`;
  });
  const ends = series.map((one) => one.points.at(-1)?.[1] ?? 0);
  return html`${chart(title, series, frame, lines)}
${legend(series, ends, "line")}`;
}

/** Bars over time, of which each has a piece for each of the series, with how much all of them are. */
export function barChart(title: string, series: readonly Series[]): Markup {
  const times = [...new Set(series.flatMap(({ points }) => points.map(([time]) => time)))].sort(
    (a, b) => a - b,
  );
  const step = Math.min(...times.slice(1).map((time, at) => time - (times[at] ?? 0)));
  const sums = times.map((time) => sumOf(series.map((one) => valueAt(one, time))));
  const frame = { from: times[0] ?? 0, to: (times.at(-1) ?? 0) + step, ...scaleOf([0, ...sums]) };
  const width = x(frame.from + step, frame);
  const bars = times.flatMap((time) =>
    series.map((one, at) => {
      const below = sumOf(series.slice(0, at).map((other) => valueAt(other, time)));
      const [high, low] = [y(below + valueAt(one, time), frame), y(below, frame)];
      return html`<rect class="bar s${at % STYLES}" x="${round(x(time, frame) + width * 0.1)}" y="${high}" width="${round(width * 0.8)}" height="${round(low - high)}"/>`;
    }),
  );
  const totals = series.map(({ points }) => sumOf(points.map(([, value]) => value)));
  return html`${chart(title, series, frame, bars)}
${legend(series, totals, "bar")}`;
}

/** The texts stand beside the drawing, so that it can be as narrow as a phone and they stay as large as they are. */
function chart(title: string, series: readonly Series[], frame: Frame, shapes: readonly Markup[]): Markup {
  const times = [0, 1, 2].map((at) => frame.from + ((frame.to - frame.from) * at) / 2);
  const ticks = frame.ticks.toReversed();
  return html`<div class="chart">
<ol class="values" aria-hidden="true">${ticks.map((tick) => html`<li>${numberText(tick)}</li>`)}</ol>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${title}: ${series.map(({ name }) => name).join("; ")}">
${ticks.map((tick) => html`<line class="grid" x1="0" x2="${WIDTH}" y1="${y(tick, frame)}" y2="${y(tick, frame)}"/>`)}
${shapes}</svg>
<ol class="times" aria-hidden="true">${times.map((time) => html`<li>${timeText(time, frame)}</li>`)}</ol>
</div>`;
}

function legend(series: readonly Series[], values: readonly number[], kind: "line" | "bar"): Markup {
  const sign = (at: number) =>
    kind === "line"
      ? html`<line class="line s${at % STYLES}" x1="0" x2="24" y1="4" y2="4"/>`
      : html`<rect class="bar s${at % STYLES}" x="8" width="8" height="8"/>`;
  return html`<ul class="legend">${series.map(
    ({ name }, at) =>
      html`<li><svg viewBox="0 0 24 8" aria-hidden="true">${sign(at)}</svg><span>${name} <b>${numberText(values[at] ?? 0)}</b></span></li>`,
  )}</ul>`;
}

function x(time: number, { from, to }: Frame): number {
  return round(((time - from) / (to - from || 1)) * WIDTH);
}

function y(value: number, { floor, top }: Frame): number {
  return round(HEIGHT - ((value - floor) / (top - floor)) * HEIGHT);
}

function valueAt({ points }: Series, at: number): number {
  return points.find(([time]) => time === at)?.[1] ?? 0;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** At most two digits after the point, thousands apart. */
export function numberText(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
}

/** The day where the chart is longer than two days, else the hour too. */
function timeText(time: number, { from, to }: Frame): string {
  const iso = new Date(time).toISOString();
  return to - from > 2 * DAY ? iso.slice(5, 10) : `${iso.slice(5, 10)} ${iso.slice(11, 16)}`;
}
