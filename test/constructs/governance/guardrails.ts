import type { TerraformStack } from "cdktf";
import {
  PolicyGuardrails,
  type PolicyGuardrailsProps,
} from "../../../constructs/governance/policy-guardrails";
import { existingResourceGroup, testDeviation } from "../../support/fixtures";
import { Template, testStack } from "../../support/template";

export const KEY = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEZg==\n-----END PGP PUBLIC KEY BLOCK-----\n";

/** What a landing zone gives its guardrails: all that has no default. */
function inputs(): PolicyGuardrailsProps {
  return {
    resourceGroup: existingResourceGroup(),
    jobRegistries: { allowedACRs: ["crchurntestweu.azurecr.io"] },
    jobSignedCode: { signingKey: KEY },
    jobApproval: { approvalEndpoint: "https://approvals.example.com/jobs" },
  };
}

/** Guardrails in a stack of their own, or in the one given. */
export function guardrailsIn(
  stack: TerraformStack,
  props: Partial<PolicyGuardrailsProps> = {},
): PolicyGuardrails {
  return new PolicyGuardrails(stack, "guardrails", { ...inputs(), ...props });
}

/** An assignment as azurerm gets it, with its parameters read. */
export interface Assigned {
  readonly name: string;
  readonly policy: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** All assignments of a stack, by the GUID of what they assign. */
export function assignedIn(stack: TerraformStack, scope = "resource_group"): Map<string, Assigned> {
  const all = Template.of(stack).resource(`azurerm_${scope}_policy_assignment`).all;
  return new Map(
    all.map(({ attributes }) => {
      const policy = String(attributes.policy_definition_id).split("/").at(-1) ?? "";
      const written = JSON.parse(String(attributes.parameters ?? "{}")) as Record<string, { value: unknown }>;
      const parameters = Object.fromEntries(
        Object.entries(written).map(([name, { value }]) => [name, value]),
      );
      return [policy, { name: String(attributes.name), policy, parameters, attributes }];
    }),
  );
}

/** The assignments that a stack of guardrails alone makes. */
export function assigned(props: Partial<PolicyGuardrailsProps> = {}): Map<string, Assigned> {
  const stack = testStack();
  guardrailsIn(stack, props);
  return assignedIn(stack);
}

export const accepted = { unsignedCode: testDeviation(), unapprovedJobs: testDeviation() };
