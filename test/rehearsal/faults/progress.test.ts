import { Progress } from "../../../rehearsal/faults/progress";
import { targetsOf } from "../../../rehearsal/faults/target";
import type { Method } from "../../../rehearsal/simulator/arm/messages";
import { GROUP, IDENTITIES, identityId } from "./fake-session";

test("progress counts each target once, refused ones and what comes along not at all", () => {
  const progress = new Progress(targetsOf(IDENTITIES));
  const put = (path: string, status = 201, method: Method = "PUT"): number =>
    progress.after(
      {
        number: 1,
        method,
        path,
        query: new Map(),
        body: undefined,
        caller: "",
        sender: "azurerm",
        replayOf: undefined,
      },
      { status },
    );
  expect(put(GROUP)).toBe(0);
  expect(put(identityId("one"))).toBe(1);
  expect(put(identityId("one").toUpperCase())).toBe(1);
  expect(put(identityId("two"), 409)).toBe(1);
  expect(put(identityId("two"), 200, "GET")).toBe(1);
  expect(put(identityId("two"), 200)).toBe(2);
});
