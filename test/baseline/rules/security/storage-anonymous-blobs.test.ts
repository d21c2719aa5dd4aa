import { storageAnonymousBlobs } from "../../../../baseline/rules/security/storage-anonymous-blobs";
import { inArm, inAzurerm } from "../alone";
import { findingsOf, resources } from "../findings";

const azurerm = inAzurerm(storageAnonymousBlobs, "azurerm_storage_account");
const arm = inArm(storageAnonymousBlobs, "Microsoft.Storage/storageAccounts");

test("an account that forbids public containers passes", () => {
  expect(azurerm({ allow_nested_items_to_be_public: false })).toEqual([]);
  expect(arm({ properties: { allowBlobPublicAccess: false } })).toEqual([]);
});

test.each([[{ allow_nested_items_to_be_public: true }, "opened to everybody"]])(
  "%j is found",
  (attributes, problem) => {
    expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
  },
);

test.each([[{ properties: { allowBlobPublicAccess: true } }, "opened to everybody"]])(
  "the body %j is found",
  (body, problem) => {
    expect(arm(body)).toEqual([expect.stringContaining(problem)]);
  },
);

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([expect.stringContaining("opened to everybody")]);
  expect(arm({})).toEqual([]);
});

test.each([
  ["~> 5.2", []],
  ["4.81.0", [expect.stringContaining("opened to everybody")]],
  [">= 4.0", [expect.stringContaining("opened to everybody")]],
])("with azurerm %s, what nobody wrote is that version's default", (version, expected) => {
  const terraform = { required_providers: { azurerm: { version } } };
  const named = resources({ azurerm_storage_account: { a: {} } });
  expect(findingsOf(storageAnonymousBlobs, { ...named, terraform })).toEqual(expected);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ allow_nested_items_to_be_public: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_storage_account.a: unknown: "),
  ]);
});

test("a static website is found", () => {
  expect(
    azurerm({ allow_nested_items_to_be_public: false, static_website: { index_document: "i.html" } }),
  ).toEqual([expect.stringContaining("a static website shows its files to everybody")]);
});
