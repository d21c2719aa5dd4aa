import type { Traffic } from "./traffic";

interface Step {
  /** `beside`, `mirror`, `canary-10`, `promoted`; a configuration says at which it is. */
  readonly name: string;
  readonly traffic: Traffic;
  /** The deployment that answers without this rollout, and to which it goes back. */
  readonly live: string;
}

/** A step by which more requests than before reach a deployment: its gate must hold first. */
export interface GatedStep extends Step {
  readonly gated: true;
  /** The deployment that they reach. */
  readonly candidate: string;
}

/** A step of a rollout: how the requests are shared out while it lasts. */
export type RolloutStep = GatedStep | (Step & { readonly gated: false });

export interface BlueGreenOptions {
  /** The deployment that answers today. */
  readonly live: string;
  /** The deployment that shall answer tomorrow. */
  readonly candidate: string;
  /** Percent of the requests of which the candidate gets a copy, 1 to 50. @default - no copy */
  readonly mirror?: number;
}

/** A rollout that `blueGreen` began. */
export interface BlueGreen {
  readonly live: string;
  readonly candidate: string;
  readonly steps: readonly RolloutStep[];
  /** Lets the candidate answer some percent of the requests, 1 to 99, more than the step before. */
  canary(percent: number): BlueGreen;
  /** Lets the candidate answer all requests; the old one stays beside it, to go back to. */
  promote(): BlueGreen;
  /**
   * The step of a name.
   * @throws naming all steps, if there is none
   */
  at(name: string): RolloutStep;
  /** Back to where the rollout began, from any step, at once: no gate stands before it. */
  rollback(): RolloutStep;
}

/**
 * The two steps of an endpoint's first deployment: there without a request, then it answers all. A gate stands
 * between them, as before any other rise.
 */
export function goLive(deployment: string): { readonly deployed: RolloutStep; readonly live: GatedStep } {
  const share = (percent: number): Traffic => ({ live: { [deployment]: percent } });
  return {
    deployed: { name: "deployed", traffic: share(0), live: deployment, gated: false },
    live: { name: "live", traffic: share(100), live: deployment, gated: true, candidate: deployment },
  };
}

/**
 * A rollout of a new model beside the live one: first it gets no request, then copies, then a few, then all.
 * The same deployments stand at each step, so none changes but the traffic.
 *
 * @example blueGreen({ live: "blue", candidate: "green", mirror: 10 }).canary(10).canary(50).promote().at("canary-10")
 * @throws with all problems of the options at once
 */
export function blueGreen({ live, candidate, mirror }: BlueGreenOptions): BlueGreen {
  const problems = [
    ...(live === candidate ? [`live and candidate must be two deployments (both are ${live})`] : []),
    ...(mirror === undefined || isPercent(mirror, 50)
      ? []
      : [`mirror must be a whole number from 1 to 50 (got ${mirror})`]),
  ];
  if (problems.length > 0) {
    throw new Error(`blueGreen: ${problems.join("; ")}`);
  }
  const beside: RolloutStep = {
    name: "beside",
    traffic: { live: { [live]: 100, [candidate]: 0 } },
    live,
    gated: false,
  };
  const mirrored: RolloutStep[] =
    mirror === undefined
      ? []
      : [
          {
            name: "mirror",
            traffic: { live: { [live]: 100, [candidate]: 0 }, mirror: { [candidate]: mirror } },
            live,
            gated: true,
            candidate,
          },
        ];
  return new Plan(live, candidate, [beside, ...mirrored]);
}

class Plan implements BlueGreen {
  constructor(
    readonly live: string,
    readonly candidate: string,
    readonly steps: readonly RolloutStep[],
  ) {}

  canary(percent: number): BlueGreen {
    const before = this.share();
    if (!isPercent(percent, 99) || percent <= before) {
      throw new Error(
        `blueGreen: canary must be a whole number from ${Math.max(before + 1, 1)} to 99, more than the step before (got ${percent})`,
      );
    }
    return this.with(`canary-${percent}`, percent);
  }

  promote(): BlueGreen {
    if (this.share() === 100) {
      throw new Error("blueGreen: promote() ends a rollout; it is said once");
    }
    return this.with("promoted", 100);
  }

  at(name: string): RolloutStep {
    const step = this.steps.find((one) => one.name === name);
    if (step === undefined) {
      const known = this.steps.map((one) => one.name).join(", ");
      throw new Error(`blueGreen: ${JSON.stringify(name)} is no step of this rollout (${known})`);
    }
    return step;
  }

  rollback(): RolloutStep {
    return { name: "rolled-back", traffic: this.traffic(0), live: this.live, gated: false };
  }

  private with(name: string, percent: number): BlueGreen {
    const step: GatedStep = {
      name,
      traffic: this.traffic(percent),
      live: this.live,
      gated: true,
      candidate: this.candidate,
    };
    return new Plan(this.live, this.candidate, [...this.steps, step]);
  }

  private traffic(percent: number): Traffic {
    return { live: { [this.live]: 100 - percent, [this.candidate]: percent } };
  }

  /** What the candidate answers at the last step. */
  private share(): number {
    return this.steps.at(-1)?.traffic.live[this.candidate] ?? 0;
  }
}

function isPercent(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
