import { spawnSync } from "node:child_process";
import * as path from "node:path";
import { SaxesParser } from "saxes";
import type { Picture } from "../../../review/diagram";

const SVG = path.join(__dirname, "..", "..", "..", "review", "diagram", "svg.ts");
const DRAW = `
  const { svgOf } = require(${JSON.stringify(SVG)});
  const pictures = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
  (async () => {
    const drawn = [];
    for (const picture of pictures) drawn.push(await svgOf(picture));
    process.stdout.write(JSON.stringify(drawn));
  })();`;

/** Draws pictures in a process of their own: Graphviz is an ES module, which this one can't load. */
export function svgsOf(pictures: readonly Picture[], env: Record<string, string> = {}): string[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["-r", "tsx/cjs", "-e", DRAW], {
    cwd: path.join(__dirname, "..", "..", ".."),
    input: JSON.stringify(pictures),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return JSON.parse(stdout) as string[];
}

/** An element of a drawing with where it stands, and its text. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Attributes of what is around it, the nearest first. */
  readonly around: readonly Readonly<Record<string, string>>[];
  text: string;
}

/** All elements of an SVG, which must be well-formed XML. */
export function elementsOf(svg: string): Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = {
      name,
      attributes: { ...attributes },
      around: open.map((one) => one.attributes).reverse(),
      text: "",
    };
    elements.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const last = open.at(-1);
    if (last !== undefined) {
      last.text += text;
    }
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(svg).close();
  return elements;
}
