/**
 * Light and dark by what the reader's system says; one column that a phone of 360 pixels holds. What
 * has a colour of its own takes it from `--ink`, so that a kind of thing is coloured in one place.
 */
const COLOURS = `
:root {
  color-scheme: light dark;
  --page: #f4f6f8; --card: #ffffff; --text: #1b1f24; --quiet: #535c66; --line: #d5dbe1; --link: #0550ae; --on: #ffffff;
  --high: #b42318; --medium: #8a5300; --low: #0550ae; --good: #19722f; --unknown: #6f38a3; --idle: #5c656e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --card: #161b22; --text: #e6edf3; --quiet: #a3adb8; --line: #30363d; --link: #79c0ff; --on: #0d1117;
    --high: #ff8b82; --medium: #e3b341; --low: #79c0ff; --good: #56d364; --unknown: #d2a8ff; --idle: #a3adb8;
  }
}
.high, .failed, .bad, .expired { --ink: var(--high); }
.medium, .tolerated, .empty { --ink: var(--medium); }
.low { --ink: var(--low); }
.good, .passed, .clean { --ink: var(--good); }
.unknown { --ink: var(--unknown); }
.acknowledged, .notApplicable { --ink: var(--idle); }
`;

const TEXT = `
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere;
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
header, main, footer { padding-inline: max(1rem, (100% - 66rem) / 2); }
h1, h2, h3, h4, p, ul, dl, dd { margin: 0; }
h1, h2, h3, h4 { line-height: 1.25; }
h2 { font-size: 1.375rem; letter-spacing: -0.01em; margin: 3rem 0 0.5rem; }
h3 { font-size: 1rem; }
h4 { font-size: 1.0625rem; }
ul { padding: 0; list-style: none; }
code { font: 0.875em/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; unicode-bidi: isolate; }
code.block { display: block; background: var(--page); border-radius: 0.375rem; padding: 0.5rem 0.75rem; }
h1, h4, p, dd, .stack { unicode-bidi: isolate; }
.quiet, .about, footer, dt { color: var(--quiet); font-size: 0.875rem; }
footer { padding-block: 3rem 2rem; }
.skip { position: absolute; left: -100vw; color: var(--link); background: var(--card); padding: 0.75rem 1rem; z-index: 2; }
.skip:focus { left: 0.5rem; top: 0.5rem; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
`;

const OVERVIEW = `
header { background: var(--card); border-bottom: 1px solid var(--line); border-top: 0.375rem solid var(--ink); padding-block: 2rem; }
.subject { color: var(--quiet); font-weight: 600; }
h1 { color: var(--ink); font-size: clamp(1.75rem, 6vw, 2.5rem); letter-spacing: -0.02em; display: flex; align-items: center; gap: 0.75rem; margin: 0.25rem 0 1rem; }
.sign { width: 1em; height: 1em; flex: none; fill: var(--ink); }
.sign path { fill: none; stroke: var(--card); stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; }
.tally { display: flex; flex-wrap: wrap; gap: 0.25rem 1.75rem; margin-bottom: 0.75rem; color: var(--ink); }
.tally li { color: var(--ink); }
.tally b { font-size: 1.75rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.stacks, .pillars { display: grid; gap: 0.75rem; }
.stacks { margin-top: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); }
.card, .pillar, .rule, form, .items > .item { background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; padding: 1rem; min-width: 0; }
.card { background: var(--page); border-left: 0.25rem solid var(--ink); }
.card h2 { font-size: 1.0625rem; margin: 0 0 0.25rem; }
.card .quiet { margin-top: 0.25rem; }
.pillars { margin-top: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr)); }
.pillar { padding: 0; }
.pillar[open] { grid-column: 1 / -1; }
.pillar summary { display: grid; align-content: start; gap: 0.375rem; padding: 1rem; border-radius: 0.5rem; }
.name { font-weight: 600; }
.number { color: var(--quiet); }
.number b { color: var(--text); font-size: 1.75rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.bar { width: 100%; height: 0.5rem; border-radius: 0.25rem; background: var(--line); }
rect { fill: var(--ink); }
.rest { font-size: 0.875rem; min-height: 1.5em; }
.rest span { display: inline-block; color: var(--ink); margin-right: 0.75rem; }
.rules { padding: 0 1rem 0.5rem; }
.rules li { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0.5rem 0; border-top: 1px solid var(--line); }
.rules p:first-child { flex: 1 1 24rem; min-width: 0; }
.rules code { color: var(--quiet); }
`;

const FINDINGS = `
.outcome, .severity { display: inline-block; font-size: 0.8125rem; font-weight: 600; line-height: 1.25; border-radius: 1rem; padding: 0.1875rem 0.625rem; }
.outcome { color: var(--ink); border: 1px solid currentcolor; }
.severity { color: var(--on); background: var(--ink); }
.stack { display: inline-block; font-size: 0.8125rem; border: 1px solid var(--line); border-radius: 0.25rem; padding: 0 0.375rem; color: var(--quiet); }
.level { margin-top: 1.5rem; }
.level h3 { display: flex; align-items: center; flex-wrap: wrap; gap: 0.5rem; font-size: 1.125rem; }
.level h3 .quiet { font-weight: 400; }
.level .severity::first-letter { text-transform: uppercase; }
.single .stack { display: none; }
.rule { border-left: 0.25rem solid var(--ink); margin-top: 0.75rem; padding: 0; }
.rule > h4, .rule > .about { margin-inline: 1rem; }
.rule > h4 { margin-top: 0.875rem; }
.about { display: flex; flex-wrap: wrap; gap: 0 0.75rem; }
.body { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0.5rem 1.5rem; margin: 0.75rem 1rem; border-top: 1px solid var(--line); }
.places .item { padding: 0.5rem 0; }
.places .item + .item { border-top: 1px solid var(--line); }
.fix { padding: 0.5rem 0; }
.fix dd + dt { margin-top: 0.5rem; }
.where code { font-weight: 600; }
.expired { color: var(--ink); font-weight: 600; }
/* signs of our own: a browser counts list items anew for each one that is hidden */
.item, summary { display: block; }
summary { cursor: pointer; }
summary::-webkit-details-marker { display: none; }
.rule summary { color: var(--link); padding: 0.625rem 1rem; border-top: 1px solid var(--line); font-weight: 600; font-size: 0.9375rem; border-radius: 0 0 0.5rem 0; }
.rule summary::before, .name::before { content: "\u25B8 "; content: "\u25B8 " / ""; }
.rule [open] > summary::before, [open] > summary .name::before { content: "\u25BE "; content: "\u25BE " / ""; }
.rule details p, .guidance { padding: 0 1rem 0.75rem; }
.guidance li { font-size: 0.875rem; padding-left: 1rem; border-left: 0.25rem solid var(--line); }
.guidance li + li { padding-top: 0.25rem; }
.guidance code { color: var(--quiet); }
.items { margin-top: 0.75rem; display: grid; gap: 0.75rem; }
.items > .item p + p, .items > .item h3 + p { margin-top: 0.25rem; }
.accepted { border-left: 0.25rem solid var(--line); padding-left: 0.75rem; }
.others { display: grid; gap: 1rem 2rem; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); align-items: start; }
.others h3 { margin-top: 1rem; }
.others .items { gap: 0; }
.others .items > .item { background: none; border-width: 1px 0 0; border-radius: 0; padding: 0.75rem 0; }
`;

const FILTER = `
form { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; margin-top: 3rem; }
[hidden] { display: none !important; }
label { display: grid; font-size: 0.875rem; color: var(--quiet); flex: 1 1 8rem; min-width: 0; }
label.query { flex-grow: 2; }
input, select, button { font: inherit; font-size: 1rem; color: var(--text); background: var(--page); border: 1px solid var(--idle); border-radius: 0.375rem; padding: 0.375rem 0.625rem; min-height: 2.75rem; width: 100%; min-width: 0; }
input::placeholder { color: var(--quiet); opacity: 1; }
button { width: auto; cursor: pointer; }
#shown { flex-basis: 100%; color: var(--quiet); font-size: 0.875rem; }
#shown:empty { display: none; }
@media (min-width: 60rem) and (min-height: 40rem) {
  form { position: sticky; top: 0; z-index: 1; box-shadow: 0 0.5rem 1rem -0.75rem #00000066; }
  html { scroll-padding-top: 9rem; }
}
@media (max-width: 48rem) {
  .body { grid-template-columns: minmax(0, 1fr); }
}
@media (max-width: 30rem) {
  label { flex-basis: calc(50% - 0.375rem); }
  label.query { flex-basis: 100%; }
}
@media print {
  form, .skip { display: none; }
  header, main, footer { padding-inline: 0; }
  .rule, .card, .item { break-inside: avoid; }
  /* paper can't be unfolded */
  .rule details::details-content { content-visibility: visible; block-size: auto; }
}
`;

export const STYLE = [COLOURS, TEXT, OVERVIEW, FINDINGS, FILTER].join("");
