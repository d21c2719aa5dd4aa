import { TerraformVariable } from "cdktf";
import { NAMING_RULES, type ResourceKind } from "../../../constructs/naming/resource-kinds";
import {
  nameProblem,
  ResourceNames,
  type ResourceNamesProps,
} from "../../../constructs/naming/resource-names";
import { TEST_SUBSCRIPTION, testStack } from "../../support/template";

const names = (props: Partial<ResourceNamesProps> = {}) =>
  new ResourceNames({
    useCase: "churn",
    environment: "test",
    location: "westeurope",
    subscriptionId: TEST_SUBSCRIPTION,
    suffix: "1a2b3",
    ...props,
  });

/** The longest parts that are allowed. */
const LONG = { useCase: "churnanalyse", environment: "stage1" };

describe("ResourceNames: names", () => {
  const expected: Record<ResourceKind, string> = {
    resourceGroup: "rg-churn-test-weu",
    virtualNetwork: "vnet-churn-test-weu",
    subnet: "snet-churn-test-weu",
    networkSecurityGroup: "nsg-churn-test-weu",
    routeTable: "rt-churn-test-weu",
    serviceEndpointPolicy: "se-churn-test-weu",
    publicIp: "pip-churn-test-weu",
    bastion: "bas-churn-test-weu",
    peering: "peer-churn-test-weu",
    privateEndpoint: "pep-churn-test-weu",
    userAssignedIdentity: "id-churn-test-weu",
    logAnalyticsWorkspace: "log-churn-test-weu",
    applicationInsights: "appi-churn-test-weu",
    monitorPrivateLinkScope: "ampls-churn-test-weu",
    actionGroup: "ag-churn-test-weu",
    budget: "budget-churn-test-weu",
    kubernetesCluster: "aks-churn-test-weu",
    eventGridSystemTopic: "evgst-churn-test-weu",
    machineLearningWorkspace: "mlw-churn-test-weu-1a2b3",
    keyVault: "kv-churn-test-1a2b3",
    keyVaultForKeys: "kvk-churn-test-1a2b3",
    storageAccount: "stchurntest1a2b3",
    dataLakeStorage: "dlschurntest1a2b3",
    payloadStorage: "stplchurntest1a2b3",
    stateStorage: "sttfchurntest1a2b3",
    containerRegistry: "crchurntestweu1a2b3",
  };

  test.each(Object.keys(NAMING_RULES) as ResourceKind[])("%s has exactly its name", (kind) => {
    expect(names().of(kind)).toBe(expected[kind]);
    expect(names().problemOf(kind)).toBeUndefined();
  });

  test("a purpose tells two of a kind apart, with the kind's separator", () => {
    expect(names().of("userAssignedIdentity", "training")).toBe("id-churn-training-test-weu");
    expect(names().of("storageAccount", "lake")).toBe("stchurnlaketest1a2b3");
  });

  test("the region stands as its abbreviation", () => {
    expect(names({ location: "swedencentral" }).of("resourceGroup")).toBe("rg-churn-test-swc");
  });
});

describe("ResourceNames: the suffix", () => {
  const derived = (props: Partial<ResourceNamesProps> = {}) => names({ suffix: undefined, ...props }).suffix;

  test("is stable for all time: soft-deleted vaults and workspaces keep their names", () => {
    expect(derived()).toBe("qg24p");
    expect(names({ suffix: undefined }).of("keyVault")).toBe("kv-churn-test-qg24p");
  });

  test.each<[string, Partial<ResourceNamesProps>, string]>([
    ["subscription", { subscriptionId: "11111111-2222-3333-4444-555555555556" }, "8eixf"],
    ["use case", { useCase: "fraud" }, "6oioe"],
    ["environment", { environment: "prod" }, "epxyc"],
    ["region", { location: "northeurope" }, "iuicb"],
  ])("is another for another %s", (_what, props, suffix) => {
    expect(derived(props)).toBe(suffix);
  });

  test("does not depend on how the subscription's id is spelled", () => {
    const subscriptionId = "abcdefab-2222-3333-4444-555555555555";
    expect(derived({ subscriptionId: subscriptionId.toUpperCase() })).toBe(derived({ subscriptionId }));
  });

  test("is the given one where there is one", () => {
    expect(names({ suffix: "zz9" }).suffix).toBe("zz9");
    expect(names({ suffix: "zz9" }).of("keyVault")).toBe("kv-churn-test-zz9");
  });
});

describe("ResourceNames: parts", () => {
  test.each<[string, Partial<ResourceNamesProps>]>([
    ["shortest", { useCase: "ab", environment: "ab", suffix: "abc" }],
    ["longest", { useCase: "abcdefghij12", environment: "abcd12", suffix: "12345" }],
  ])("the %s parts are accepted", (_what, props) => {
    expect(() => names(props)).not.toThrow();
  });

  const USE_CASE = "must be 2 to 12 lower-case letters and digits, beginning with a letter";
  const ENVIRONMENT = "must be 2 to 6 lower-case letters and digits, beginning with a letter";
  const SUFFIX = "must be 3 to 5 lower-case letters and digits";

  test.each<[Partial<ResourceNamesProps>, string]>([
    [{ useCase: "a" }, `useCase "a" ${USE_CASE}`],
    [{ useCase: "abcdefghij123" }, `useCase "abcdefghij123" ${USE_CASE}`],
    [{ useCase: "1churn" }, `useCase "1churn" ${USE_CASE}`],
    [{ useCase: "Churn" }, `useCase "Churn" ${USE_CASE}`],
    [{ useCase: "churn-x" }, `useCase "churn-x" ${USE_CASE}`],
    [{ environment: "p" }, `environment "p" ${ENVIRONMENT}`],
    [{ environment: "product" }, `environment "product" ${ENVIRONMENT}`],
    [{ environment: "1dev" }, `environment "1dev" ${ENVIRONMENT}`],
    [{ environment: "-dev" }, `environment "-dev" ${ENVIRONMENT}`],
    [{ environment: "dev-" }, `environment "dev-" ${ENVIRONMENT}`],
    [{ suffix: "ab" }, `suffix "ab" ${SUFFIX}`],
    [{ suffix: "abcdef" }, `suffix "abcdef" ${SUFFIX}`],
    [{ suffix: "AB1" }, `suffix "AB1" ${SUFFIX}`],
    [{ location: "West Europe" }, 'location "West Europe" is not a region of Azure'],
  ])("%j is refused", (props, problem) => {
    expect(() => names(props)).toThrow(new Error(`ResourceNames: ${problem}`));
  });

  test("all bad parts are told at once", () => {
    expect(() => names({ useCase: "X", environment: "Y", suffix: "Z", location: "mars" })).toThrow(
      new Error(
        `ResourceNames: useCase "X" ${USE_CASE}; environment "Y" ${ENVIRONMENT}; suffix "Z" ${SUFFIX}; ` +
          'location "mars" is not a region of Azure',
      ),
    );
  });
});

describe("ResourceNames: what Azure refuses", () => {
  test("a name that is too long says by how much to shorten the use case", () => {
    const problem =
      'the storage account name "stchurnanalysestage11a2b3" has 25 characters, at most 24 are allowed; ' +
      'shorten useCase "churnanalyse" by 1';
    expect(names(LONG).problemOf("storageAccount")).toBe(problem);
    expect(() => names(LONG).of("storageAccount")).toThrow(new Error(`ResourceNames: ${problem}`));
  });

  test("the excess is counted from the limit of the kind", () => {
    expect(names(LONG).problemOf("keyVaultForKeys")).toBe(
      'the key vault for keys name "kvk-churnanalyse-stage1-1a2b3" has 29 characters, at most 24 are allowed; ' +
        'shorten useCase "churnanalyse" by 5',
    );
  });

  test("exactly the limit is allowed", () => {
    const just = names({ ...LONG, useCase: "churnanalys" });
    expect(just.of("storageAccount")).toBe("stchurnanalysstage11a2b3");
    expect(just.of("storageAccount")).toHaveLength(24);
  });

  test("a purpose with characters that the kind does not allow", () => {
    expect(() => names().of("storageAccount", "the-lake")).toThrow(
      new Error(
        'ResourceNames: the storage account name "stchurnthe-laketest1a2b3" may hold lower-case letters and digits only',
      ),
    );
  });
});

describe("nameProblem: names that were given", () => {
  test.each<[ResourceKind, string, string]>([
    ["keyVault", "kv", 'the key vault name "kv" has 2 characters, at least 3 are needed'],
    [
      "containerRegistry",
      "crab",
      'the container registry name "crab" has 4 characters, at least 5 are needed',
    ],
    [
      "keyVault",
      "k".repeat(25),
      `the key vault name "${"k".repeat(25)}" has 25 characters, at most 24 are allowed`,
    ],
    [
      "keyVault",
      "kv--churn",
      'the key vault name "kv--churn" may hold letters, digits and single hyphens, beginning with a letter only',
    ],
    [
      "resourceGroup",
      "rg churn",
      'the resource group name "rg churn" may hold letters, digits and hyphens, beginning with a letter or digit only',
    ],
  ])("%s %s", (kind, name, problem) => {
    expect(nameProblem(kind, name)).toBe(problem);
  });

  test.each<[ResourceKind, string]>([
    ["keyVault", "kv1"],
    ["containerRegistry", "crabc"],
    ["storageAccount", "s".repeat(24)],
  ])("%s %s is allowed", (kind, name) => {
    expect(nameProblem(kind, name)).toBeUndefined();
  });

  test("a name that Terraform only knows later is let through", () => {
    const later = new TerraformVariable(testStack(), "Storage_Account_Name", {}).stringValue;
    expect(nameProblem("storageAccount", later)).toBeUndefined();
  });
});
