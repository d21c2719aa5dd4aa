/** What this page has beside the baseline's. */
export const REVIEW_STYLE = `
.verdict { font-size: 1.125rem; margin-bottom: 0.75rem; }
.rule > h4 { font-weight: 600; }
.rule > h4 .severity { margin-right: 0.375rem; vertical-align: 0.125em; }
.rule > h4 .severity::first-letter { text-transform: uppercase; }
.level .count { color: var(--quiet); font-weight: 400; }
.values { margin-top: 0.25rem; }
.values code { font-weight: 600; }
.values .before { color: var(--quiet); text-decoration: line-through; font-weight: 400; }
.list .items { gap: 0; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; }
.list .items > .item { background: none; border-width: 0; border-radius: 0; padding: 0.75rem 1rem; }
.list .items > .item + .item { border-top-width: 1px; }
pre { margin: 0.5rem 0 0; padding: 0.5rem 0.75rem; overflow-x: auto; background: var(--page); border-radius: 0.375rem; }
.folded summary { color: var(--link); font-weight: 600; padding: 0.5rem 0; }
.folded summary::before { content: "\u25B8 "; content: "\u25B8 " / ""; }
.folded[open] summary::before { content: "\u25BE "; content: "\u25BE " / ""; }
.body .folded { border-top: 1px solid var(--line); }
.body .folded summary { border: 0; padding: 0.5rem 0; }
.body .folded p { padding: 0; }
figure { margin: 1rem 0 0; }
figcaption { font-weight: 600; margin-bottom: 0.5rem; }
.picture { overflow: auto; max-height: 85vh; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--card); }
.picture svg { display: block; }
@media print {
  .picture { max-height: none; overflow: visible; border: 0; }
  .picture svg { max-width: 100%; height: auto; }
  .folded::details-content { content-visibility: visible; block-size: auto; }
}
`;
