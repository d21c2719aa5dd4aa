import { evaluatePolicies, landingZoneAssignments, type PolicyResult } from "../../../rehearsal/policy";
import { publishedPolicies, testWithPolicies } from "./published-policies";
import { COMPLIANT, VIOLATIONS } from "./violations";
import { type Violation, violate } from "./violations/table";

/** What ARM can't tell, and so nothing that looks at resources only. */
const RUN_TIME = [
  "044985bb-afe1-42cd-8a36-9d5d42424537",
  "090c7b07-b4ed-4561-ad20-e9075f3ccaff",
  "e71308d3-144b-4262-b144-efdc3cc90517",
  "f110a506-2dcb-422e-bcea-d533fc8c35e2",
];
/** About all resources of a type, so that no resource of it complies. */
const NOTHING_COMPLIES = "84497762-32b6-4ab3-80b6-732ea48b85a2";

testWithPolicies("all 169 definitions are read, and none has a construct that is not supported", () => {
  const { definitions } = publishedPolicies();
  expect(definitions).toHaveLength(169);
  const withModeOfArm = definitions.filter(({ mode }) => !mode.endsWith(".Data"));
  expect(withModeOfArm.flatMap(({ id, unsupported }) => unsupported.map((what) => `${id}: ${what}`))).toEqual(
    [],
  );
});

testWithPolicies("only the data plane and run-time state are not evaluable", () => {
  const results = evaluatePolicies(publishedPolicies(), Object.values(COMPLIANT));
  const failed = results.filter(({ verdict }) => verdict === "not-evaluable");
  expect(failed.filter(({ details }) => details?.failure === "data-plane")).toHaveLength(17);
  const others = failed.filter(({ details }) => details?.failure !== "data-plane");
  expect(others.map(({ details }) => details?.failure)).toEqual(others.map(() => "run-time"));
  expect([...new Set(others.map(({ policy }) => policy.id))]).toEqual(RUN_TIME);
});

testWithPolicies("every definition that can be evaluated is in the table of violations, but one", () => {
  const evaluable = publishedPolicies().definitions.filter(
    ({ id, mode }) => !mode.endsWith(".Data") && !RUN_TIME.includes(id) && id !== NOTHING_COMPLIES,
  );
  expect(Object.keys(VIOLATIONS).length).toBeGreaterThanOrEqual(60);
  expect(evaluable.map(({ id }) => id).sort()).toEqual(Object.keys(VIOLATIONS).sort());
});

testWithPolicies("a landing zone without violation complies with every definition in the table", () => {
  const verdicts = Object.entries(VIOLATIONS).map(([id, violation]) => {
    const { verdict, reason } = judge(id, { ...violation, set: {}, without: undefined });
    return `${id} ${verdict}${verdict === "compliant" ? "" : `: ${reason}`}`;
  });
  expect(verdicts).toEqual(Object.keys(VIOLATIONS).map((id) => `${id} compliant`));
});

testWithPolicies("every violation in the table is reported", () => {
  const verdicts = Object.entries(VIOLATIONS).map(([id, violation]) => {
    const { verdict, reason } = judge(id, violation);
    return `${id} ${verdict}${verdict === "non-compliant" ? "" : `: ${reason}`}`;
  });
  expect(verdicts).toEqual(Object.keys(VIOLATIONS).map((id) => `${id} non-compliant`));
});

testWithPolicies("no cache rule of a registry complies", () => {
  const type = "Microsoft.ContainerRegistry/registries/cacheRules";
  const rule = { id: `${COMPLIANT.registry?.id}/cacheRules/all`, name: "all", type };
  const results = evaluatePolicies(publishedPolicies(), [...Object.values(COMPLIANT), rule]);
  const [only] = results.filter(({ policy }) => policy.id === NOTHING_COMPLIES);
  expect(only).toMatchObject({ resource: rule.id, verdict: "non-compliant" });
});

/** What one definition says of the resource that a violation is about. */
function judge(id: string, violation: Violation): PolicyResult {
  const { aliases, definitions } = publishedPolicies();
  const library = { aliases, definitions: definitions.filter((one) => one.id === id) };
  const resources = violate(COMPLIANT, violation);
  const assignments = landingZoneAssignments(library, Object.values(COMPLIANT));
  const own = { [id]: { ...assignments[id], ...violation.assign } };
  const results = evaluatePolicies(library, resources, { assignments: { ...assignments, ...own } });
  const judged = results.find(({ resource }) => resource === COMPLIANT[violation.of]?.id);
  const nothing: PolicyResult = {
    policy: { id, displayName: "", effect: "" },
    verdict: "not-applicable",
    reason: `there is no result for ${violation.of}`,
  };
  return judged ?? nothing;
}
