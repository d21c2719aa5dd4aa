import { POLICIES } from "../../../baseline/catalogue/policies";

/** Policies that no rule follows, and why: all that a rehearsal evaluates and the table doesn't have. */
export interface WithoutRule {
  readonly policies: readonly string[];
  readonly why: string;
}

export const WITHOUT_RULE: readonly WithoutRule[] = [
  {
    why: "They want logs in a second place, a storage account or an event hub; the recommendation asks for Log Analytics.",
    policies: [
      "a8de4d0a-d637-4684-b70e-6df73b74d117",
      "ae48c709-d2b4-4fad-8c5c-838524130aa4",
      "ed7c8c13-51e7-49d1-8a43-8490431a0da2",
    ],
  },
  {
    why: "Application Insights writes its logs into its Log Analytics workspace by itself; the rule asks for no setting that stores them a second time.",
    policies: ["79494980-ea12-4ca1-8cca-317e942b6da2"],
  },
  {
    why: "They want service endpoints; every network here comes in over private endpoints, which need none.",
    policies: [
      "60d21c4f-21a3-4d94-85f4-b924e6aeeda4",
      "ea4d6841-2173-4317-9747-ff522a45120f",
      "c4857be7-912a-4c75-87e6-e30292bcdf78",
    ],
  },
  {
    why: "DDoS plans and flow logs belong to the tenant's or the subscription's network, and no recommendation asks for them here.",
    policies: ["94de2ad3-e0c1-4caf-ad78-5d47bbc83d3d", "4c3c6c5f-0d47-4402-99b8-aa543dd8bcee"],
  },
  {
    why: "Whether Azure ML's image builds need tokens for Azure Resource Manager isn't known, so no rule refuses them.",
    policies: [POLICIES.registryArmTokens, "785596ed-054f-41bc-aaec-7f3d0ba05725"],
  },
  {
    why: "A second region is for the team to decide; the rule asks for zones.",
    policies: [POLICIES.storageGeoRedundant],
  },
  {
    why: "Whoever assigns them says which tag, region, tier or issuer is allowed; the guides name none.",
    policies: [
      POLICIES.requiredTag,
      POLICIES.requiredTagValue,
      "96670d01-0a4d-4649-9c89-2d3abc0a5025",
      "ea3f2387-9b95-492a-a190-fcdc54f7b070",
      "e56962a6-4747-49cd-b67b-bf8b01975c4c",
      "e765b5de-1225-4ba3-bd56-1ac6695af988",
      "7433c107-6db4-4ad1-b57a-a76dce0154a1",
      POLICIES.federatedGitHubOwners,
      POLICIES.federatedIssuers,
    ],
  },
  {
    why: "Saved queries lie in an account of one's own only where one is linked to Log Analytics, which no recommendation asks for.",
    policies: ["fa298e57-9444-42ba-bf04-86e8470e32c7"],
  },
  {
    why: "Whether an instance has the latest image is known only while it runs.",
    policies: [POLICIES.instanceRecreated],
  },
  {
    why: "It reports every role of one's own; the rule reads what such a role allows.",
    policies: [POLICIES.customRoles],
  },
];
