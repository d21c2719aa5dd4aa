import { keyRotation } from "../../../../baseline/rules/security/key-rotation";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(keyRotation, "azurerm_key_vault_key");
const arm = inArm(keyRotation, "Microsoft.KeyVault/vaults/keys");
const policy = (actions: readonly object[], expiryTime: string | undefined = "P18M") => ({
  properties: { rotationPolicy: { attributes: { expiryTime }, lifetimeActions: actions } },
});
const rotate = (trigger: object) => ({ action: { type: "rotate" }, trigger });

test("a key that rotates and expires passes", () => {
  expect(
    azurerm({ rotation_policy: { expire_after: "P18M", automatic: { time_after_creation: "P12M" } } }),
  ).toEqual([]);
  expect(
    azurerm({ rotation_policy: [{ expire_after: "P1Y", automatic: [{ time_before_expiry: "P30D" }] }] }),
  ).toEqual([]);
  expect(arm(policy([rotate({ timeAfterCreate: "P12M" })]))).toEqual([]);
  expect(arm(policy([rotate({ timeBeforeExpiry: "P60D" })]))).toEqual([]);
});

test("a key without a policy is found", () => {
  expect(azurerm({})).toEqual([
    expect.stringContaining("no new version"),
    expect.stringContaining("don't expire"),
  ]);
  expect(arm({})).toHaveLength(2);
  expect(arm({ properties: { attributes: { enabled: true } } })).toHaveLength(2);
});

test.each([
  [{ expire_after: "P18M" }, "no new version"],
  [{ automatic: { time_after_creation: "P12M" } }, "expire_after is missing"],
  [{ expire_after: "P36M", automatic: { time_after_creation: "P30M" } }, "no new version"],
  [{ expire_after: "P99Y", automatic: { time_after_creation: "P12M" } }, "don't expire within three years"],
])("the policy %j is found", (rotation_policy, problem) => {
  expect(azurerm({ rotation_policy })).toEqual([expect.stringContaining(problem)]);
});

test("a policy that only notifies is found", () => {
  const notify = { action: { type: "notify" }, trigger: { timeBeforeExpiry: "P30D" } };
  expect(arm(policy([notify]))).toEqual([expect.stringContaining("with the action rotate is missing")]);
  expect(arm(policy([notify, rotate({ timeAfterCreate: "P10Y" })]))).toEqual([
    expect.stringContaining("no new version"),
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(
    azurerm({ rotation_policy: { expire_after: "P1Y", automatic: { time_after_creation: "${var.x}" } } }),
  ).toEqual([expect.stringContaining("unknown: ")]);
});
