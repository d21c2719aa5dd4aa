import { Graph } from "../baseline/graph";
import type { ChangeKind } from "./changes";
import { assumedDefaults } from "./changes/defaults";
import { type DiagramInput, pictureOf, svgOf } from "./diagram";
import { allBoxes, MOST_BOXES } from "./diagram/picture";
import type { Review, ReviewInput } from "./review";

type Colour = NonNullable<DiagramInput["changes"]> extends ReadonlyMap<string, infer C> ? C : never;

const COLOURS: Readonly<Record<ChangeKind, Colour | undefined>> = {
  create: "added",
  update: "changed",
  replace: "replaced",
  destroy: "removed",
  forget: "removed",
  keep: undefined,
};

/**
 * The architecture of HEAD, with what the pull request does to it in colour: SVG by stack's name. What would
 * be too large to look at has none.
 */
export async function picturesOf(
  inputs: readonly ReviewInput[],
  review: Review,
): Promise<ReadonlyMap<string, string>> {
  const pictures = new Map<string, string>();
  for (const { name, base, head } of inputs) {
    const stack = review.stacks.find((one) => one.name === name);
    const own = stack?.changes.filter(({ pending }) => !pending) ?? [];
    if (head === undefined || own.length === 0) {
      continue;
    }
    const changes = new Map(
      own.flatMap(({ address, kind }): [string, Colour][] => {
        const colour = COLOURS[kind];
        return colour === undefined ? [] : [[address, colour]];
      }),
    );
    // as the changes were found
    const graph = Graph.of(head.terraform, { assumed: assumedDefaults(head.terraform, base?.terraform) });
    const before =
      base && Graph.of(base.terraform, { assumed: assumedDefaults(base.terraform, head.terraform) });
    const picture = pictureOf({ name, graph, before, changes });
    if (allBoxes(picture).length <= MOST_BOXES) {
      pictures.set(name, await svgOf(picture));
    }
  }
  return pictures;
}
