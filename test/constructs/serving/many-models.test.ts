import { type ManyModelsProps, manyModels, type OneModel } from "../../../constructs/serving/many-models";
import { Template } from "../../support/template";
import { testWorkspace, WORKSPACE_ID } from "../compute/test-workspace";
import { testStack } from "./readable-stack";

const CLUSTER = { computeId: `${WORKSPACE_ID}/computes/batch` };

function models(count: number): OneModel[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `store-${index}`,
    modelId: `azureml://registries/shared/models/store-${index}/versions/1`,
  }));
}

function made(props: Partial<ManyModelsProps>): Template {
  const stack = testStack();
  manyModels(stack, {
    workspace: testWorkspace(stack),
    models: models(3),
    prefix: "stores",
    cluster: CLUSTER,
    ...props,
  });
  return Template.of(stack);
}

const addresses = (template: Template, type: string): string[] =>
  template.resources().flatMap((one) => (one.type === type ? [one.address] : []));

describe("deploy/many-models-batch-multi-deployment: manyModels", () => {
  test("500 models make 25 endpoints of 20 deployments, each with a default", () => {
    const template = made({ models: models(500) });
    expect(addresses(template, "azapi_update_resource")).toHaveLength(25);
    const all = addresses(template, "azapi_resource");
    expect(all).toHaveLength(525);
    expect(all.filter((address) => address.startsWith("azapi_resource.stores-25_"))).toHaveLength(20);
    expect(all).toContain("azapi_resource.stores-25_store-499");
  });

  test("a model that retires leaves its place free, and every other one where it is", () => {
    const before = addresses(made({ models: models(45) }), "azapi_resource");
    const retired = models(45).map((one, index) => ({ ...one, retired: index === 3 }));
    const after = addresses(made({ models: retired }), "azapi_resource");
    expect(before.filter((address) => !after.includes(address))).toEqual(["azapi_resource.stores-1_store-3"]);
    expect(after.filter((address) => !before.includes(address))).toEqual([]);
  });

  test("each works as its caller says", () => {
    const template = made({ models: models(1), instances: 4, miniBatchSize: 2 });
    const [deployment] = template.resources().filter(({ address }) => address.endsWith("store-0"));
    expect(deployment?.attributes.body).toMatchObject({
      properties: { resources: { instanceCount: 4 }, miniBatchSize: 2, compute: CLUSTER.computeId },
    });
  });

  test("says all that is wrong at once", () => {
    const [first, second] = models(2);
    const wrong = [
      { ...first, modelId: "azureml:churn@latest" },
      { ...second, name: "STORE-0" },
      { ...second, name: "x" },
    ] as OneModel[];
    expect(() => made({ models: wrong, prefix: "p".repeat(29), deploymentsPerEndpoint: 1.5 })).toThrow(
      /^test: models\[0\]\.modelId must be .*; models\[2\]\.name must be .*; models names store-0 twice; prefix must have 28 characters at most: a number follows \(got 29\); deploymentsPerEndpoint must be a whole number from 1 \(got 1\.5\)$/,
    );
    expect(() => made({ models: [] })).toThrow("test: models must name at least one");
  });

  test("runs the first of each endpoint where a caller names none, unless another one is said", () => {
    const defaults = (list: readonly OneModel[]) =>
      made({ models: list, deploymentsPerEndpoint: 2 })
        .resources()
        .filter(({ type }) => type === "azapi_update_resource")
        .map(({ attributes }) => attributes.body);
    const runs = (name: string) => ({ properties: { defaults: { deploymentName: name } } });
    const said = models(4).map((one, index) => ({ ...one, default: index === 3 }));
    expect(defaults(models(4))).toEqual([runs("store-0"), runs("store-2")]);
    expect(defaults(said)).toEqual([runs("store-0"), runs("store-3")]);
    expect(defaults(said.map((one, index) => ({ ...one, retired: index === 0 })))[0]).toEqual(
      runs("store-1"),
    );
  });

  test("takes no two defaults of an endpoint, and none that is retired", () => {
    const all = models(3).map((one) => ({ ...one, default: true }));
    expect(() => made({ models: all, deploymentsPerEndpoint: 2 })).toThrow(
      /^test: models\[1\]\.default must be left out: store-0 is the default of the same endpoint already$/,
    );
    const retired = models(1).map((one) => ({ ...one, default: true, retired: true }));
    expect(() => made({ models: retired })).toThrow(
      /^test: models\[0\]\.default must be left out: the model is retired$/,
    );
  });

  test("more than the subscription allows is refused, with its limit", () => {
    expect(() => made({ models: models(61), mostEndpoints: 3 })).toThrow(
      "test: models: 61 models take 4 endpoints, and the subscription's limit is 3 (mostEndpoints); ask Azure for more, or for more deployments an endpoint",
    );
    expect(() => made({ models: models(501) })).toThrow(
      /^test: models: 501 models are as many deployments, and the subscription's limit is 500 \(mostDeployments\); ask Azure for more$/,
    );
    const retired = models(501).map((one, index) => ({ ...one, retired: index === 0 }));
    expect(() => made({ models: retired })).not.toThrow();
    expect(() => made({ models: models(501), mostDeployments: 501 })).not.toThrow();
    expect(
      addresses(made({ models: models(61), deploymentsPerEndpoint: 50 }), "azapi_update_resource"),
    ).toHaveLength(2);
  });
});
