/**
 * Resources with their references resolved: what rules look at, whether the input is a configuration or
 * a plan. It tells what is known, what nobody wrote, and what only a plan or Azure can tell; the last is
 * a state of its own, so that no rule takes it for a pass.
 */
export { Graph, type GraphOptions } from "./graph";
export type { GraphBackend, GraphProvider } from "./parts";
export type { Edge, GraphResource, Readable } from "./resource";
export type { Absent, Known, Target, Unknown, Value } from "./value";
