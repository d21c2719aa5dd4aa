import { findRule } from "../../../baseline/rules";
import { type PlanFinding, statusOf } from "../../../bench/compare/bad-workspace";
import { JUDGEMENTS, judgementOf } from "../../../bench/compare/judgements";

const KEYS = { rules: ["security/storage-shared-keys"] } as const;
const FAILED = { id: "CKV2_AZURE_40", resource: "module.data.azurerm_storage_account.this" };

function finding(certainty: PlanFinding["certainty"], address = FAILED.resource): PlanFinding {
  return { rule: "security/storage-shared-keys", certainty, address };
}

test("each rule that a check of checkov corresponds to exists", () => {
  const named = Object.values(JUDGEMENTS).flatMap(({ rules }) => rules);
  expect(named.filter((id) => findRule(id) === undefined)).toEqual([]);
});

test("a check that no rule corresponds to has a reason", () => {
  const silent = Object.entries(JUDGEMENTS).filter(([, { rules, why }]) => rules.length === 0 && !why);
  expect(silent).toEqual([]);
});

test("a check that nobody has judged is unjudged", () => {
  expect(judgementOf("CKV_AZURE_99999")).toBeUndefined();
  expect(judgementOf("toString")).toBeUndefined();
  expect(statusOf(FAILED, undefined, { mlzone: [finding("violation")] })).toBe("unjudged");
});

test("a check is found where its rule is violated on that resource", () => {
  expect(statusOf(FAILED, KEYS, { mlzone: [finding("unknown"), finding("violation")] })).toBe("found");
});

test("what can't be told on that resource isn't found because of another one", () => {
  const elsewhere = finding("violation", "azurerm_storage_account.other");
  expect(statusOf(FAILED, KEYS, { mlzone: [elsewhere, finding("unknown")] })).toBe("unknown");
});

test("a rule may report at another resource than the check", () => {
  const elsewhere = finding("violation", "azurerm_storage_account.other");
  expect(statusOf(FAILED, KEYS, { mlzone: [elsewhere] })).toBe("found");
});

test("a check whose rule says nothing is a gap", () => {
  const other: PlanFinding = { ...finding("violation"), rule: "security/storage-tls" };
  expect(statusOf(FAILED, KEYS, { mlzone: [other] })).toBe("gap");
});

test("a check that no rule corresponds to isn't asked", () => {
  expect(statusOf(FAILED, { rules: [], why: "retired" }, { mlzone: [finding("violation")] })).toBe(
    "not asked",
  );
});
