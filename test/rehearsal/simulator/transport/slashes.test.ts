import type { Session } from "../../../../rehearsal/session";
import { fakeSession, GROUP } from "../../faults/fake-session";

let session: Session;
beforeEach(async () => {
  session = await fakeSession();
});
afterEach(() => session.close());

test("an address with two slashes at its beginning is that with one, as azurerm's of exemptions", async () => {
  const { address, cloud, token } = session.simulator;
  const answer = await fetch(`${address}/${GROUP}?api-version=2025-04-01`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ location: "westeurope" }),
  });
  expect(answer.status).toBe(201);
  expect(cloud.store.all().map(({ id }) => id)).toEqual([GROUP]);
});
