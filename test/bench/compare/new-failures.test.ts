import type { FailedCheck } from "../../../bench/compare/checkov-report";
import { byFolder, newFailures } from "../../../bench/compare/new-failures";

function failed(id: string, resource: string, folder = "a"): FailedCheck {
  return { id, name: `Ensure ${id}`, resource, file: `/${folder}/cdk.tf.json` };
}

test("what fails on the original is nothing new on its mutant", () => {
  const original = [failed("CKV_AZURE_33", "resource.storage", "original")];
  const mutant = [failed("CKV_AZURE_33", "resource.storage"), failed("CKV_AZURE_59", "resource.storage")];
  expect(newFailures(original, mutant)).toEqual([failed("CKV_AZURE_59", "resource.storage")]);
});

test("the same check on another resource is new", () => {
  const original = [failed("CKV_AZURE_33", "resource.storage")];
  const mutant = [...original, failed("CKV_AZURE_33", "resource.mutant")];
  expect(newFailures(original, mutant)).toEqual([failed("CKV_AZURE_33", "resource.mutant")]);
});

test("a check that fails on two resources of one name, where it failed on one, is new", () => {
  const one = failed("CKV_AZURE_33", "resource.storage");
  expect(newFailures([one], [one, one])).toEqual([one]);
  expect(newFailures([one, one], [one, one])).toEqual([]);
});

test("a check that doesn't fail any more is nothing new", () => {
  expect(newFailures([failed("CKV_AZURE_33", "resource.storage")], [])).toEqual([]);
});

test("failed checks belong to the folder that their file is in", () => {
  const [first, second] = [failed("CKV_AZURE_33", "resource.storage"), failed("CKV_AZURE_59", "x", "b")];
  const third = failed("CKV_AZURE_59", "resource.storage");
  expect([...byFolder([first, second, third])]).toEqual([
    ["a", [first, third]],
    ["b", [second]],
  ]);
});
