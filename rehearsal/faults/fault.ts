import type { Session } from "../session";
import type { TerraformResult } from "../terraform/terraform-run";
import type { Import } from "./adopt";
import type { Expectation } from "./expectation";
import type { Random } from "./random";
import type { Target } from "./target";

/** The command that a fault strikes. */
export type Strikes = "apply" | "plan" | "destroy";

/** A named thing that can go wrong. What must hold afterwards is the same for all: see `strike.ts`. */
export interface Fault {
  /** As on the command line, e.g. `answer-lost`. */
  readonly name: string;
  /** One sentence: what happens. */
  readonly title: string;
  readonly strikes: Strikes;
  /** Whether the first apply has been done before. */
  readonly from: "nothing" | "everything";
  /** Makes it happen; what it strikes is drawn by the seed. */
  readonly arm: (scene: Scene) => Armed | Promise<Armed>;
}

/** Where a fault happens: a session whose `init` is done. */
export interface Scene {
  readonly session: Session;
  readonly random: Random;
  /** What the plan would create; for a fault that strikes later, what stands. */
  readonly targets: readonly Target[];
}

/** A fault that waits to fire. */
export interface Armed {
  /** What must be seen of the command that it strikes. */
  readonly expects: Expectation;
  /** Where it fired; empty while it hasn't. */
  readonly fired: () => readonly FaultHit[];
  /** Runs the command. @default - the command that the fault strikes, as it is */
  readonly strike?: () => Promise<TerraformResult>;
  /** Ends it, as the world does when a fault is over. */
  readonly disarm: () => void;
  /** What a person does before the next apply, a sentence each. */
  readonly repair?: () => Promise<readonly string[]>;
  /** What a person imports with the next apply. */
  readonly imports?: () => readonly Import[];
  /** What is still wrong in Azure once all is applied again, a sentence each. */
  readonly mended?: () => readonly string[];
}

/** One time that a fault fired. */
export interface FaultHit {
  readonly method: string;
  readonly path: string;
  /** The Terraform address, where it is known. */
  readonly address?: string;
}
