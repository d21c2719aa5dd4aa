import { expectAccepted, expectRefused } from "../support/azure";
import { bodies } from "../support/bodies";
import { assign, estate, LOCKS, lock, ROLES } from "../support/estate";
import { GROUP, ids, on, SUBSCRIPTION, sibling } from "../support/ids";

const SOMEBODY = "00000000-0000-4000-8000-0000000000aa";

describe("a CanNotDelete lock", () => {
  test("forbids the deletion of its resource, with the locked scope in the message", () => {
    const azure = estate(["account"]);
    lock(azure, ids.account, "CanNotDelete");
    expectRefused(azure.delete(ids.account), 409, "ScopeLocked", ids.account);
  });

  test("lets writes and actions through", () => {
    const azure = estate(["account"]);
    lock(azure, ids.account, "CanNotDelete");
    expectAccepted(azure.put(ids.account, bodies.account));
    azure.settle();
    expectAccepted(azure.post(`${ids.account}/listKeys`));
  });

  test("on a group or subscription holds for everything below", () => {
    const azure = estate(["account"]);
    lock(azure, GROUP, "CanNotDelete");
    expectRefused(azure.delete(ids.account), 409, "ScopeLocked", GROUP);
    const other = estate(["account"]);
    lock(other, SUBSCRIPTION, "CanNotDelete");
    expectRefused(other.delete(ids.account), 409, "ScopeLocked", SUBSCRIPTION);
  });

  test("on a resource holds its group too", () => {
    const azure = estate(["account"]);
    lock(azure, ids.account, "CanNotDelete");
    expectRefused(azure.delete(GROUP), 409, "ScopeLocked", ids.account);
  });

  test("holds role assignments on the resource, and below a locked group", () => {
    const azure = estate(["account"]);
    const assignment = assign(azure, ids.account, SOMEBODY, ROLES.reader);
    lock(azure, GROUP, "CanNotDelete");
    expectRefused(azure.delete(assignment), 409, "ScopeLocked", GROUP);
  });

  test("leaves a resource alone whose name merely begins like the locked one", () => {
    const azure = estate(["account"]);
    const other = azure.make(sibling(ids.account, "sttest2"), bodies.account);
    lock(azure, ids.account, "CanNotDelete");
    expectAccepted(azure.delete(other));
  });

  test("can itself be taken away; then the deletion is free", () => {
    const azure = estate(["account"]);
    const id = lock(azure, ids.account, "CanNotDelete");
    azure.end(id);
    expectAccepted(azure.delete(ids.account));
  });
});

describe("a ReadOnly lock", () => {
  test("forbids writes, deletions and actions", () => {
    const azure = estate(["account"]);
    lock(azure, ids.account, "ReadOnly");
    expectRefused(azure.put(ids.account, bodies.account), 409, "ScopeLocked", ids.account);
    expectRefused(azure.patch(ids.account, { tags: {} }), 409, "ScopeLocked", ids.account);
    expectRefused(azure.delete(ids.account), 409, "ScopeLocked", ids.account);
    expectRefused(azure.post(`${ids.account}/listKeys`), 409, "ScopeLocked", ids.account);
  });

  test("lets everybody read", () => {
    const azure = estate(["account"]);
    lock(azure, ids.account, "ReadOnly");
    expectAccepted(azure.get(ids.account));
  });

  test("on a group lets nothing new in", () => {
    const azure = estate();
    lock(azure, GROUP, "ReadOnly");
    expectRefused(azure.put(ids.identity, bodies.identity), 409, "ScopeLocked", GROUP);
  });

  test("doesn't forbid other locks", () => {
    const azure = estate(["account"]);
    lock(azure, ids.account, "ReadOnly");
    expectAccepted(azure.put(on(ids.account, LOCKS, "more"), { properties: { level: "CanNotDelete" } }));
  });
});

describe("a lock", () => {
  test("has one of two levels", () => {
    const answer = estate(["account"]).put(on(ids.account, LOCKS, "keep"), {
      properties: { level: "Never" },
    });
    expectRefused(answer, 400, "InvalidLockLevel", "Never", "keep");
    const none = estate(["account"]).put(on(ids.account, LOCKS, "keep"), { properties: {} });
    expectRefused(none, 400, "InvalidLockLevel", "keep");
  });

  test("lies on something that is there", () => {
    const answer = estate().put(on(ids.account, LOCKS, "keep"), { properties: { level: "ReadOnly" } });
    expectRefused(answer, 404, "ParentResourceNotFound", ids.account);
  });
});
