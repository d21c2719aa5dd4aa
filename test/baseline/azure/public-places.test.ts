import { opennessOf } from "../../../baseline/azure/public-places";

test.each([
  "*",
  "**",
  "*.*",
  "*com",
  "*.com",
  "*.co.uk",
  "*/*",
  "https://*",
  "*://*",
  "https://*:443",
  "www.*",
  "*.",
])("%s is good for everybody's hosts", (pattern) => {
  expect(opennessOf(pattern)).toBe("everybody");
});

test.each([
  "*.blob.core.windows.net",
  "*blob.core.windows.net",
  "https://*.azurewebsites.net/",
  "*.westeurope.cloudapp.azure.com",
  "*.windows.net",
  "*.azure.com",
])("%s is good for a host of whoever likes one", (pattern) => {
  expect(opennessOf(pattern)).toBe("anybody");
});

test.each([
  "stdata.blob.core.windows.net",
  "https://ml.azure.com",
  "https://*.ml.azure.com",
  "https://*.ai.azure.com",
  "*.azureml.ms",
  "*.contoso.co.uk",
  "*.co.example",
  "*.local",
  "*.calm-sea.westeurope.azurecontainerapps.io",
])("%s names somebody", (pattern) => {
  expect(opennessOf(pattern)).toBe("named");
});
