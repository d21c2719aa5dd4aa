import { landingZoneAssignments, type PolicyResource, UNKNOWN } from "../../../rehearsal/policy";
import { extension, GROUP, libraryOf, resource } from "./support";

const ISOLATION = "6ddb1705-c8cf-450e-aa4b-19ad6703c440";
const ID = "11111111-1111-1111-1111-111111111111";
const workspace = resource("Microsoft.MachineLearningServices/workspaces", "ml", { location: "northeurope" });
const logs = resource("Microsoft.OperationalInsights/workspaces", "logs");

/** What a definition with one parameter gets for it. */
function assigned(name: string, resources: readonly PolicyResource[], parameter: object = {}): unknown {
  const library = libraryOf([{ if: { field: "name", exists: true }, parameters: { [name]: parameter } }]);
  return landingZoneAssignments(library, resources)[ID]?.[name];
}

test("the isolation mode is the one that a closed workspace has", () => {
  const library = libraryOf([{ id: ISOLATION, if: { field: "name", exists: true } }]);
  expect(landingZoneAssignments(library, [])).toEqual({
    [ISOLATION]: { isolationMode: "AllowOnlyApprovedOutbound" },
  });
});

test("where logs go is the workspace that was found, and unknown without one", () => {
  expect(assigned("logAnalytics", [workspace, logs])).toBe(logs.id);
  expect(assigned("logAnalytics", [workspace])).toBe(UNKNOWN);
});

test("a parameter with a default keeps it", () => {
  expect(assigned("logAnalytics", [logs], { defaultValue: "x" })).toBeUndefined();
});

test("the name of diagnostic settings is the usual one, though every definition has its own default", () => {
  const setting = (name: string, of: PolicyResource) =>
    extension(of, "Microsoft.Insights/diagnosticSettings", name, {});
  const settings = [setting("odd", logs), setting("usual", workspace), setting("usual", logs)];
  expect(assigned("profileName", settings, { defaultValue: "theirs" })).toBe("usual");
  expect(assigned("profileName", [], { defaultValue: "theirs" })).toBe("to-log-analytics");
});

test("the category group is all logs, whatever the default", () => {
  expect(assigned("categoryGroup", [], { defaultValue: "audit" })).toBe("allLogs");
});

test("the region is the workspace's, or else the most frequent one", () => {
  expect(assigned("resourceLocation", [logs, logs, workspace])).toBe("northeurope");
  expect(assigned("listOfAllowedLocations", [resource("A.B/c", "g", { location: "Global" }), logs])).toEqual([
    "westeurope",
  ]);
  expect(assigned("resourceLocation", [])).toBe(UNKNOWN);
});

test("the tag is the resource group's first one, or else any resource's", () => {
  const group = {
    id: GROUP,
    name: "rg",
    type: "Microsoft.Resources/resourceGroups",
    tags: { team: "a", cost: "7" },
  };
  const tagged = resource("A.B/c", "c", { tags: { other: "b" } });
  expect([assigned("tagName", [tagged, group]), assigned("tagValue", [tagged, group])]).toEqual([
    "team",
    "a",
  ]);
  expect(assigned("tagName", [logs, tagged])).toBe("other");
  expect(assigned("tagName", [logs])).toBe(UNKNOWN);
});

test("who may sign in from GitHub is left open", () => {
  expect(assigned("allowedRepoOwners", [logs])).toBe(UNKNOWN);
});

test("a definition without such a parameter is assigned nothing", () => {
  expect(landingZoneAssignments(libraryOf([{ if: { field: "name", exists: true } }]), [logs])).toEqual({});
});
