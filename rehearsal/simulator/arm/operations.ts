import { ArmError } from "./arm-error";
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
  /** How it ended, or will end. */
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
  /** Runs at the end; an `ArmError` thrown here makes the operation fail. */
  readonly finish: () => void;
  /** Runs instead where the operation fails. */
  readonly failed?: () => void;
  /** How it ends by a fault, instead of `finish`. */
  readonly failure?: ArmError;
  readonly never?: boolean;
}

/** What a fault makes of an operation that begins. */
export type Fate = Pick<Partial<OperationPlan>, "failure" | "never" | "seconds">;

/**
 * The operations under way. Nothing runs by timer: an operation ends when somebody looks at it, or at
 * its resource, after its time has come. So a run depends on the order of requests alone.
 */
export class Operations {
  /** Set by a fault: decides how an operation goes that is about to begin. */
  decide: ((plan: OperationPlan) => Fate | undefined) | undefined;
  private readonly byId = new Map<string, Operation>();
  private readonly open = new Map<string, OperationPlan>();
  private count = 0;

  constructor(private readonly clock: OperationClock) {}

  start(planned: OperationPlan): Operation {
    const plan = { ...planned, ...this.decide?.(planned) };
    this.count += 1;
    const now = this.clock.now();
    const operation: Operation = {
      id: stableGuid(`operation ${this.count} ${plan.target}`),
      target: plan.target.toLowerCase(),
      startedAt: now,
      endsAt: plan.never ? Number.POSITIVE_INFINITY : now + (plan.seconds * 1000) / this.clock.speed,
      status: "InProgress",
    };
    this.byId.set(operation.id, operation);
    this.open.set(operation.id, plan);
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
    const open = [...this.open.keys()].flatMap((id) => this.byId.get(id) ?? []);
    for (const operation of open) {
      this.settle(operation);
    }
    return open.filter(({ status }) => status === "InProgress");
  }

  private settle(operation: Operation): void {
    const plan = this.open.get(operation.id);
    if (plan === undefined || this.clock.now() < operation.endsAt) {
      return;
    }
    this.open.delete(operation.id);
    // a fault may have set the error while it ran
    const error = operation.error ?? plan.failure ?? failureOf(plan.finish);
    operation.status = error === undefined ? "Succeeded" : "Failed";
    if (error !== undefined) {
      operation.error = error;
      plan.failed?.();
    }
  }
}

function failureOf(work: () => void): ArmError | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof ArmError) {
      return error;
    }
    throw error;
  }
}
