import { pictureOf } from "../../../review/diagram";
import { markOf } from "../../../review/diagram/marks";
import type { ChangeState } from "../../../review/diagram/picture";
import { arrows, place, places } from "./drawn";
import { changedZone, graphOf, type Resources } from "./good-graphs";

const before = changedZone("dev");

function reviewed(changes: Record<string, ChangeState>, change: (resources: Resources) => void) {
  return pictureOf({
    name: "dev",
    graph: graphOf(changedZone("dev", change)),
    before: graphOf(before),
    changes: new Map(Object.entries(changes)),
  });
}

const CLUSTER = "azurerm_machine_learning_compute_cluster";

describe("a picture of what changes", () => {
  test("shows a removed resource of BASE where it was, with its arrow", () => {
    const picture = reviewed({ [`${CLUSTER}.batch`]: "removed" }, (resources) => {
      delete resources[CLUSTER]?.batch;
    });
    expect(place(picture, "batch")).toMatchObject({ change: "removed", lines: ["DS3_v2 · up to 2 nodes"] });
    const frame = places(picture).find(({ title }) => title === "managed network");
    expect(frame).toMatchObject({
      boxes: expect.arrayContaining([expect.objectContaining({ title: "batch" })]),
    });
    expect(arrows(picture)).toContain("batch identity id-churn-batch-dev-weu (removed)");
  });

  test("counts what happens in a box of several, and marks the ones", () => {
    const picture = reviewed(
      {
        "azurerm_private_endpoint.storage-table-endpoint": "removed",
        "azurerm_private_endpoint.vault-endpoint": "replaced",
      },
      (resources) => {
        delete resources.azurerm_private_endpoint?.["storage-table-endpoint"];
      },
    );
    const box = place(picture, "7 private endpoints");
    expect(box).toMatchObject({ change: "changed", changeWords: "1 replaced, 1 removed" });
    expect(box.lines).toEqual(["blob, file, queue, ! vault, registry, amlworkspace, - table"]);
  });

  test("shows a role that is added in the box of who has it", () => {
    const picture = reviewed({ "azurerm_role_assignment.owner": "added" }, (resources) => {
      Object.assign(resources.azurerm_role_assignment ?? {}, {
        owner: {
          principal_id: "${azurerm_user_assigned_identity.training-identity.principal_id}",
          role_definition_name: "Owner",
          scope: "${azurerm_storage_account.storage.id}",
        },
      });
    });
    const box = place(picture, "id-churn-training-dev-weu");
    expect(box).toMatchObject({ change: "changed", changeWords: "1 added" });
    expect(box.lines.join()).toContain("+ Owner");
    const roles = picture.arrows.find(({ kind, change }) => kind === "rights" && change !== undefined);
    expect(roles).toMatchObject({ label: "24 roles: 1 added", change: "changed" });
  });

  test("shows public access that comes or goes with a changed setting", () => {
    const changes = { "azurerm_storage_account.storage": "changed" } as const;
    const opened = (resources: Resources) => {
      Object.assign(resources.azurerm_storage_account?.storage ?? {}, {
        public_network_access_enabled: true,
        network_rules: undefined,
      });
    };
    const opening = reviewed(changes, opened);
    expect(arrows(opening)).toContain("anybody ingress stchurndevrin65 (added)");
    expect(place(opening, "anybody").change).toBe("added");
    const closing = pictureOf({
      name: "dev",
      graph: graphOf(before),
      before: graphOf(changedZone("dev", opened)),
      changes: new Map(Object.entries(changes)),
    });
    expect(arrows(closing)).toContain("anybody ingress stchurndevrin65 (removed)");
    expect(place(closing, "anybody").change).toBe("removed");
  });

  test("colours no arrow of what is only changed or has another address, and nothing where nothing changes", () => {
    const changed = reviewed({ [`${CLUSTER}.batch`]: "changed" }, () => {});
    expect(changed.arrows.filter(({ change }) => change !== undefined)).toEqual([]);
    const moved = reviewed({}, (resources) => {
      const { batch, ...others } = resources[CLUSTER] ?? {};
      resources[CLUSTER] = { ...others, ...(batch && { "batch-of-now": batch }) };
    });
    expect([...places(moved), ...moved.arrows].filter(({ change }) => change !== undefined)).toEqual([]);
  });
});

describe("what happens to several things", () => {
  test.each<[string, (ChangeState | undefined)[], (ChangeState | undefined)[], object]>([
    ["nothing", [undefined, undefined], [undefined], {}],
    ["all of it", ["added", "added"], ["added"], { change: "added" }],
    ["itself, and no part", ["changed", undefined], ["changed"], { change: "changed" }],
    ["a part", [undefined, "added"], [undefined], { change: "changed", changeWords: "1 added" }],
    [
      "one of two",
      ["removed", undefined],
      ["removed", undefined],
      { change: "changed", changeWords: "1 removed" },
    ],
    [
      "different things",
      ["added", "removed", "added"],
      ["added", "removed", "added"],
      { change: "changed", changeWords: "2 added, 1 removed" },
    ],
    [
      "it is replaced and a part goes",
      ["replaced", "removed"],
      ["replaced"],
      { change: "replaced", changeWords: "1 replaced, 1 removed" },
    ],
  ])("%s", (_name, all, own, expected) => {
    expect(markOf(all, own)).toEqual(expected);
  });
});
