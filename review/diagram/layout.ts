import { z } from "zod";

const POINT = z.tuple([z.number(), z.number()]);

/** What Graphviz draws; of its many operations those of texts, lines and arrow heads are used. */
const OPERATION = z.object({
  op: z.string(),
  pt: POINT.optional(),
  width: z.number().optional(),
  text: z.string().optional(),
  align: z.string().optional(),
  points: z.array(POINT).optional(),
});

const DRAWING = z.object({
  bb: z.string(),
  objects: z
    .array(
      z.object({
        name: z.string(),
        bb: z.string().optional(),
        pos: z.string().optional(),
        width: z.string().optional(),
        height: z.string().optional(),
        _ldraw_: z.array(OPERATION).optional(),
      }),
    )
    .optional(),
  edges: z
    .array(
      z.object({
        id: z.string().optional(),
        _draw_: z.array(OPERATION).optional(),
        _hdraw_: z.array(OPERATION).optional(),
        _tdraw_: z.array(OPERATION).optional(),
        _ldraw_: z.array(OPERATION).optional(),
      }),
    )
    .optional(),
});

export type Point = readonly [x: number, y: number];

/** A line of text where it stands: the left end of its base line. */
export interface PlacedText {
  readonly at: Point;
  readonly width: number;
  readonly text: string;
}

/** A box or frame where it stands; points from the left and from the top. */
export interface PlacedBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PlacedText[];
}

/** A line with its head. */
export interface PlacedArrow {
  /** A start, and three points for each piece of a Bézier curve. */
  readonly curve: readonly Point[];
  readonly head: readonly Point[];
  readonly texts: readonly PlacedText[];
}

/** Where everything stands. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** By the name in DOT: `n1`, `cluster_n2`. */
  readonly boxes: ReadonlyMap<string, PlacedBox>;
  /** By the id in DOT. */
  readonly arrows: ReadonlyMap<string, PlacedArrow>;
}

/** Lets Graphviz lay out a graph; the same text gives the same layout on every machine. */
export async function layoutOf(dot: string): Promise<Layout> {
  // an ES module: only import() brings it into CommonJS on every Node 20
  const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
  const graphviz = await Graphviz.load();
  const drawing = DRAWING.parse(JSON.parse(graphviz.layout(dot, "json", "dot", { yInvert: true })));
  const [, , width = 0, height = 0] = numbers(drawing.bb).map(Math.abs);
  return {
    width,
    height: Math.max(height, numbers(drawing.bb)[1] ?? 0),
    boxes: placedBoxes(drawing),
    arrows: placedArrows(drawing),
  };
}

type Drawing = z.infer<typeof DRAWING>;
type Operation = z.infer<typeof OPERATION>;

function placedBoxes({ objects = [] }: Drawing): Map<string, PlacedBox> {
  return new Map(
    objects.flatMap(({ name, bb, pos, width, height, _ldraw_ = [] }): [string, PlacedBox][] => {
      const texts = textsOf(_ldraw_);
      if (bb !== undefined) {
        const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers(bb);
        return [[name, { x: x1, y: Math.min(y1, y2), width: x2 - x1, height: Math.abs(y2 - y1), texts }]];
      }
      const [x = 0, y = 0] = numbers(pos ?? "");
      const [wide, high] = [Number(width) * 72, Number(height) * 72];
      return [[name, { x: x - wide / 2, y: y - high / 2, width: wide, height: high, texts }]];
    }),
  );
}

function placedArrows({ edges = [] }: Drawing): Map<string, PlacedArrow> {
  return new Map(
    edges.map(({ id = "", _draw_ = [], _hdraw_ = [], _tdraw_ = [], _ldraw_ = [] }) => [
      id,
      {
        curve: _draw_.find(({ op }) => op === "b")?.points ?? [],
        head: [..._hdraw_, ..._tdraw_].find(({ op }) => op === "P")?.points ?? [],
        texts: textsOf(_ldraw_),
      },
    ]),
  );
}

function textsOf(operations: readonly Operation[]): PlacedText[] {
  return operations.flatMap(({ op, pt, width = 0, text, align }) => {
    if (op !== "T" || pt === undefined || text === undefined) {
      return [];
    }
    const left = align === "l" ? pt[0] : align === "r" ? pt[0] - width : pt[0] - width / 2;
    return [{ at: [left, pt[1]] as const, width, text }];
  });
}

function numbers(text: string): number[] {
  return text.split(",").map(Number);
}
