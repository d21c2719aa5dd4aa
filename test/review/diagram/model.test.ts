import { pictureOf } from "../../../review/diagram";
import { allBoxes } from "../../../review/diagram/picture";
import { firstPlan } from "../../baseline/good/foreign";
import { arrows, outline, place, places } from "./drawn";
import { changedZone, goodGraphs, graphOf, type Resources } from "./good-graphs";

const graphs = goodGraphs();
const AZURE = /^(azurerm|azapi|azuread)_/;

function zone(name: "dev" | "prod", change?: (resources: Resources) => void) {
  return pictureOf({ name, graph: graphOf(changedZone(name, change)) });
}

function tf(resource: Resources) {
  return pictureOf({ name: "tf", graph: graphOf(JSON.stringify({ resource })) });
}

describe("the picture of a stack", () => {
  test.each(graphs)("has each Azure resource of $name once, and nothing else", ({ name, graph }) => {
    const drawn = places(pictureOf({ name, graph })).flatMap(({ addresses }) => addresses);
    const managed = graph.resources.filter(({ mode, type }) => mode === "managed" && AZURE.test(type));
    expect([...drawn].sort()).toEqual(managed.map(({ address }) => address).sort());
  });

  test.each(graphs)("shows $name in 28 boxes at most, and knows all kinds in it", ({ name, graph }) => {
    const picture = pictureOf({ name, graph });
    expect(allBoxes(picture).length).toBeLessThanOrEqual(28);
    const other = places(picture).filter(({ area, addresses }) => area === "other" && addresses.length > 0);
    expect(other.map(({ title }) => title)).toEqual([]);
  });

  test("nests dev as it is in Azure", () => {
    const titles = outline(zone("dev")).map((line) => line.replace(/-(dev|weu|rin65)\b|rin65/g, ""));
    expect(titles).toEqual([
      "6 groups",
      "[rg-churn]",
      "  [vnet-churn]",
      "    8 linked private DNS zones",
      "    [snet-churn-endpoints]",
      "      7 private endpoints",
      "  [identities]",
      ...["alerts", "workspace", "image-build", "training", "batch", "interactive", "serving"].map(
        (one) => `    id-churn-${one}`,
      ),
      "  [data and keys]",
      "    stchurndev",
      "    kv-churn",
      "    crchurndevweu",
      "  [monitoring]",
      "    log-churn",
      "    appi-churn",
      "    ag-churn",
      "    26 alerts, their topics and workbooks",
      "    19 policies, their exemptions and budgets",
      "  [machine learning]",
      "    mlw-churn",
      "    [managed network]",
      ...["image-build", "training", "batch", "churn-explore"].map((one) => `      ${one}`),
      "[rg-churn-serving]",
      "[the Internet]",
      "  hosts",
    ]);
  });

  test("joins arrows to all boxes of a frame, and counts roles between frames", () => {
    const picture = zone("prod");
    expect(arrows(picture)).toEqual(
      expect.arrayContaining([
        "8 private endpoints private data and keys",
        "mlw-churn-prod-weu-8jc88 uses data and keys",
        "training identity id-churn-training-prod-weu",
        "appi-churn-prod-weu logs log-churn-prod-weu",
        "identities rights data and keys",
      ]),
    );
    const roles = picture.arrows.find(({ kind, label }) => kind === "rights" && label === "22 roles");
    expect(roles?.addresses).toHaveLength(22);
  });

  test("says who may do what, on what, and what is locked", () => {
    const picture = zone("prod");
    expect(place(picture, "id-churn-image-build-prod-weu").lines).toEqual([
      "storage account: Storage Blob Data Reader",
      "container registry: AcrPush",
    ]);
    expect(place(picture, "kvk-churn-prod-8jc88").lines).toEqual(
      expect.arrayContaining(["key workspace", "key storage", "locked against deletion"]),
    );
  });

  test("has the Internet only where something reaches it, or is reached", () => {
    expect(outline(zone("prod"))).not.toContain("[the Internet]");
    const open = zone("prod", ({ azurerm_storage_account: accounts = {} }) => {
      for (const account of Object.values(accounts)) {
        account.public_network_access_enabled = true;
      }
    });
    expect(arrows(open)).toContain("chosen addresses ingress stchurnprod8jc88");
    const wide = zone("prod", ({ azurerm_key_vault: vaults = {} }) => {
      for (const vault of Object.values(vaults)) {
        Object.assign(vault, { public_network_access_enabled: true, network_acls: undefined });
      }
    });
    expect(arrows(wide)).toContain("anybody ingress kv-churn-prod-8jc88");
  });

  test("shows what leaves a managed network by host, tag and private endpoint", () => {
    const egress = graphs.find(({ name }) => name === "dev with every kind of egress");
    const picture = pictureOf({ name: "x", graph: egress?.graph ?? graphOf("{}") });
    expect(arrows(picture)).toEqual(
      expect.arrayContaining([
        "managed network egress hosts",
        "managed network egress service tags",
        "managed network private kv-hub",
      ]),
    );
    expect(place(picture, "hosts").lines.join()).toMatch(/packages\.example\.com.*\*\.example\.com/);
    expect(place(picture, "service tags").lines).toEqual(["AzureMonitor"]);
  });

  test("puts many of a kind in one box with their number", () => {
    const identities = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`i${index}`, { name: `id-${index}` }]),
    );
    const picture = tf({ azurerm_user_assigned_identity: identities });
    expect(outline(picture)).toEqual(["[identities]", "  30 managed identities"]);
    expect(place(picture, "30 managed identities").addresses).toHaveLength(30);
  });

  test("takes an instance with the same key for the one that is meant before the first apply, or none", () => {
    const drawn = arrows(pictureOf({ name: "x", graph: graphOf(firstPlan().text) }));
    const worksAs = drawn.filter((arrow) => / identity /.test(arrow));
    expect(worksAs).toContain("training identity id-fraud-training");
    expect(worksAs).toContain("images identity id-fraud-images");
    expect(worksAs).not.toContain("training identity id-fraud-images");
  });

  test("shows what it doesn't know by its type, and what isn't in the input by its name", () => {
    const picture = tf({
      azurerm_search_service: { a: { name: "srch-a", resource_group_name: "rg-old" } },
      azurerm_subnet: {
        s: { name: "snet", virtual_network_name: "vnet-old", resource_group_name: "rg-old" },
      },
    });
    expect(outline(picture)).toEqual(["[vnet-old]", "  [snet]", "[rg-old]", "  1 search service"]);
    expect(place(picture, "rg-old").noun).toBe("resource group made elsewhere");
  });
});
