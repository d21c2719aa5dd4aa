import * as committed from "../../../environments";
import { ConfigError } from "../../../stacks/config/config-error";
import { loadEnvironments } from "../../../stacks/config/environments";
import { resolveConfig } from "../../../stacks/config/profile";
import { armId, changed, goodDev, goodProd } from "./good-configs";

function problemsOf(environments: Record<string, unknown>): readonly string[] {
  try {
    loadEnvironments(environments);
  } catch (error) {
    if (error instanceof ConfigError) {
      return error.issues;
    }
    throw error;
  }
  return [];
}

describe("the committed environments", () => {
  test("are right, and say what is to be filled in", () => {
    const [dev, prod, ...more] = loadEnvironments(committed);
    expect(more).toEqual([]);
    expect(dev).toMatchObject({ name: "dev", file: "environments/dev.ts", config: { profile: "dev" } });
    expect(prod).toMatchObject({ name: "prod", file: "environments/prod.ts", config: { profile: "prod" } });
    expect(dev?.examples.map(({ path }) => path)).toEqual([
      "environments/dev.ts: tenantId",
      "environments/dev.ts: subscriptionId",
      "environments/dev.ts: tags.owner",
      "environments/dev.ts: groups.dataScientists[0].group",
      "environments/dev.ts: groups.computeOperators[0].group",
      "environments/dev.ts: groups.readers[0].group",
      "environments/dev.ts: egress.packageFeed",
      "environments/dev.ts: compute.instances[0].assignedTo",
      "environments/dev.ts: alerts.emails[0]",
      "environments/dev.ts: alerts.runbooks",
      "environments/dev.ts: policies.modelRegistries[0]",
      "environments/dev.ts: policies.pythonChannels[0]",
      "environments/dev.ts: serving.deployers[0].group",
      "environments/dev.ts: serving.invokers[0].group",
      "environments/dev.ts: serving.publishers[0].group",
      "environments/dev.ts: serving.online[0].deployments[0].model",
      "environments/dev.ts: serving.batch[0].models[0].model",
      "environments/dev.ts: serving.batch[0].models[1].model",
    ]);
    expect(prod?.examples.map(({ path }) => path)).toEqual([
      "environments/prod.ts: tenantId",
      "environments/prod.ts: subscriptionId",
      "environments/prod.ts: tags.owner",
      "environments/prod.ts: groups.computeOperators[0].group",
      "environments/prod.ts: groups.readers[0].group",
      "environments/prod.ts: backend.storageAccount",
      "environments/prod.ts: alerts.emails[0]",
      "environments/prod.ts: alerts.runbooks",
      "environments/prod.ts: policies.modelRegistries[0]",
      "environments/prod.ts: serving.backend.storageAccount",
      "environments/prod.ts: serving.deployers[0].group",
      "environments/prod.ts: serving.invokers[0].group",
      "environments/prod.ts: serving.publishers[0].group",
      "environments/prod.ts: serving.online[0].deployments[0].model",
      "environments/prod.ts: serving.batch[0].models[0].model",
      "environments/prod.ts: serving.batch[0].models[1].model",
    ]);
  });

  test("differ as their table says: feed and instances in dev, neither in prod", () => {
    const [dev, prod] = loadEnvironments(committed).map(({ config }) => config);
    expect(dev?.egress).toMatchObject({ packageFeed: "packages.example.com", fqdns: [], serviceTags: [] });
    expect(dev?.compute.instances).toHaveLength(1);
    expect(prod?.egress).toEqual({
      fqdns: [],
      serviceTags: [],
      privateEndpoints: [],
      firewallSku: "Standard",
    });
    expect(prod?.compute.instances).toEqual([]);
    expect(prod?.promotion).toBe("retrain");
  });
});

describe("loading environments", () => {
  test("gives name, file, defaults and examples of each", () => {
    expect(loadEnvironments({ dev: goodDev() })).toEqual([
      { name: "dev", file: "environments/dev.ts", config: resolveConfig(goodDev()), examples: [] },
    ]);
  });

  test("a third environment is one more export", () => {
    const test = changed(goodDev(), { environment: "test" });
    expect(loadEnvironments({ dev: goodDev(), test }).map(({ file }) => file)).toEqual([
      "environments/dev.ts",
      "environments/test.ts",
    ]);
  });

  test("a second use case stands before the environment in the export and the file", () => {
    const fraudDev = changed(goodDev(), { useCase: "fraud" });
    expect(loadEnvironments({ dev: goodDev(), fraudDev }).map(({ name, file }) => [name, file])).toEqual([
      ["dev", "environments/dev.ts"],
      ["fraud-dev", "environments/fraud-dev.ts"],
    ]);
  });

  test("throws all problems of all files at once", () => {
    const dev = changed(goodDev(), { "compute.batch": { maxNodes: 0 }, "tags.owner": undefined });
    const prod = changed(goodProd(), { backend: { kind: "local" } });
    expect(() => loadEnvironments({ dev, prod })).toThrow(
      new ConfigError([
        "environments/dev.ts: tags.owner is missing; it must be the person or team who answers for it",
        "environments/dev.ts: compute.batch.maxNodes must be ≥ 1 (got 0)",
        'environments/prod.ts: backend.kind must be "azurerm" in prod: a state on one machine is neither shared nor locked nor kept (got "local")',
      ]),
    );
  });

  test("an error has a heading with the count and a line for each problem", () => {
    expect(new ConfigError(["a", "b"]).message).toBe(
      "The configuration has 2 problems; nothing was written.\na\nb",
    );
    expect(new ConfigError(["a"]).message).toBe("The configuration has 1 problem; nothing was written.\na");
    expect(new ConfigError(["a"]).name).toBe("ConfigError");
    expect(new ConfigError(["a"]).issues).toEqual(["a"]);
  });

  test("an environment under another's name is refused", () => {
    expect(problemsOf({ test: goodDev() })).toEqual([
      'environments/test.ts: environment must be the name of the export, "test", or the export be called dev or churnDev (got "dev")',
    ]);
  });

  test("an environment that is no text is one problem", () => {
    expect(problemsOf({ dev: changed(goodDev(), { environment: 5 }) })).toEqual([
      "environments/dev.ts: environment must be 2 to 6 lower-case letters and digits, beginning with a letter (got 5)",
    ]);
  });

  test("no environment at all is a problem", () => {
    expect(problemsOf({})).toEqual(["environments/index.ts: must export at least one environment"]);
  });
});

/** Serving with what two environments might both have. */
function serving({ name = "churn-score", prefix, backend = { kind: "local" } }: Record<string, unknown>) {
  const model = "azureml://registries/shared/models/churn/versions/1";
  return {
    backend,
    online: [{ name, deployments: [{ name: "blue", model }] }],
    batch: prefix === undefined ? [] : [{ prefix, models: [{ name: "north", model }] }],
  };
}

describe("two environments can't have the same", () => {
  const hub = armId("Microsoft.Network/virtualNetworks", "hub");
  const other = (changes: Record<string, unknown> = {}) =>
    changed(goodDev(), { environment: "test", "network.addressSpace": ["10.20.8.0/22"], ...changes });

  test("resource group and names", () => {
    const [group, names, ...more] = problemsOf({ dev: goodDev(), churnDev: goodDev() });
    expect(group).toBe(
      'environments/churn-dev.ts: environment and useCase give the resource group "rg-churn-dev-weu", which is also that of environments/dev.ts',
    );
    expect(names).toMatch(
      /^environments\/churn-dev\.ts: nameSuffix and useCase give names that are also those \(mlw-churn-dev-weu-\w{5}, kv-.*, kvk-.*, stchurndev\w{5}, dlschurndev\w{5}, stplchurndev\w{5}, cr.*\) of environments\/dev\.ts$/,
    );
    expect(more).toEqual([]);
  });

  test("resource group in another subscription is another one", () => {
    const churnDev = changed(goodDev(), { subscriptionId: "11111111-0000-0000-0000-000000000099" });
    expect(problemsOf({ dev: goodDev(), churnDev })).toEqual([]);
  });

  test("subscriptions are compared without case", () => {
    const dev = changed(goodDev(), { subscriptionId: "aaaaaaaa-0000-0000-0000-000000000099" });
    const churnDev = changed(goodDev(), { subscriptionId: "AAAAAAAA-0000-0000-0000-000000000099" });
    expect(problemsOf({ dev, churnDev })).toHaveLength(2);
  });

  test("names that only look different in their parts", () => {
    const dev = changed(goodDev(), { nameSuffix: "abc" });
    const ddev = changed(goodDev(), { useCase: "chur", environment: "ndev", nameSuffix: "abc" });
    expect(problemsOf({ dev, ndev: ddev })).toEqual([
      "environments/ndev.ts: nameSuffix and useCase give names that are also those (stchurndevabc, dlschurndevabc, stplchurndevabc, crchurndevweuabc) of environments/dev.ts",
    ]);
  });

  test("one suffix for different names is fine", () => {
    const dev = changed(goodDev(), { nameSuffix: "abc" });
    expect(problemsOf({ dev, test: other({ nameSuffix: "abc" }) })).toEqual([]);
  });

  test("names that are too long for a kind that isn't used are no names", () => {
    const dev = changed(goodDev(), { useCase: "churnmod", environment: "dev012", nameSuffix: "abcde" });
    const long = changed(goodDev(), { useCase: "churnmo", environment: "ddev01", nameSuffix: "abcde" });
    expect(problemsOf({ churnmodDev012: dev, ddev01: long })).toEqual([]);
  });

  test("state", () => {
    const { backend } = goodProd();
    const dev = changed(goodDev(), { backend });
    expect(problemsOf({ dev, test: other({ backend }) })).toEqual([
      'environments/test.ts: backend.key "churn-prod.tfstate" is the same state as that of environments/dev.ts',
    ]);
    for (const part of ["storageAccount", "container", "key"]) {
      expect(problemsOf({ dev, test: other({ backend, [`backend.${part}`]: "another" }) })).toEqual([]);
    }
    expect(problemsOf({ dev: goodDev(), test: other({ backend }) })).toEqual([]);
    expect(problemsOf({ dev, test: other() })).toEqual([]);
  });

  test("state of what they serve", () => {
    const { backend } = goodProd();
    const own = { ...backend, container: "tfstate-serving" };
    const dev = changed(goodDev(), { backend, serving: serving({ backend: own }) });
    const refused = (path: string) => [
      `environments/test.ts: ${path} "churn-prod.tfstate" is the same state as that of environments/dev.ts`,
    ];
    const served = (state: object) => other({ serving: serving({ name: "other", backend: state }) });
    expect(problemsOf({ dev, test: served(own) })).toEqual(refused("serving.backend.key"));
    expect(problemsOf({ dev, test: served({ ...backend }) })).toEqual(refused("serving.backend.key"));
    expect(problemsOf({ dev, test: other({ backend: own }) })).toEqual(refused("backend.key"));
    expect(problemsOf({ dev, test: served({ ...own, key: "other.tfstate" }) })).toEqual([]);
  });

  test("names of endpoints in one region", () => {
    const dev = changed(goodDev(), { serving: serving({ name: "score", prefix: "stores" }) });
    const test = (changes: Record<string, unknown>, more: object = {}) =>
      problemsOf({ dev, test: other({ serving: serving(changes), ...more }) });
    const unique = (path: string, name: string) =>
      `environments/test.ts: serving.${path} "${name}" must be unique in westeurope, and is also an endpoint of environments/dev.ts`;
    expect(test({ name: "Score", prefix: "Stores" })).toEqual([
      unique("online[0].name", "Score"),
      unique("batch[0].prefix", "Stores-1"),
    ]);
    expect(test({ name: "stores-1", prefix: "score" })).toEqual([unique("online[0].name", "stores-1")]);
    expect(test({ name: "score", prefix: "stores" }, { location: "northeurope" })).toEqual([]);
    expect(test({ name: "stores", prefix: "score" })).toEqual([]);
  });

  test("limits of a subscription in one region, which its environments share", () => {
    const model = "azureml://registries/shared/models/churn/versions/1";
    const models = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `m-${at}`, model }));
    const stores = (prefix: string, count: number, more: object = {}) => ({
      serving: {
        backend: { kind: "local" },
        batch: [{ prefix: `${prefix}-stores`, models: models(count) }],
        ...more,
      },
    });
    const test = (count: number, changes: object = {}, limits?: object) =>
      problemsOf({
        dev: changed(goodDev(), stores("a", 300)),
        test: other({ ...stores("b", count, limits), ...changes }),
      });
    expect(test(200)).toEqual([]);
    expect(test(201)).toEqual([
      "environments/test.ts: serving has 201 deployments beside 300 of environments/dev.ts, and the subscription's limit in westeurope is 500 (serving.mostDeployments); ask Azure for more",
    ]);
    expect(test(201, { location: "northeurope" })).toEqual([]);
    expect(test(201, { subscriptionId: "11111111-0000-0000-0000-000000000099" })).toEqual([]);
    expect(test(201, {}, { mostDeployments: 501 })).toEqual([]);
    const third = (count: number, second = 100) =>
      problemsOf({
        dev: changed(goodDev(), stores("a", 300)),
        test: other(stores("b", second)),
        exam: changed(goodDev(), {
          environment: "exam",
          "network.addressSpace": ["10.20.16.0/22"],
          ...stores("c", count),
        }),
      });
    expect(third(100)).toEqual([]);
    expect(third(101)).toEqual([
      expect.stringContaining("has 101 deployments beside 400 of environments/dev.ts, environments/test.ts"),
    ]);
    // said once, where it is passed
    expect(third(1, 201)).toEqual([expect.stringMatching(/^environments\/test\.ts: serving has 201 /)]);
  });

  test("instance names in one region", () => {
    const instance = (name: string) => [{ name, assignedTo: "11111111-0000-0000-0000-000000000021" }];
    const dev = changed(goodDev(), { "compute.instances": instance("anna") });
    expect(
      problemsOf({ dev, test: other({ "compute.instances": [...instance("bert"), ...instance("Anna")] }) }),
    ).toEqual([
      'environments/test.ts: compute.instances[1].name "Anna" must be unique in westeurope, and is also an instance of environments/dev.ts',
    ]);
    const elsewhere = other({ "compute.instances": instance("anna"), location: "northeurope" });
    expect(problemsOf({ dev, test: elsewhere })).toEqual([]);
    expect(problemsOf({ dev, test: other({ "compute.instances": instance("bert") }) })).toEqual([]);
  });

  test("addresses behind one hub", () => {
    const dev = changed(goodDev(), { "network.hub.virtualNetworkId": hub });
    const spaces = { "network.addressSpace": ["10.30.0.0/22", "10.20.2.0/24"] };
    const peered = { ...spaces, "network.hub.virtualNetworkId": hub };
    expect(problemsOf({ dev, test: other(peered) })).toEqual([
      "environments/test.ts: network.addressSpace[1] 10.20.2.0/24 peers with the same hub and overlaps 10.20.0.0/22 of environments/dev.ts",
    ]);
    const spelt = { ...spaces, "network.hub.virtualNetworkId": hub.replace("rg-hub", "RG-HUB") };
    expect(problemsOf({ dev, test: other(spelt) })).toHaveLength(1);
    expect(problemsOf({ dev, test: other(spaces) })).toEqual([]);
    expect(problemsOf({ dev: goodDev(), test: other(peered) })).toEqual([]);
    expect(problemsOf({ dev: goodDev(), test: other(spaces) })).toEqual([]);
    const another = { ...spaces, "network.hub.virtualNetworkId": hub.replace("rg-hub", "rg-other") };
    expect(problemsOf({ dev, test: other(another) })).toEqual([]);
    const existing = {
      network: {
        existing: {
          virtualNetworkId: hub,
          endpointsSubnetId: armId("Microsoft.Network/virtualNetworks/subnets", "hub", "endpoints"),
        },
      },
    };
    expect(problemsOf({ dev, test: changed(goodDev(), { environment: "test", ...existing }) })).toEqual([]);
    expect(problemsOf({ dev: changed(goodDev(), existing), test: other(peered) })).toEqual([]);
  });

  test("a file with problems of its own is not compared", () => {
    const churnDev = changed(goodDev(), { "tags.owner": undefined });
    expect(problemsOf({ dev: goodDev(), churnDev })).toEqual([
      "environments/churn-dev.ts: tags.owner is missing; it must be the person or team who answers for it",
    ]);
  });
});
