/**
 * Why a definition can't be decided here:
 *
 * - `data-plane`: its mode belongs to a resource provider, there is no ARM resource to look at
 * - `run-time`: it asks for state that only a running service has
 * - `unsupported`: it uses a construct that this evaluator does not know
 * - `parameter`: a parameter has neither an assigned value nor a default
 * - `template`: a template function refused its arguments, as Azure's would
 */
export type FailureKind = "data-plane" | "run-time" | "unsupported" | "parameter" | "template";

/** A verdict that can't be given; never a compliant or a violating one. */
export class NotEvaluable extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
  ) {
    super(message);
    this.name = "NotEvaluable";
  }
}
