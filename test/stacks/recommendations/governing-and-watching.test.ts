import { synthesized } from "../synthesized";
import { every, recommends } from "./landing-zones";

const ASSIGNMENT = "azurerm_resource_group_policy_assignment";
const MODEL_POLICIES = /(19539b54-c61e-4196-9a38-67598701be90|12e5dd16-d201-47ff-849b-8454061c293d)$/;
const SIGNED_CODE = /6a6f7384-63de-11ea-bc55-0242ac130003$/;
const RECREATED = /f110a506-2dcb-422e-bcea-d533fc8c35e2$/;
const KEY = ["-----BEGIN PGP PUBLIC KEY BLOCK-----", "", "mQENBGU", "-----END PGP PUBLIC KEY BLOCK-----"];

type Assignment = Record<string, unknown>;

const parametersOf = ({ parameters }: Assignment): Record<string, { readonly value: unknown }> =>
  JSON.parse(String(parameters));

function assignmentsOf(all: readonly Assignment[], definition: RegExp): Assignment[] {
  return all.filter(({ policy_definition_id: id }) => definition.test(String(id)));
}

recommends(
  "security/policy-restrict-model-registries, security/restrict-model-catalog-deployments: models of other registries are refused",
  (stack) => {
    const found = assignmentsOf(every(stack, ASSIGNMENT), MODEL_POLICIES);
    expect(found).toHaveLength(2);
    for (const assignment of found) {
      expect(assignment.enforce).toBe(true);
      expect(parametersOf(assignment).effect).toEqual({ value: "Deny" });
      expect(JSON.stringify(parametersOf(assignment))).toContain("mlexample");
    }
  },
);

test("security/signed-training-code: with a key only code that it signed runs", () => {
  const policies = {
    assigned: "here",
    signingKey: KEY,
    approvalEndpoint: "https://approve.example.com",
  } as const;
  const [signed] = assignmentsOf(every(synthesized("prod", { policies }), ASSIGNMENT), SIGNED_CODE);
  const { effect, signingKey } = parametersOf(signed ?? {});
  expect(effect).toEqual({ value: "enforceSetting" });
  expect(String(signingKey?.value)).toMatch(/^-----BEGIN PGP PUBLIC KEY BLOCK-----/);
});

test("security/policy-compute-instances-recreated, security/advisor-compute-instances-recreated: the policy reports, and a month makes instances anew", () => {
  const instances = [{ name: "anna", assignedTo: "11111111-0000-0000-0000-000000000021" }];
  const stack = synthesized("dev", { compute: { imageMonth: "2026-10", instances } });
  const [reporting] = assignmentsOf(every(stack, ASSIGNMENT), RECREATED);
  expect(parametersOf(reporting ?? {})).toEqual({ effects: { value: "Audit" } });
  const instance = stack.resources().find(({ address }) => address === "azapi_resource.instance-anna");
  expect(instance?.attributes.replace_triggers_external_values).toEqual({ imageMonth: "2026-10" });
});

recommends("cost/monitor-cpu-gpu-utilization: nodes without a job are told of", (stack) => {
  const alerts = every(stack, "azurerm_monitor_metric_alert");
  expect(alerts.filter(({ criteria }) => JSON.stringify(criteria).includes('"Idle Nodes"'))).toHaveLength(1);
});
