import { attribute } from "../block-rows";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { type Row, row, type Target } from "../row";
import { referredAddress } from "../stack";

const ONLINE_ENDPOINT = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";

/** Roles of Azure that are wider than most work needs; their ids never change. */
const OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
const CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
const USER_ACCESS_ADMINISTRATOR = "18d7d88d-d35e-4fb5-a773-7773c20a72d9";
const NAMES: Readonly<Record<string, string>> = {
  [OWNER]: "Owner",
  [CONTRIBUTOR]: "Contributor",
  [USER_ACCESS_ADMINISTRATOR]: "User Access Administrator",
  "f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
  "ba92f5b4-2d11-453d-a403-e96b0029c9fe": "Storage Blob Data Contributor",
  "b7e6dc6d-f1e8-4753-8033-0f276bb0955b": "Storage Blob Data Owner",
  "17d1049b-9a84-46fb-8f53-869881c3d3ab": "Storage Account Contributor",
  "8311e382-0749-4cb8-b61a-304f252e45ec": "AcrPush",
  "00482a5a-887f-4fb3-b363-3b7fe8e74483": "Key Vault Administrator",
  "b86a8fe4-44ce-4948-aee5-eccb2c155cd7": "Key Vault Secrets Officer",
  "14b46e9e-c2b7-41b4-b07b-48a6ebf60603": "Key Vault Crypto Officer",
  "749f88d5-cbae-40b8-bcfc-e573ddc772fa": "Monitoring Contributor",
  "f6c7c914-8db3-469d-8ca1-694a8f32e121": "AzureML Data Scientist",
};

/** The next wider role of the same kind. */
const NEXT: Readonly<Record<string, string>> = {
  // Storage Blob Data Reader, then Contributor
  "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1": "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
  "ba92f5b4-2d11-453d-a403-e96b0029c9fe": "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
  // Storage File Data Privileged Contributor: the account's keys besides
  "69566ab7-960f-475b-8e7c-b3118f30c6bd": "17d1049b-9a84-46fb-8f53-869881c3d3ab",
  // AcrPull
  "7f951dda-4ed3-4680-a7ca-43fe172d538d": "8311e382-0749-4cb8-b61a-304f252e45ec",
  // Key Vault Secrets User, then Officer
  "4633458b-17de-408a-b874-0445c86b69e6": "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
  "b86a8fe4-44ce-4948-aee5-eccb2c155cd7": "00482a5a-887f-4fb3-b363-3b7fe8e74483",
  // Key Vault Crypto Service Encryption User
  "e147488a-f6f5-4113-8e2d-b22465e65bf6": "14b46e9e-c2b7-41b4-b07b-48a6ebf60603",
  // Monitoring Metrics Publisher
  "3913510d-42f4-4e42-8a64-420c390055eb": "749f88d5-cbae-40b8-bcfc-e573ddc772fa",
  // AzureML Compute Operator
  "e503ece1-11d0-4e8e-8e2c-7a6c3bf38815": "f6c7c914-8db3-469d-8ca1-694a8f32e121",
};

/** Whose rights they are: people's by a group, or an identity's. */
function rightsOf({ resource: { attributes } }: Target): Breaks {
  const isPeople = ["Group", "User"].includes(`${attributes.principal_type}`);
  return isPeople
    ? ["security/least-privilege-user-rbac", "ai-security/rbac-abac-control-and-data-plane"]
    : ["security/least-privilege-workspace-identity", "ai-security/rbac-abac-control-and-data-plane"];
}

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const byId: Row = row(["role_definition_id"], { breaks: rightsOf }, function* (place, breaks) {
  const current = typeof place.value === "string" ? GUID.exec(place.value)?.[0] : undefined;
  if (typeof place.value === "string" && current !== undefined) {
    for (const id of widerThan(current)) {
      yield {
        operator: "widen-role",
        place,
        to: { value: place.value.replace(GUID, id) },
        value: NAMES[id] ?? id,
        change: `role ${current} → ${NAMES[id] ?? id}`,
        breaks,
      };
    }
  }
});

const byName: Row = row(["role_definition_name"], { breaks: rightsOf }, function* (place, breaks) {
  for (const id of [OWNER, CONTRIBUTOR, USER_ACCESS_ADMINISTRATOR]) {
    const name = NAMES[id];
    if (typeof place.value === "string" && name !== undefined && name !== place.value) {
      yield {
        operator: "widen-role",
        place,
        to: { value: name },
        value: name,
        change: `${place.value} → ${name}`,
        breaks,
      };
    }
  }
});

function widerThan(id: string): string[] {
  const widest = [OWNER, CONTRIBUTOR, USER_ACCESS_ADMINISTRATOR];
  const next = NEXT[id];
  const wider = [...(next === undefined ? [] : [next]), ...widest];
  // an owner can't be given more, and a contributor nothing but the right to give rights
  return id === OWNER ? [] : wider.filter((one) => one !== id);
}

const scope: Row = row(["scope"], { breaks: rightsOf }, function* (place, breaks, { stack }) {
  const current = place.value;
  if (typeof current !== "string") {
    return;
  }
  const narrower = current !== stack.subscriptionId && current !== stack.resourceGroupId;
  const child = /^(\$\{[^}]*\})\/./.exec(current)?.[1];
  const wider = [
    ...(child === undefined ? [] : [[child, referredAddress(child) ?? "its parent"] as const]),
    ...(narrower ? [[stack.resourceGroupId, "the resource group"] as const] : []),
    ...(current === stack.subscriptionId ? [] : [[stack.subscriptionId, "the subscription"] as const]),
  ];
  for (const [value, name] of wider) {
    yield {
      operator: "widen-scope",
      place,
      to: { value },
      value: name,
      change: `${current} → ${name}`,
      breaks,
    };
  }
});

/** A role that fetches tokens of one endpoint: of all in its workspace, of which some take better ones. */
const tokenScope: Row = row(
  ["scope"],
  { breaks: ["deploy/online-rbac-for-keys-and-tokens"], when: fetchesTokens },
  function* (place, breaks, { stack }) {
    const address = typeof place.value === "string" ? referredAddress(place.value) : undefined;
    const endpoint = stack.resources.find((one) => one.address === address);
    const workspace = endpoint?.attributes.parent_id;
    if (endpoint?.armType === ONLINE_ENDPOINT && typeof workspace === "string") {
      yield {
        operator: "widen-scope",
        place,
        to: { value: workspace },
        value: "its workspace",
        change: `${place.value} → its workspace`,
        breaks,
      };
    }
  },
);

function fetchesTokens({ resource: { attributes }, stack }: Target): boolean {
  const address = referredAddress(`${attributes.role_definition_id}`);
  const role = stack.resources.find((one) => one.address === address);
  return JSON.stringify(role?.attributes.permissions ?? "").includes("/token/action");
}

export const ROLE_ASSIGNMENT: Domain = {
  type: "azurerm_role_assignment",
  rows: [
    byId,
    byName,
    scope,
    tokenScope,
    row(
      ["principal_type"],
      { breaks: ["security/workspace-access-via-entra-groups"] },
      function* (place, breaks) {
        if (place.value === "Group") {
          yield {
            operator: "change-principal",
            place,
            to: { value: "User" },
            value: "User",
            change: "a group → one person",
            breaks,
          };
        }
      },
    ),
    attribute("condition", { breaks: ["ai-security/rbac-abac-control-and-data-plane"] }),
  ],
};
