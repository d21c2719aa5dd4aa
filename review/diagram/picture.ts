/** What a pull request does to something in the picture. */
export type ChangeState = "added" | "changed" | "removed" | "replaced";

/** What something is about: its colour. */
export type Area =
  | "group"
  | "network"
  | "identity"
  | "data"
  | "workspace"
  | "compute"
  | "monitoring"
  | "other"
  | "outside";

/** What an arrow says. */
export type ArrowKind = "private" | "identity" | "rights" | "uses" | "logs" | "egress" | "ingress";

/** What stands for resources of the input. */
export interface Marked {
  /** Addresses of all resources that it stands for, in the order of the input. */
  readonly addresses: readonly string[];
  /** What happens to it as a whole; undefined where nothing does, or nothing is told. */
  readonly change?: ChangeState;
  /** What happens in it, for people, e.g. `2 added, 1 removed`; undefined where `change` says all. */
  readonly changeWords?: string;
}

/** One box: a resource with its parts, or several resources of one kind. */
export interface Box extends Marked {
  /** Unique in the picture, of letters and digits. */
  readonly id: string;
  readonly area: Area;
  /** What it is, e.g. `storage account`. */
  readonly noun: string;
  /** Its name, as it stands in the input; empty where only a plan tells. */
  readonly title: string;
  /** What else there is to know, a line each. */
  readonly lines: readonly string[];
}

/** A frame around boxes and other frames. */
export interface Frame extends Box {
  readonly boxes: readonly Box[];
  readonly frames: readonly Frame[];
}

/** Something between two boxes or frames. */
export interface Arrow extends Marked {
  readonly kind: ArrowKind;
  /** Id of a box or frame. */
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** The architecture of one stack. */
export interface Picture {
  /** The stack's name. */
  readonly name: string;
  readonly boxes: readonly Box[];
  readonly frames: readonly Frame[];
  readonly arrows: readonly Arrow[];
  /** Whether it shows what a pull request does. */
  readonly showsChanges: boolean;
}

/** All boxes of the picture, those in frames included. */
export function allBoxes({ boxes, frames }: Pick<Frame, "boxes" | "frames">): readonly Box[] {
  return [...boxes, ...frames.flatMap(allBoxes)];
}

/** All frames of the picture, each before those inside it. */
export function allFrames(frames: readonly Frame[]): readonly Frame[] {
  return frames.flatMap((frame) => [frame, ...allFrames(frame.frames)]);
}

/** More boxes than anybody looks at, and than are laid out in a minute. */
export const MOST_BOXES = 600;
