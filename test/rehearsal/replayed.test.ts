import { folderOf, GOOD, rehearseWith } from "./fake-terraform";
import { FakeMachine } from "./terraform/fake-machine";

const SOURCE = "azure/azapi";
const CONFIGURATION = {
  "cdk.tf.json": {
    terraform: { required_providers: { azapi: { source: SOURCE, version: "2.12.0" } } },
    resource: {
      azapi_resource: {
        project: {
          type: "Microsoft.MachineLearningServices/workspaces@2025-06-01",
          parent_id: "/subscriptions/s/resourceGroups/rg",
          name: "mlw",
          body: { properties: {} },
        },
      },
    },
  },
};
const HEADLINE = "held, 1 replayed, not proven by azapi";

let machine: FakeMachine;
beforeEach(() => {
  machine = new FakeMachine();
});
afterEach(() => machine.remove());

describe("azapi that is replayed", () => {
  test("is never plain green", async () => {
    const { evidence, fake } = await rehearseWith(GOOD, { source: folderOf(CONFIGURATION), replay: true });
    expect(evidence).toMatchObject({
      verdict: "held-with-replay",
      headline: HEADLINE,
      replayed: ["azapi_resource.project"],
      versions: { azapi: "2.12.0 (not installed)" },
    });
    const files = fake.filesAt(0);
    expect(files["cdk.tf.json"]).toContain('"terraform_data"');
    expect(files["cdk.tf.json"]).not.toContain('azapi_resource":{');
  });

  test("comes in where azapi is in no mirror and init can't fetch it", async () => {
    const providerMirror = machine.unpacked("mirror", "providers.example/hashicorp/azurerm", "5.2.0");
    const { evidence, fake } = await rehearseWith(
      { ...GOOD, init: [{ exit: 1, stderr: "Error: no azapi" }, {}] },
      { source: folderOf(CONFIGURATION), providerMirror },
    );
    expect(evidence.headline).toBe(HEADLINE);
    expect(fake.commands.slice(0, 2)).toEqual(["init", "init"]);
  });

  test("stays so where it was asked for and init has to be tried again", async () => {
    const providerMirror = machine.unpacked("mirror", "providers.example/hashicorp/azurerm", "5.2.0");
    const { evidence } = await rehearseWith(
      { ...GOOD, init: [{ exit: 1, stderr: "Error: a bad moment" }, {}] },
      { source: folderOf(CONFIGURATION), providerMirror, replay: true },
    );
    expect(evidence.headline).toBe(HEADLINE);
  });

  test("has failed when something fails", async () => {
    const { evidence } = await rehearseWith(
      { ...GOOD, plan: { exit: 2 } },
      { source: folderOf(CONFIGURATION), replay: true },
    );
    expect(evidence.headline).toBe("failed: plan");
  });

  test("is not there at all where azapi is installed and nobody asked", async () => {
    const providerMirror = machine.unpacked(
      "mirror",
      "providers.example/azure/azapi",
      "2.12.0",
      "plan9_mips",
    );
    const { evidence, fake } = await rehearseWith(GOOD, { source: folderOf(CONFIGURATION), providerMirror });
    expect(evidence).toMatchObject({ verdict: "held", headline: "held", replayed: [] });
    expect(fake.filesAt(0)["cdk.tf.json"]).toContain("azapi_resource");
  });

  test("can't be made of HCL, and says what to do", async () => {
    const source = folderOf({ ...CONFIGURATION, "more.tf": "" });
    await expect(rehearseWith(GOOD, { source, replay: true })).rejects.toThrow(
      "it can be replayed only where the configuration is Terraform JSON: put azapi into a folder for --provider-mirror.",
    );
  });
});
