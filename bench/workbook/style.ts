/** Light and dark by what the reader's system says; two columns where there is room for them. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f4f6f8; --card: #ffffff; --text: #1b1f24; --quiet: #535c66; --line: #d5dbe1; --link: #0550ae;
  --s0: #0550ae; --s1: #b35900; --s2: #19722f; --s3: #6f38a3; --s4: #b42318; --s5: #0b7285;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --card: #161b22; --text: #e6edf3; --quiet: #a3adb8; --line: #30363d; --link: #79c0ff;
    --s0: #79c0ff; --s1: #f0a35e; --s2: #56d364; --s3: #d2a8ff; --s4: #ff8b82; --s5: #66d9e8;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere;
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
main { max-width: 80rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; display: grid; gap: 1rem; grid-template-columns: repeat(6, minmax(0, 1fr)); }
main > * { grid-column: 1 / -1; }
@media (min-width: 48rem) { main > .w50 { grid-column: span 3; } main > .w33 { grid-column: span 2; } }
h1, h2, p, ul, ol { margin: 0; }
ul, ol { padding: 0; list-style: none; }
h1 { font-size: clamp(1.5rem, 5vw, 2rem); line-height: 1.2; letter-spacing: -0.01em; }
h2 { font-size: 1rem; line-height: 1.3; margin-bottom: 1rem; }
a { color: var(--link); }
code { font: 0.875em/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
.note, .empty { color: var(--quiet); font-size: 0.875rem; }
.text { display: grid; gap: 0.5rem; }
.pill { display: inline-block; border: 1px solid var(--line); background: var(--card); border-radius: 1rem; padding: 0.25rem 0.875rem; font-size: 0.875rem; }
.panel { background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; padding: 1rem; min-width: 0; display: flex; flex-direction: column; }
.chart { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.25rem 0.5rem; }
.chart > svg { width: 100%; height: 11rem; overflow: visible; }
.values { display: flex; flex-direction: column; justify-content: space-between; height: 11rem; text-align: right; }
.values li { line-height: 0; }
.times { grid-column: 2; display: flex; justify-content: space-between; }
.values, .times { color: var(--quiet); font-size: 0.75rem; font-variant-numeric: tabular-nums; }
.grid { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.line { fill: none; stroke: var(--ink); stroke-width: 2; stroke-linejoin: round; vector-effect: non-scaling-stroke; }
.bar { fill: var(--ink); }
.s0 { --ink: var(--s0); } .s1 { --ink: var(--s1); stroke-dasharray: 6 3; } .s2 { --ink: var(--s2); stroke-dasharray: 2 3; }
.s3 { --ink: var(--s3); stroke-dasharray: 9 3 2 3; } .s4 { --ink: var(--s4); stroke-dasharray: 12 4; } .s5 { --ink: var(--s5); stroke-dasharray: 4 2; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-top: 0.75rem; font-size: 0.8125rem; }
.legend li { display: flex; gap: 0.375rem; }
.legend svg { flex: none; width: 1.5rem; height: 0.5rem; margin-top: 0.375rem; }
.legend b, .number { font-variant-numeric: tabular-nums; }
.table { overflow-x: auto; }
.table:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
th, td { text-align: left; vertical-align: top; padding: 0.375rem 1.25rem 0.375rem 0; border-bottom: 1px solid var(--line); overflow-wrap: normal; }
td.message { min-width: 16rem; }
th { color: var(--quiet); font-weight: 600; }
:is(th, td).number { text-align: right; }
.time, .word { white-space: nowrap; }
`;
