import type { Area, ArrowKind, ChangeState } from "./picture";

/** A fill and a line, on paper and at night. */
interface Colour {
  readonly light: readonly [fill: string, line: string];
  readonly dark: readonly [fill: string, line: string];
}

const AREAS: Readonly<Record<Area, Colour>> = {
  group: { light: ["#fbfcfd", "#9aa7b4"], dark: ["#12171e", "#5b6876"] },
  network: { light: ["#e3effa", "#3f7fbf"], dark: ["#14273a", "#5b9bd6"] },
  identity: { light: ["#fdf1d6", "#b9862a"], dark: ["#33270f", "#cf9f45"] },
  data: { light: ["#e2f3e6", "#3c8f56"], dark: ["#12301d", "#57b077"] },
  workspace: { light: ["#ede7f8", "#7656b5"], dark: ["#251c3b", "#9c80d8"] },
  compute: { light: ["#f6e6f3", "#a4559a"], dark: ["#351a31", "#c97fbf"] },
  monitoring: { light: ["#dff2f3", "#2f8a92"], dark: ["#0f2f33", "#4fb0b8"] },
  other: { light: ["#eef0f2", "#7c8792"], dark: ["#21272e", "#87929e"] },
  outside: { light: ["#fde9e4", "#b8573a"], dark: ["#3a1c13", "#dd8263"] },
};

const ARROWS: Readonly<Record<ArrowKind, readonly [light: string, dark: string]>> = {
  private: ["#3f7fbf", "#5b9bd6"],
  identity: ["#b9862a", "#cf9f45"],
  rights: ["#b9862a", "#cf9f45"],
  uses: ["#7656b5", "#9c80d8"],
  logs: ["#2f8a92", "#4fb0b8"],
  egress: ["#b8573a", "#dd8263"],
  ingress: ["#b8573a", "#dd8263"],
};

const CHANGES: Readonly<Record<ChangeState, Colour>> = {
  added: { light: ["#d2f5d8", "#11732d"], dark: ["#0e3a1c", "#56d364"] },
  changed: { light: ["#fff1c2", "#8a5a00"], dark: ["#3d2f06", "#e3b341"] },
  removed: { light: ["#ffdcd9", "#b3201b"], dark: ["#4a1512", "#ff8880"] },
  replaced: { light: ["#f3dcff", "#8022b8"], dark: ["#371347", "#d69bff"] },
};

const TEXT = { light: ["#1b2430", "#51606f"], dark: ["#e8edf2", "#a4b1bd"] } as const;
const PAPER = { light: "#ffffff", dark: "#0b0f14" } as const;

/** The style sheet inside the picture. Everything is below one class: it may stand in a page of others. */
export function styleSheet(): string {
  return [
    `.mlzone-diagram text{font-family:Arial,"Liberation Sans",Helvetica,sans-serif;white-space:pre}`,
    `.mlzone-diagram .title,.mlzone-diagram .change{font-weight:bold}`,
    `.mlzone-diagram .curve{fill:none;stroke-width:1.4}`,
    `.mlzone-diagram .rights .curve{stroke-dasharray:2 3}`,
    `.mlzone-diagram .logs .curve{stroke-dasharray:6 3}`,
    `.mlzone-diagram .area{stroke-width:1}`,
    `.mlzone-diagram .added .area,.mlzone-diagram .changed .area,.mlzone-diagram .replaced .area,.mlzone-diagram .removed .area{stroke-width:2.5}`,
    `.mlzone-diagram .removed .area{stroke-dasharray:7 4}`,
    `.mlzone-diagram .added .curve,.mlzone-diagram .changed .curve,.mlzone-diagram .replaced .curve,.mlzone-diagram .removed .curve{stroke-width:2.6}`,
    `.mlzone-diagram .removed .curve{stroke-dasharray:7 4}`,
    ...rules("light"),
    `@media (prefers-color-scheme:dark){`,
    ...rules("dark"),
    "}",
  ].join("\n");
}

function rules(scheme: "light" | "dark"): string[] {
  const [text, quiet] = TEXT[scheme];
  const of = (selector: string, declarations: string) => `.mlzone-diagram ${selector}{${declarations}}`;
  return [
    of(".paper", `fill:${PAPER[scheme]}`),
    of("text", `fill:${text}`),
    of(".noun,.mlzone-diagram .legend text", `fill:${quiet}`),
    ...Object.entries(AREAS).flatMap(
      ([
        area,
        {
          [scheme]: [fill, line],
        },
      ]) => [
        of(`.box.${area} .area`, `fill:${fill};stroke:${line}`),
        of(`.frame.${area} .area`, `fill:${fill};fill-opacity:.35;stroke:${line}`),
      ],
    ),
    of(".box.quiet .area", `fill:${AREAS.other[scheme][0]};stroke:${AREAS.other[scheme][1]}`),
    ...Object.entries(ARROWS).flatMap(([kind, [light, dark]]) => {
      const colour = scheme === "light" ? light : dark;
      return [
        of(`.${kind} .curve`, `stroke:${colour}`),
        of(`.${kind} .head`, `fill:${colour}`),
        of(`.arrow.${kind} text`, `fill:${colour}`),
      ];
    }),
    ...Object.entries(CHANGES).flatMap(
      ([
        state,
        {
          [scheme]: [fill, line],
        },
      ]) => [
        of(`.box.${state} .area`, `fill:${fill};stroke:${line}`),
        of(`.frame.${state}>.area`, `stroke:${line}`),
        of(`.${state}>.change`, `fill:${line}`),
        of(`.arrow.${state} .curve`, `stroke:${line}`),
        of(`.arrow.${state} .head,.mlzone-diagram .arrow.${state} text`, `fill:${line}`),
      ],
    ),
  ];
}
