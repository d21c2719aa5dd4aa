import type { Session } from "../session";
import type { Interceptor } from "../simulator/simulator";

/** Stands in the way of requests from now on; the result takes it away again. */
export function intercept(session: Session, interceptor: Interceptor): () => void {
  session.simulator.interceptor = interceptor;
  return () => {
    if (session.simulator.interceptor === interceptor) {
      session.simulator.interceptor = undefined;
    }
  };
}
