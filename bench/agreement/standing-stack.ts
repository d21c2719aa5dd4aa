import type { PolicyLibrary } from "../../rehearsal";
import { evaluatePolicies } from "../../rehearsal/policy";
import type { Source } from "../../rehearsal/scratch/source";
import { openSession, type Session, type SessionOptions } from "../../rehearsal/session";
import type { RecordedRequest } from "../../rehearsal/simulator/recorder";
import { init } from "../../rehearsal/steps/life";
import { errorsOf } from "../../rehearsal/steps/step";
import { readState } from "../../rehearsal/terraform/state";
import type { PolicyVerdict } from "./observation";
import { type AddressOf, addressesIn, policyVerdicts, withApiVersions } from "./policy-verdicts";

/** What a rehearsal of a stack is started with. */
export type StackOptions = Omit<SessionOptions, "source" | "variables">;

/**
 * Nothing but Terraform touches the simulated Azure, so after an apply without errors the state is right as it is:
 * to read all of it again before each mutant would take most of the time.
 */
const WITHOUT_REFRESH = ["-refresh=false"];

/** What became of an apply. */
export interface Applied {
  /** None if all was taken. */
  readonly errors: readonly string[];
  /**
   * Addresses whose last write Azure took though there are errors: some come after it, such as azurerm's
   * read of a vault's contacts, which is no part of the control plane.
   */
  readonly taken: readonly string[];
}

/** What observers need of a stack that stands. */
export type Standing = Pick<StandingStack, "apply" | "policies" | "close">;

/** A stack that stands in a simulated Azure, and what policies say of it. */
export class StandingStack {
  /**
   * Brings a stack up.
   *
   * @throws if that fails
   */
  static async open(source: Source, library: PolicyLibrary, options: StackOptions): Promise<StandingStack> {
    const session = await openSession({ ...options, source, variables: [] });
    try {
      const { problems } = await init(session);
      const stack = new StandingStack(session, library);
      const errors = problems.length > 0 ? problems : (await stack.apply(source)).errors;
      if (errors.length > 0) {
        throw new Error(`${source.name} can't be rehearsed:\n${errors.join("\n")}`);
      }
      return stack;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  private addressOf: AddressOf | undefined;
  private madeAnew: readonly string[] = [];
  /** Whether the state may say something else than Azure: azurerm writes there what it wanted, errors or not. */
  private isUnsure = false;

  private constructor(
    private readonly session: Session,
    private readonly library: PolicyLibrary,
  ) {}

  /**
   * Puts a configuration in place of the one that stands.
   *
   * @param anew addresses of what is made anew even where it could be changed, now and when it changes back
   */
  async apply(source: Source, anew: readonly string[] = []): Promise<Applied> {
    this.session.restage(source);
    const replaced = new Set([...this.madeAnew, ...anew]);
    const args = [
      ...(this.isUnsure ? [] : WITHOUT_REFRESH),
      ...[...replaced].map((address) => `-replace=${address}`),
    ];
    const { writes } = this.session.simulator.recorder;
    const before = writes.length;
    // in an order of their own: Terraform's is that of their coming
    const errors = errorsOf(await this.session.run("apply", { args })).sort();
    this.madeAnew = errors.length === 0 ? anew : [...replaced];
    this.isUnsure = errors.length > 0;
    return { errors, taken: errors.length === 0 ? [] : await this.takenBy(writes.slice(before)) };
  }

  private async takenBy(writes: readonly RecordedRequest[]): Promise<string[]> {
    const addressOf = addressesIn(await readState(this.session));
    const last = new Map<string, RecordedRequest["status"]>();
    for (const { method, path, status } of writes) {
      const address = method === "POST" ? undefined : addressOf(path);
      if (address !== undefined) {
        last.set(address, status);
      }
    }
    return [...last].flatMap(([address, status]) =>
      typeof status === "number" && status < 300 ? [address] : [],
    );
  }

  /**
   * Evaluates all policies on what stands.
   *
   * @param hasNewAddresses the state is read again; all else keeps its id
   */
  async policies(hasNewAddresses = false): Promise<PolicyVerdict[]> {
    if (this.addressOf === undefined || hasNewAddresses) {
      this.addressOf = addressesIn(await readState(this.session));
    }
    const { cloud, recorder } = this.session.simulator;
    const results = evaluatePolicies(this.library, withApiVersions(cloud.store.all(), recorder.writes));
    const verdicts = policyVerdicts(results, this.addressOf);
    if (hasNewAddresses) {
      this.addressOf = undefined;
    }
    return verdicts;
  }

  close(): Promise<void> {
    return this.session.close();
  }
}
