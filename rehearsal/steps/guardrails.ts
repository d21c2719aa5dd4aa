import type { StepResult } from "../evidence/evidence";
import { fromOutside, type OutsideRequest } from "../faults/outsider";
import { type PolicyLibrary, reportedByAssignments } from "../policy";
import type { Session } from "../session";
import { sameText, textAt } from "../simulator/arm/json";
import type { ArmResource } from "../simulator/arm/resource-store";
import { step } from "./step";

const WORKSPACE = "Microsoft.MachineLearningServices/workspaces";
const ASSIGNMENT = "Microsoft.Authorization/policyAssignments";
const EXEMPTION = "Microsoft.Authorization/policyExemptions";
const API_VERSION = { "api-version": "2025-12-01" };
/** A name that no landing zone gives. */
const NAME = "tampering";

/** What somebody might do behind Terraform's back. */
interface Tampering {
  readonly what: string;
  /** Policies each of which refuses it. */
  readonly policies: readonly string[];
  readonly request: (workspace: ArmResource) => Pick<OutsideRequest, "path" | "body">;
}

const TAMPERINGS: readonly Tampering[] = [
  {
    what: "public access on",
    policies: ["438c38d2-3772-465a-a9cc-7a6666a275ce"],
    request: (workspace) => ({
      path: workspace.id,
      body: { ...workspace, properties: { ...workspace.properties, publicNetworkAccess: "Enabled" } },
    }),
  },
  {
    what: "a compute with local accounts",
    policies: ["e96a9a5f-07ca-471b-9bc5-6a0f33cbd68f"],
    request: ({ id, location, tags }) => ({
      path: `${id}/computes/${NAME}`,
      body: {
        location,
        // as the workspace has them: it is not for want of a tag that it is to be refused
        tags,
        properties: {
          computeType: "AmlCompute",
          disableLocalAuth: false,
          properties: {
            vmSize: "STANDARD_DS3_V2",
            enableNodePublicIp: false,
            scaleSettings: { minNodeCount: 0, maxNodeCount: 1 },
          },
        },
      },
    }),
  },
  {
    what: "a resource without tags",
    policies: ["871b6d14-10aa-478d-b590-94f262ecfa99"],
    request: ({ id, location }) => ({
      path: `${id.replace(/\/providers\/.*$/i, "")}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${NAME}`,
      body: { location },
    }),
  },
  {
    what: "a model of a foreign registry",
    policies: ["19539b54-c61e-4196-9a38-67598701be90", "12e5dd16-d201-47ff-849b-8454061c293d"],
    request: ({ id, location, tags }) => ({
      path: `${id}/serverlessEndpoints/${NAME}`,
      body: {
        location,
        tags,
        properties: {
          authMode: "AAD",
          modelSettings: { modelId: `azureml://registries/${NAME}/models/${NAME}/versions/1` },
        },
      },
    }),
  },
];

/** Whether a workspace stands, and anything that can be tried on it is refused by a policy that is assigned. */
export function isGuarded(session: Session): boolean {
  return session.simulator.cloud.store.ofType(WORKSPACE).length > 0 && guardedOf(session).length > 0;
}

/**
 * Does to each workspace what its assigned policies forbid: public access on, a compute with local accounts, a model
 * of a foreign registry. An assignment must refuse each, and nothing may change. What stands must comply with all that
 * is assigned, or be exempt.
 *
 * @param library the definitions of what is assigned
 */
export function refusedTampering(session: Session, library: PolicyLibrary): Promise<StepResult> {
  return step(
    "guardrails",
    "what assigned policies forbid they refuse, what they report is exempt",
    async () => {
      const { store } = session.simulator.cloud;
      const reported = reportedByAssignments(library, store.all()).map(
        ({ assignment, reason, resource }) =>
          `${assignment} reports ${resource}, which is not exempt: ${reason}`,
      );
      const attempts = store
        .ofType(WORKSPACE)
        .flatMap((workspace) => guardedOf(session).map((tampering) => ({ tampering, workspace })));
      const found: string[][] = [];
      for (const { tampering, workspace } of attempts) {
        const before = JSON.stringify(store.all());
        const refusal = await refusalProblems(session, tampering, workspace);
        const change = JSON.stringify(store.all()) === before ? [] : ["it changed what stands"];
        found.push([...refusal, ...change].map((one) => `${workspace.name}: ${tampering.what}: ${one}`));
      }
      const count = found.filter(({ length }) => length === 0).length;
      const tried = attempts.map(({ tampering }) => tampering.what).join(", ");
      return {
        seen: `${count} of ${attempts.length} refused: ${tried}; ${reported.length} reported`,
        count,
        problems: [...found.flat(), ...reported],
      };
    },
  );
}

/**
 * What can be tried: where nothing that would refuse it is assigned, or something is exempt from it, it says nothing
 * about the assignments.
 */
function guardedOf({ simulator }: Session): Tampering[] {
  const { store } = simulator.cloud;
  const exempt = store.ofType(EXEMPTION).map((one) => textAt(one, "properties", "policyAssignmentId"));
  const refusing = store
    .ofType(ASSIGNMENT)
    .filter(({ id }) => !exempt.some((from) => sameText(from, id)))
    // a definition without the parameter has the effect for good
    .filter((one) => sameText(textAt(one, "properties", "parameters", "effect", "value") ?? "Deny", "Deny"))
    .filter((one) => !sameText(textAt(one, "properties", "enforcementMode") ?? "", "DoNotEnforce"))
    .map((one) => (textAt(one, "properties", "policyDefinitionId") ?? "").split("/").at(-1)?.toLowerCase());
  return TAMPERINGS.filter(({ policies }) => policies.some((policy) => refusing.includes(policy)));
}

async function refusalProblems(
  session: Session,
  { policies, request }: Tampering,
  workspace: ArmResource,
): Promise<string[]> {
  const { path, body } = request(workspace);
  try {
    await fromOutside(session, { method: "PUT", path, body, query: API_VERSION });
    return ["it was accepted"];
  } catch (error) {
    const answer = error instanceof Error ? error.message : String(error);
    const isByPolicy =
      answer.includes("RequestDisallowedByPolicy") && policies.some((policy) => answer.includes(policy));
    return isByPolicy ? [] : [`it was refused, but not by what is assigned: ${answer}`];
  }
}
