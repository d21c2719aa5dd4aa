import { readTerraformJson } from "../../terraform-json";

const read = (json: object) => readTerraformJson(JSON.stringify(json));

test("data sources of checks are read like all others", () => {
  const check = { c: { data: { external: { x: { program: ["sh"] } } }, assert: [{}] } };
  const { resources } = read({ data: { http: { y: {} } }, check });
  expect(resources.map(({ address, mode }) => [address, mode])).toEqual([
    ["data.http.y", "data"],
    ["data.external.x", "data"],
  ]);
});

test("one of a check may not have the name of another", () => {
  const data = { external: { x: {} } };
  expect(() => read({ data, check: { c: { data } } })).toThrow("check.c.data.external.x is there twice");
});

test("actions and ephemeral resources have their address and what they are given", () => {
  const { actions, ephemerals } = read({
    action: { azapi_resource_action: { a: [{ config: { method: "POST" } }] } },
    ephemeral: { random_password: { p: { length: 9 } } },
  });
  expect([...actions, ...ephemerals]).toEqual([
    {
      address: "action.azapi_resource_action.a",
      type: "azapi_resource_action",
      attributes: { config: { method: "POST" } },
    },
    { address: "ephemeral.random_password.p", type: "random_password", attributes: { length: 9 } },
  ]);
});

test("what is removed is deleted unless its lifecycle says otherwise", () => {
  const { removed } = read({
    removed: [{ from: "t.a" }, { from: "${t.b}", lifecycle: { destroy: false }, provisioner: [{}] }],
  });
  expect(removed).toEqual([
    { from: "t.a", destroys: true, hasProvisioner: false },
    { from: "t.b", destroys: false, hasProvisioner: true },
  ]);
});
