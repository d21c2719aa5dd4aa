import type { Accepting } from "../../../baseline/acknowledgements";

/** An input that follows the guides in a way of its own: no rule may find anything in it. */
export interface GoodInput {
  readonly name: string;
  /** Terraform JSON or plan JSON. */
  readonly text: string;
  /** What somebody accepted with a reason. */
  readonly accepted: readonly Accepting[];
}
