import type { ArrowKind, ChangeState } from "./picture";
import type { DrawnArrow, Sketch } from "./sketch";

/** An arrow with what happens to it. */
export interface MarkedArrow extends DrawnArrow {
  /** Of each arrow that it stands for. */
  readonly states: readonly (ChangeState | undefined)[];
}

/** Those that a resource of their own makes: a private endpoint, an outbound rule, a role assignment. */
const RESOURCES: readonly ArrowKind[] = ["private", "egress", "rights"];

/**
 * The arrows of HEAD with those that BASE had and HEAD hasn't. An arrow may come or go with no resource
 * that does: a storage account that lets in the public network is only changed.
 *
 * @param head with all that is removed; what the Internet loses is added to it
 * @param base undefined where only the changes of resources are known
 */
export function markedArrows(
  head: Sketch,
  base: Sketch | undefined,
  changes: ReadonlyMap<string, ChangeState> = new Map(),
): readonly MarkedArrow[] {
  const before = new Set(base?.arrows.map(identity));
  const now = new Set(head.arrows.map(identity));
  const gone = (base?.arrows ?? []).filter(
    (arrow) => !now.has(identity(arrow)) && hasEnds(arrow, head, base),
  );
  return [
    ...head.arrows.map((arrow) => {
      const own = RESOURCES.includes(arrow.kind) ? arrow.addresses : [];
      const [state] = own.flatMap((address) => changes.get(address) ?? []);
      const isNew = base !== undefined && !before.has(identity(arrow)) && !isMoved(arrow, base, changes);
      return {
        ...arrow,
        states: [state ?? stateOfEnds(arrow, changes) ?? (isNew ? ("added" as const) : undefined)],
      };
    }),
    ...gone.map((arrow) => ({ ...arrow, states: ["removed" as const] })),
  ];
}

function identity({ kind, from, to }: DrawnArrow): string {
  return [kind, from, to].join("\n");
}

/** What comes or goes with the resource that it starts at. */
function stateOfEnds(
  { from, addresses }: DrawnArrow,
  changes: ReadonlyMap<string, ChangeState>,
): ChangeState | undefined {
  const states = new Set([from, ...addresses].map((address) => changes.get(address)));
  return states.has("removed") ? "removed" : states.has("added") ? "added" : undefined;
}

/** Whether an end had another address in BASE: the arrow isn't new then. */
function isMoved({ from, to }: DrawnArrow, base: Sketch, changes: ReadonlyMap<string, ChangeState>): boolean {
  return [from, to].some((key) => /\./.test(key) && !base.drawn.has(key) && changes.get(key) !== "added");
}

/** Whether both ends are drawn; a place on the Internet is, where BASE has it. */
function hasEnds({ from, to }: DrawnArrow, head: Sketch, base: Sketch | undefined): boolean {
  return [from, to].every((key) => {
    const known = base?.drawn.get(key);
    if (!head.drawn.has(key) && known?.area === "outside") {
      for (const place of [base?.drawn.get(known.inside ?? ""), known]) {
        if (place !== undefined) {
          head.restore(place);
        }
      }
    }
    return head.drawn.has(key);
  });
}
