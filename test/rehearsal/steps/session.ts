import type { Session } from "../../../rehearsal/session";
import { fakeSession, type Runs } from "../faults/fake-session";

const open: Session[] = [];
afterEach(async () => {
  for (const session of open.splice(0)) {
    await session.close();
  }
});

/** A session around a real simulated Azure, in which a fake terraform answers; closed after the test. */
export async function stepSession(runs: Runs, changes: Partial<Session> = {}): Promise<Session> {
  const made = { ...(await fakeSession(runs)), ...changes };
  open.push(made);
  return made;
}
