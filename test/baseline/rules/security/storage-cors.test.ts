import { storageCors } from "../../../../baseline/rules/security/storage-cors";
import { inArm, inAzurerm } from "../alone";
import { findingsOf, resources } from "../findings";

const PLACES = ["blob_properties", "share_properties", "queue_properties"];
const SERVICES = ["blob", "file", "queue", "table"];
const account = inAzurerm(storageCors, "azurerm_storage_account");
const problem = [expect.stringContaining("violation: ")];

test("no rule, and rules for pages by name, pass", () => {
  expect(account({ blob_properties: {} })).toEqual([]);
  for (const place of PLACES) {
    const allowed_origins = ["https://ml.azure.com", "https://*.ml.azure.com"];
    expect(account({ [place]: { cors_rule: [{ allowed_origins }] } })).toEqual([]);
  }
});

test.each(PLACES)("a rule for any page is found in %s", (place) => {
  expect(account({ [place]: { cors_rule: { allowed_origins: ["*"] } } })).toEqual([
    `azurerm_storage_account.a: violation: ${place}.cors_rule[0].allowed_origins lets any web page ask`,
  ]);
});

test.each(["queue", "table"])("a rule for any page is found in the %s properties of their own", (service) => {
  const own = inAzurerm(storageCors, `azurerm_storage_account_${service}_properties`);
  const named = { allowed_origins: ["https://a.example"] };
  expect(own({ cors_rule: [named] })).toEqual([]);
  expect(own({ cors_rule: [named, { allowed_origins: ["https://a.example", "*"] }] })).toEqual(problem);
});

test.each(SERVICES)("a rule for any page is found in the %s service's body", (service) => {
  const body = (allowedOrigins: readonly string[]) => ({
    properties: { cors: { corsRules: [{ allowedOrigins }] } },
  });
  const own = inArm(storageCors, `Microsoft.Storage/storageAccounts/${service}Services`);
  expect(own({})).toEqual([]);
  expect(own(body(["https://a.example"]))).toEqual([]);
  expect(own(body(["*"]))).toEqual(problem);
});

test("what only a plan tells is unknown, and is said once", () => {
  const unknown = [expect.stringContaining(": unknown: ")];
  expect(account({ blob_properties: { cors_rule: "${var.x}" } })).toEqual(unknown);
  expect(account({ blob_properties: { cors_rule: { allowed_origins: "${var.x}" } } })).toEqual(unknown);
  const service = findingsOf(
    storageCors,
    resources({
      azapi_resource: {
        a: { type: "Microsoft.Storage/storageAccounts/blobServices@2025-01-01", body: "${var.x}" },
      },
    }),
  );
  expect(service).toEqual(unknown);
});

test("the studio's own pages pass", () => {
  const studio = [
    "https://mlworkspace.azure.ai",
    "https://ml.azure.com",
    "https://*.ml.azure.com",
    "https://ai.azure.com",
    "https://*.ai.azure.com",
  ];
  expect(account({ blob_properties: { cors_rule: { allowed_origins: studio } } })).toEqual([]);
  expect(studio.every((page) => storageCors.fix.terraform.includes(`"${page}"`))).toBe(true);
});

test.each(["https://*", "http://*", " *", "*,https://ml.azure.com", "https://*.com", "null"])(
  "%j is any page, too",
  (origin) => {
    expect(account({ blob_properties: { cors_rule: { allowed_origins: [origin] } } })).toEqual([
      expect.stringContaining("lets any web page ask"),
    ]);
  },
);

test.each(["https://*.azurewebsites.net", "https://*.blob.core.windows.net", "http://ml.azure.com"])(
  "%j is a page that anybody makes or changes",
  (origin) => {
    expect(account({ blob_properties: { cors_rule: { allowed_origins: [origin] } } })).toEqual([
      expect.stringContaining("lets a page ask that anybody makes, or changes on its way"),
    ]);
  },
);
