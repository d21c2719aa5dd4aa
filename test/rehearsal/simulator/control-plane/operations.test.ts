import { ArmError } from "../../../../rehearsal/simulator/arm/arm-error";
import { type Azure, expectAccepted, expectRefused } from "../support/azure";
import { bodies, changed } from "../support/bodies";
import { estate } from "../support/estate";
import { GROUP, ids } from "../support/ids";

const MINUTE = 60_000;

/** Polls the operation that an answer began. */
function poll(azure: Azure, headers: Readonly<Record<string, string>>) {
  const { pathname } = new URL(headers["azure-asyncoperation"] ?? "");
  return azure.get(pathname);
}

describe("a long-running operation", () => {
  test("is polled at an absolute address, at once", () => {
    const { headers, status } = estate().put(ids.vault, bodies.vault);
    expect(status).toBe(201);
    expect(headers["azure-asyncoperation"]).toMatch(/^https:\/\/management\.test\/subscriptions\//);
    expect(headers["retry-after"]).toBe("0");
  });

  test("goes from InProgress to Succeeded when its time has come, and not before", () => {
    const azure = estate();
    const { headers } = azure.put(ids.vault, bodies.vault);
    azure.pass(29_999);
    expect(poll(azure, headers).body.status).toBe("InProgress");
    expect(azure.get(ids.vault).body).toMatchObject({ properties: { provisioningState: "Creating" } });
    azure.pass(1);
    expect(poll(azure, headers).body.status).toBe("Succeeded");
    expect(azure.get(ids.vault).body).toMatchObject({ properties: { provisioningState: "Succeeded" } });
  });

  test("says how long to wait, ten seconds at most", () => {
    const azure = estate();
    const { headers } = azure.put(ids.vault, bodies.vault);
    expect(poll(azure, headers).headers["retry-after"]).toBe("10");
    azure.pass(26_500);
    expect(poll(azure, headers).headers["retry-after"]).toBe("3");
    azure.pass(3_200);
    expect(poll(azure, headers).headers["retry-after"]).toBe("0");
  });

  test("takes as much less time as the clock is faster", () => {
    const azure = estate([], { speed: 1000 });
    const { headers } = azure.put(ids.vault, bodies.vault);
    azure.pass(29);
    expect(poll(azure, headers).body.status).toBe("InProgress");
    azure.pass(1);
    expect(poll(azure, headers).body.status).toBe("Succeeded");
  });

  test("at infinite speed has ended when it is looked at", () => {
    const azure = estate([], { speed: Number.POSITIVE_INFINITY });
    const { headers } = azure.put(ids.vault, bodies.vault);
    expect(poll(azure, headers).body.status).toBe("Succeeded");
  });

  test("ends without being polled, when its resource is looked at", () => {
    const azure = estate();
    azure.put(ids.vault, bodies.vault);
    azure.pass(MINUTE);
    expect(azure.get(ids.vault).body).toMatchObject({ properties: { provisioningState: "Succeeded" } });
  });

  test("deletes at its end: until then the resource is there", () => {
    const azure = estate(["registry"]);
    expect(azure.delete(ids.registry).status).toBe(202);
    expect(azure.get(ids.registry).body).toMatchObject({ properties: { provisioningState: "Deleting" } });
    azure.pass(MINUTE);
    expectRefused(azure.get(ids.registry), 404, "ResourceNotFound", "crtest");
  });

  test("that nobody began is a 404", () => {
    const path = `${GROUP}/providers/Microsoft.Rehearsal/operations/00000000-0000-4000-8000-000000000000`;
    expectRefused(estate().get(path), 404, "NotFound", "00000000-0000-4000-8000-000000000000");
  });
});

describe("an operation under way", () => {
  test("refuses another write of the resource", () => {
    const azure = estate();
    azure.put(ids.registry, bodies.registry);
    const answer = azure.put(ids.registry, bodies.registry);
    expectRefused(answer, 409, "AnotherOperationInProgress", ids.registry);
    azure.settle();
    expectAccepted(azure.put(ids.registry, bodies.registry));
  });

  test("refuses a deletion", () => {
    const azure = estate();
    azure.put(ids.registry, bodies.registry);
    expectRefused(azure.delete(ids.registry), 409, "AnotherOperationInProgress", ids.registry);
  });

  test("is named by each provider in its own words", () => {
    const azure = estate(["vault"]);
    azure.put(ids.account, bodies.account);
    azure.put(ids.vault, bodies.vault);
    expectRefused(
      azure.put(ids.account, bodies.account),
      409,
      "StorageAccountOperationInProgress",
      ids.account,
    );
    expectRefused(azure.put(ids.vault, bodies.vault), 409, "ConflictError", ids.vault);
  });

  test("that creates refuses children, one that changes does not", () => {
    const azure = estate();
    const key = `${ids.vault}/keys/data`;
    azure.put(ids.vault, bodies.vault);
    expectRefused(azure.put(key, bodies.key), 409, "AnotherOperationInProgress", ids.vault);
    azure.settle();
    azure.put(ids.vault, bodies.vault);
    expectAccepted(azure.put(key, bodies.key));
  });

  test("on one subnet of a network refuses a write of another one", () => {
    const azure = estate(["network"]);
    const second = ids.subnet.replace("snet-test", "snet-second");
    const body = changed(bodies.subnet, { properties: { addressPrefixes: ["10.0.2.0/24"] } });
    azure.put(ids.subnet, bodies.subnet);
    expectRefused(azure.put(second, body), 409, "AnotherOperationInProgress", "snet-test");
    azure.settle();
    expectAccepted(azure.put(second, body));
  });

  test("that deletes may be asked for again, and is the same", () => {
    const azure = estate(["registry"]);
    const first = azure.delete(ids.registry);
    const second = azure.delete(ids.registry);
    expect(second.status).toBe(202);
    expect(second.headers).toEqual(first.headers);
  });
});

describe("a fault of an operation", () => {
  const failure = new ArmError(500, "InternalServerError", "no reason given");

  test("ends it Failed with the error, and leaves a resource in state Failed", () => {
    const azure = estate();
    azure.cloud.operations.decide = () => ({ failure });
    const { headers } = azure.put(ids.vault, bodies.vault);
    azure.settle();
    expect(poll(azure, headers).body).toMatchObject({
      status: "Failed",
      error: { code: "InternalServerError", message: "no reason given" },
    });
    expect(azure.get(ids.vault).body).toMatchObject({ properties: { provisioningState: "Failed" } });
  });

  test("may strike an operation that is under way", () => {
    const azure = estate();
    const { headers } = azure.put(ids.vault, bodies.vault);
    for (const operation of azure.cloud.operations.running()) {
      operation.error = failure;
    }
    azure.settle();
    expect(poll(azure, headers).body.status).toBe("Failed");
    expect(azure.get(ids.vault).body).toMatchObject({ properties: { provisioningState: "Failed" } });
  });

  test("of a deletion leaves the resource there", () => {
    const azure = estate(["registry"]);
    azure.cloud.operations.decide = () => ({ failure });
    azure.delete(ids.registry);
    azure.settle();
    expect(azure.get(ids.registry).body).toMatchObject({ properties: { provisioningState: "Failed" } });
  });

  test("may let it never end", () => {
    const azure = estate();
    azure.cloud.operations.decide = ({ target }) => ({ never: target.includes("kv-test") });
    const { headers } = azure.put(ids.vault, bodies.vault);
    azure.settle();
    expect(poll(azure, headers).body.status).toBe("InProgress");
    expect(poll(azure, headers).headers["retry-after"]).toBe("10");
  });
});

describe("two runs with the same requests", () => {
  const run = (): unknown[] => {
    const azure = estate(["account", "network", "subnet", "endpoint", "logs", "identity"]);
    const { headers } = azure.put(ids.vault, bodies.vault);
    azure.settle();
    return [headers, ...azure.cloud.store.all()];
  };

  test("get the same ids, keys and operations", () => {
    expect(JSON.stringify(run())).toBe(JSON.stringify(run()));
  });
});
