import { FAULTS, faultNamed } from "../../../rehearsal/faults";
import { RehearsalError } from "../../../rehearsal/rehearsal-error";

test("the faults and their order: both are what people type and read", () => {
  expect(FAULTS.map(({ name }) => name)).toEqual([
    "answer-lost",
    "killed",
    "throttled",
    "role-missing",
    "soft-deleted-name",
    "drift",
    "foreign-lock",
    "two-applies",
    "server-error",
    "unavailable",
    "operation-failed",
    "operation-stuck",
    "connection-reset",
    "role-not-propagated",
    "quota-exceeded",
    "state-lost",
  ]);
});

test("a fault that strikes something that stands lets the first apply go by", () => {
  const later = FAULTS.filter(({ from }) => from === "everything").map(({ name }) => name);
  expect(later).toEqual(["soft-deleted-name", "drift", "foreign-lock"]);
});

test("an unknown name is answered with those that there are", () => {
  expect(faultNamed("drift")).toBe(FAULTS[5]);
  expect(() => faultNamed("answer-losst")).toThrow(RehearsalError);
  expect(() => faultNamed("answer-losst")).toThrow(/answer-losst.*answer-lost, killed/);
});
