import { BUILT_IN_ROLES } from "../../../constructs/identity/built-in-roles";
import { goodDeviation } from "../../stacks/config/good-configs";
import { GROUP, READER, roleId } from "./addresses";
import { add, set } from "./edits";
import { type Expected, type ExpectedRisk, each, type Pair } from "./pair";
import { dev, prod } from "./sides";

const SUBSCRIPTION = "00000000-0000-0000-0000-000000000003";
const CONTRIBUTOR = roleId(SUBSCRIPTION, BUILT_IN_ROLES.contributor.id);
const group = (last: string) => ({ group: `00000000-0000-0000-0000-0000000000${last}` });
const assignment = (name: string) => `azurerm_role_assignment.${name}`;

const CREDENTIAL = "azurerm_federated_identity_credential.pipeline";
const PIPELINE = "azurerm_user_assigned_identity.pipeline";
const pipeline = add(PIPELINE, {
  name: "id-churn-pipeline-prod-weu",
  location: "westeurope",
  resource_group_name: `\${${GROUP}.name}`,
});
const trusted = (subject: string) =>
  add(CREDENTIAL, {
    name: "pipeline",
    user_assigned_identity_id: `\${${PIPELINE}.id}`,
    issuer: "https://token.actions.githubusercontent.com",
    audience: ["api://AzureADTokenExchange"],
    subject,
  });
const ONE_ENVIRONMENT = "repo:contoso/churn:environment:prod";

const ROLE = "azurerm_role_definition.operators";
const ownRole = (...actions: readonly string[]) =>
  add(ROLE, { name: "Churn operators", scope: `\${${GROUP}.id}`, permissions: { actions } });
const READ = "Microsoft.MachineLearningServices/workspaces/jobs/read";

const REPLACED = { changes: { replace: 1, create: 0, destroy: 0, update: 0 } };
const UPDATED = { changes: { update: 1, create: 0, destroy: 0, replace: 0 } };

/** What is expected where somebody may do more by one attribute. */
function widened(address: string, attributes: readonly string[], more: Partial<Expected>): Expected {
  const risk: ExpectedRisk = { kind: "rights-widened", address, attributes };
  return { fails: true, risks: [risk], cost: "same", ...more };
}

/** Somebody may do more, or somebody else may. */
export const RIGHTS: readonly Pair[] = [
  {
    name: "readers of prod become contributors",
    base: prod(),
    head: prod({}, set(READER, "role_definition_id", CONTRIBUTOR)),
    expected: {
      fails: true,
      risks: [
        {
          kind: "rights-widened",
          address: READER,
          attributes: ["role_definition_id"],
          severity: "high",
        },
      ],
      ...REPLACED,
      findings: { new: ["security/privileged-roles"] },
    },
  },
  {
    name: "contributors become readers, which is no risk",
    base: prod({}, set(READER, "role_definition_id", CONTRIBUTOR)),
    head: prod(),
    expected: {
      fails: false,
      risks: [],
      ...REPLACED,
      findings: { new: [], fixed: ["security/privileged-roles"] },
    },
  },
  {
    name: "readers see the whole resource group",
    base: prod(),
    head: prod({}, set(READER, "scope", `\${${GROUP}.id}`)),
    expected: widened(READER, ["scope"], { ...REPLACED, findings: { new: ["security/role-scope-group"] } }),
  },
  {
    name: "readers see the whole subscription",
    base: prod(),
    head: prod({}, set(READER, "scope", `/subscriptions/${SUBSCRIPTION}`)),
    expected: widened(READER, ["scope"], REPLACED),
  },
  {
    name: "one person reads in place of the group",
    base: prod(),
    head: prod(
      {},
      set(READER, "principal_type", "User"),
      set(READER, "principal_id", "00000000-0000-0000-0000-000000000077"),
    ),
    expected: widened(READER, ["principal_id", "principal_type"], {
      ...REPLACED,
      findings: { new: ["security/access-by-group"] },
    }),
  },
  {
    name: "another group reads in prod",
    base: prod(),
    head: prod({ groups: { computeOperators: [group("12")], readers: [group("13"), group("15")] } }),
    expected: {
      fails: true,
      risks: each("rights-widened", [assignment(`workspace_reader-${group("15").group}`)]),
      changes: { create: 1, destroy: 0, update: 0, replace: 0 },
      findings: { new: [] },
    },
  },
  {
    name: "a group reads no more, which is no risk",
    base: prod(),
    head: prod({ groups: { computeOperators: [group("12")] } }),
    expected: {
      fails: false,
      risks: [],
      changes: { destroy: 1, create: 0, update: 0, replace: 0 },
    },
  },
  {
    name: "another group of data scientists works in dev, with its rights on data",
    base: dev(),
    head: dev({
      groups: {
        dataScientists: [group("11"), group("16")],
        computeOperators: [group("12")],
        readers: [group("13")],
      },
    }),
    expected: {
      fails: true,
      risks: each(
        "rights-widened",
        ["storage_data-scientist-blobs", "storage_data-scientist-files", "workspace_data-scientist"].map(
          (name) => assignment(`${name}-${group("16").group}`),
        ),
      ),
      changes: { create: 3, destroy: 0, update: 0, replace: 0 },
    },
  },
  {
    name: "data scientists write all blobs, not some paths alone",
    base: dev({ groups: { dataScientists: [group("11")], dataAccess: { paths: ["features/*"] } } }),
    head: dev({ groups: { dataScientists: [group("11")] } }),
    expected: {
      fails: true,
      risks: [
        {
          kind: "rights-widened",
          address: assignment(`storage_data-scientist-blobs-${group("11").group}`),
          attributes: ["condition"],
          also: ["condition_version"],
        },
      ],
      ...UPDATED,
    },
  },
  {
    name: "the workspace's identity becomes a contributor on four services, and somebody accepts it",
    base: prod(),
    head: prod({ workspaceIdentityControlPlane: goodDeviation() }),
    expected: {
      fails: false,
      risks: each(
        "rights-widened",
        ["storage", "vault", "registry", "insights"].map((on) => assignment(`workspace_${on}-contributor`)),
        { accepted: true },
      ),
      changes: { create: 4, destroy: 4, update: 0, replace: 0 },
      findings: { new: [], accepted: ["security/privileged-roles"] },
    },
  },
  {
    name: "every branch signs in as the identity, not one environment",
    base: prod({}, pipeline, trusted(ONE_ENVIRONMENT)),
    head: prod({}, pipeline, trusted("repo:contoso/churn:ref:refs/heads/*")),
    expected: widened(CREDENTIAL, ["subject"], {
      ...UPDATED,
      findings: { new: ["security/federated-credential-subject"] },
    }),
  },
  {
    name: "somebody outside of Azure signs in as an identity for the first time",
    base: prod({}, pipeline),
    head: prod({}, pipeline, trusted(ONE_ENVIRONMENT)),
    expected: {
      fails: true,
      risks: each("rights-widened", [CREDENTIAL]),
      changes: { create: 1, destroy: 0, update: 0, replace: 0 },
      findings: { new: [] },
    },
  },
  {
    name: "a role of one's own may start jobs, too",
    base: prod({}, ownRole(READ)),
    head: prod({}, ownRole(READ, "Microsoft.MachineLearningServices/workspaces/jobs/write")),
    expected: widened(ROLE, ["permissions.actions"], { ...UPDATED, findings: { new: [] } }),
  },
  {
    name: "a role of one's own may do everything",
    base: prod({}, ownRole(READ)),
    head: prod({}, ownRole("*")),
    expected: widened(ROLE, ["permissions.actions"], {
      ...UPDATED,
      findings: { new: ["security/custom-role-actions"] },
    }),
  },
  {
    name: "another group reads in place of the one before",
    base: prod(),
    head: prod({}, set(READER, "principal_id", group("15").group)),
    expected: widened(READER, ["principal_id"], { ...REPLACED, findings: { new: [] } }),
  },
];
