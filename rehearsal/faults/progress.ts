import type { ArmRequest, ArmResponse } from "../simulator/arm/messages";
import { parseId } from "../simulator/arm/resource-id";
import type { Target } from "./target";

/** How far an apply has come: which of the targets Azure has made, each counted once. */
export class Progress {
  private readonly types: ReadonlySet<string>;
  private readonly made = new Set<string>();

  constructor(targets: readonly Target[]) {
    this.types = new Set(targets.map(({ armType }) => armType.toLowerCase()));
  }

  /** Looks at an answer; gives how many have been made by now. */
  after({ method, path }: ArmRequest, { status }: ArmResponse): number {
    // what comes along with a target, as the zone group of an endpoint, is none
    if (method === "PUT" && status < 300 && this.types.has(parseId(path)?.type.toLowerCase() ?? "")) {
      this.made.add(path.toLowerCase());
    }
    return this.made.size;
  }
}
