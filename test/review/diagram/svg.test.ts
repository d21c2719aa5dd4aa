import * as os from "node:os";
import { type Picture, pictureOf } from "../../../review/diagram";
import { goodGraphs } from "./good-graphs";
import { HOSTILE, hostilePicture } from "./hostile-picture";
import { type Element, elementsOf, svgsOf } from "./svgs";

/** A page's width in pixels, and the smallest letters that people read on it. */
const PAGE = 1400;
const SMALLEST = 11;

interface Area {
  readonly role: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const number = (element: Element, name: string) => Number(element.attributes[name]);

function areasOf(elements: readonly Element[]): Area[] {
  return elements.flatMap((element) => {
    const group = element.around[0]?.class ?? "";
    return element.attributes.class === "area" && /^(box|frame) /.test(group) && !isLegend(element)
      ? [
          {
            role: group.split(" ")[0] ?? "",
            x: number(element, "x"),
            y: number(element, "y"),
            width: number(element, "width"),
            height: number(element, "height"),
          },
        ]
      : [];
  });
}

function isLegend({ around }: Element): boolean {
  return around.some((one) => one.class === "legend");
}

function meet(one: Area, other: Area): boolean {
  const apart =
    one.x + one.width <= other.x ||
    other.x + other.width <= one.x ||
    one.y + one.height <= other.y ||
    other.y + other.height <= one.y;
  return !apart;
}

const pictures = goodGraphs().map((one) => pictureOf(one));
const named = pictures.map(({ name }, index) => ({ name, index }));

describe("a drawn picture", () => {
  let svgs: string[];
  beforeAll(() => {
    svgs = svgsOf(pictures);
  });
  const elements = (index: number) => elementsOf(svgs[index] ?? "");

  test.each(named)("$name is legible on a page", ({ index }) => {
    const [root, ...inside] = elements(index);
    const [, , width = 0] = root?.attributes.viewBox?.split(" ").map(Number) ?? [];
    const sizes = inside.flatMap(({ attributes }) =>
      "font-size" in attributes ? [Number(attributes["font-size"])] : [],
    );
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.min(...sizes) * Math.min(1, PAGE / width)).toBeGreaterThanOrEqual(SMALLEST);
  });

  test.each(named)("$name has no box on another, and all text in its box", ({ index }) => {
    const all = elements(index);
    const boxes = areasOf(all).filter(({ role }) => role === "box");
    expect(boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) => meet(one, other)))).toEqual([]);
    for (const text of all.filter(({ name, attributes }) => name === "text" && "textLength" in attributes)) {
      const group = text.around[0];
      const area = all.find(({ attributes, around }) => attributes.class === "area" && around[0] === group);
      if (area !== undefined) {
        expect(number(text, "x")).toBeGreaterThanOrEqual(number(area, "x"));
        expect(number(text, "x") + number(text, "textLength")).toBeLessThanOrEqual(
          number(area, "x") + number(area, "width"),
        );
        expect(number(text, "y")).toBeLessThanOrEqual(number(area, "y") + number(area, "height"));
      }
    }
  });

  test("is the same bytes each time, and knows nothing of the machine", () => {
    const [first] = pictures as [Picture];
    const [again] = svgsOf([first], { TZ: "Asia/Tokyo", LC_ALL: "tr_TR.UTF-8" });
    expect(again).toBe(svgs[0]);
    expect(svgs.join("")).not.toMatch(
      new RegExp(`${os.hostname()}|${process.cwd()}|Graphviz|/node_modules/`),
    );
  });

  test("asks for nothing, runs nothing, and tells what it is to who can't see it", () => {
    for (const svg of svgs) {
      expect(svg).not.toMatch(/<(script|image|foreignObject|use|a)\b|href|url\(|@import|\son\w+=/);
    }
    const [root] = elements(0);
    expect(root?.attributes).toMatchObject({
      role: "img",
      "aria-labelledby": "diagram-dev-title diagram-dev-desc",
    });
    const desc = elements(0).find(({ name }) => name === "desc");
    expect(desc?.text).toMatch(/^\d+ resources in \d+ boxes with \d+ arrows\.$/);
    expect(svgs[0]).toContain("@media (prefers-color-scheme:dark)");
  });

  test("texts of others are text, whatever they hold", () => {
    const [svg = ""] = svgsOf([hostilePicture()]);
    const drawn = elementsOf(svg);
    expect(
      drawn.filter(({ name }) => !/^(svg|title|desc|style|rect|g|path|polygon|text)$/.test(name)),
    ).toEqual([]);
    const said = drawn.filter(({ name }) => name === "title").map(({ text }) => text);
    for (const text of HOSTILE.filter((one) => !/\p{Cc}/u.test(one))) {
      expect(said.some((title) => title.includes(text))).toBe(true);
    }
    const shown = drawn.filter(({ name }) => name === "text").map(({ text }) => text.trim());
    expect(shown).toContain(`a"b'c`);
    expect(shown).toContain("名前 · größe");
  });

  test("names in the legend the arrows and changes that are there, and no others", () => {
    const [svg = ""] = svgsOf([hostilePicture()]);
    const legend = elementsOf(svg).filter((one) => one.name === "text" && isLegend(one));
    expect(legend.map(({ text }) => text)).toEqual(["has roles on", "+ added"]);
  });
});
