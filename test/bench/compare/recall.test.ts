import type { Area } from "../../../bench/compare/areas";
import { type JudgedMutant, recallByArea } from "../../../bench/compare/recall";

function judged(area: Area, mlzone: boolean, checkov: boolean): JudgedMutant {
  return {
    stack: "prod",
    id: "flip-boolean:azurerm_storage_account.storage:shared_access_key_enabled=true",
    area,
    description: "shared keys",
    mlzone: mlzone ? ["security/storage-shared-keys", "security/storage-entra-by-default"] : [],
    checkov: checkov ? ["CKV2_AZURE_40 Ensure", "CKV2_AZURE_41 Ensure"] : [],
  };
}

const JUDGED = [
  judged("roles", true, false),
  judged("storage", true, true),
  judged("storage", true, false),
  judged("storage", false, true),
  judged("storage", false, false),
  judged("storage", true, true),
];

test("a mutant is caught once, by however many rules and checks", () => {
  expect(Object.fromEntries(recallByArea(JUDGED)).storage).toEqual({
    mutants: 5,
    mlzone: 3,
    checkov: 3,
    both: 2,
    onlyMlzone: 1,
    onlyCheckov: 1,
    neither: 1,
  });
});

test("areas without mutants are left out, and all together stand last", () => {
  expect(recallByArea(JUDGED).map(([area, { mutants }]) => [area, mutants])).toEqual([
    ["storage", 5],
    ["roles", 1],
    ["all", 6],
  ]);
});
