import type { ArmError } from "./arm-error";
import { stableGuid } from "./stable-guid";

/** A long-running operation, as `Azure-AsyncOperation` shows it. */
export interface Operation {
  readonly id: string;
  /** Lower-case id of the resource that it works on. */
  readonly target: string;
  readonly startedAt: number;
  /** When it ends, in the clock's milliseconds; `Infinity` for one that never does. */
  readonly endsAt: number;
  status: "InProgress" | "Succeeded" | "Failed";
  error?: ArmError;
}

/** How long things take: Azure's minutes divided by a speed. */
export interface OperationClock {
  /** Milliseconds. */
  now(): number;
  /** How many times faster than Azure; `Infinity` ends everything at once. */
  readonly speed: number;
}

/** What an operation does when its time has come. */
export interface OperationPlan {
  readonly target: string;
  /** What Azure takes, in seconds. */
  readonly seconds: number;
  /** Runs at the end; an error thrown here makes the operation fail. */
  readonly finish: () => void;
  /** Instead of `finish`: how it ends by a fault. */
  readonly failure?: ArmError;
  readonly never?: boolean;
}

/**
 * The operations under way. Nothing runs by timer: an operation ends when somebody looks at it, or at
 * its resource, after its time has come. So a run depends on the order of requests alone.
 */
export class Operations {
  private readonly byId = new Map<string, Operation>();
  private readonly finishers = new Map<string, () => void>();
  private count = 0;

  constructor(private readonly clock: OperationClock) {}

  start(plan: OperationPlan): Operation {
    this.count += 1;
    const now = this.clock.now();
    const operation: Operation = {
      id: stableGuid(`operation ${this.count} ${plan.target}`),
      target: plan.target.toLowerCase(),
      startedAt: now,
      endsAt: plan.never ? Number.POSITIVE_INFINITY : now + (plan.seconds * 1000) / this.clock.speed,
      status: "InProgress",
      error: plan.failure,
    };
    this.byId.set(operation.id, operation);
    this.finishers.set(operation.id, plan.finish);
    return operation;
  }

  /** The operation, brought up to date. */
  get(id: string): Operation | undefined {
    const operation = this.byId.get(id);
    if (operation !== undefined) {
      this.settle(operation);
    }
    return operation;
  }

  /** The operation that still works on a resource, if any. */
  runningOn(target: string): Operation | undefined {
    const key = target.toLowerCase();
    return this.running().find((operation) => operation.target === key);
  }

  /** All that still runs, after everything due has ended. */
  running(): Operation[] {
    const open = [...this.finishers.keys()].flatMap((id) => this.byId.get(id) ?? []);
    for (const operation of open) {
      this.settle(operation);
    }
    return open.filter(({ status }) => status === "InProgress");
  }

  private settle(operation: Operation): void {
    if (operation.status !== "InProgress" || this.clock.now() < operation.endsAt) {
      return;
    }
    const finish = this.finishers.get(operation.id);
    this.finishers.delete(operation.id);
    operation.status = operation.error === undefined ? "Succeeded" : "Failed";
    finish?.();
  }
}
