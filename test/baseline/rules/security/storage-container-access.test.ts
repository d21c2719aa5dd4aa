import { storageContainerAccess } from "../../../../baseline/rules/security/storage-container-access";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(storageContainerAccess, "azurerm_storage_container");
const arm = inArm(storageContainerAccess, "Microsoft.Storage/storageAccounts/blobServices/containers");

test("a private container passes, and private is the default", () => {
  expect(azurerm({ container_access_type: "private" })).toEqual([]);
  expect(arm({ properties: { publicAccess: "None" } })).toEqual([]);
});

test.each([
  [{ container_access_type: "blob" }, "everybody may read"],
  [{ container_access_type: "container" }, "everybody may read"],
])("%j is found", (attributes, problem) => {
  expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
});

test.each([[{ properties: { publicAccess: "Blob" } }, "everybody may read"]])(
  "the body %j is found",
  (body, problem) => {
    expect(arm(body)).toEqual([expect.stringContaining(problem)]);
  },
);

test("the defaults are right", () => {
  expect(azurerm({})).toEqual([]);
  expect(arm({})).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ container_access_type: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_storage_container.a: unknown: "),
  ]);
});
