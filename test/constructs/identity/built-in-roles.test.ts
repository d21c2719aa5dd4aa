import { type AzureRole, BUILT_IN_ROLES } from "../../../constructs/identity/built-in-roles";

describe("BUILT_IN_ROLES", () => {
  test("security/least-privilege-user-rbac: exactly these, with Azure's ids; Owner is not among them", () => {
    const roles: AzureRole[] = Object.values(BUILT_IN_ROLES);
    expect(roles.map(({ name, id }) => [name, id])).toEqual([
      ["Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7"],
      ["Contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c"],
      ["Storage Blob Data Contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe"],
      ["Storage Blob Data Reader", "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"],
      ["Storage File Data Privileged Contributor", "69566ab7-960f-475b-8e7c-b3118f30c6bd"],
      ["Storage Queue Data Message Sender", "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a"],
      ["Key Vault Secrets Officer", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7"],
      ["Key Vault Secrets User", "4633458b-17de-408a-b874-0445c86b69e6"],
      ["Key Vault Crypto Service Encryption User", "e147488a-f6f5-4113-8e2d-b22465e65bf6"],
      ["AcrPull", "7f951dda-4ed3-4680-a7ca-43fe172d538d"],
      ["AcrPush", "8311e382-0749-4cb8-b61a-304f252e45ec"],
      ["Monitoring Metrics Publisher", "3913510d-42f4-4e42-8a64-420c390055eb"],
      ["Monitoring Contributor", "749f88d5-cbae-40b8-bcfc-e573ddc772fa"],
      ["Monitoring Reader", "43d0d8ad-25c7-4714-9337-8ba259a9fe05"],
      ["Log Analytics Contributor", "92aaf0da-9dab-42b6-94a3-d43ce8d16293"],
      ["Log Analytics Reader", "73c42c96-874c-492b-b04d-ab87d138a893"],
      ["Azure AI Enterprise Network Connection Approver", "b556d68e-0be0-4f35-a333-ad7ee1ce17ea"],
      ["AzureML Data Scientist", "f6c7c914-8db3-469d-8ca1-694a8f32e121"],
      ["AzureML Compute Operator", "e503ece1-11d0-4e8e-8e2c-7a6c3bf38815"],
      ["AzureML Metrics Writer (preview)", "635dd51f-9968-44d3-b7fb-6d9a6bd613ae"],
      ["AzureML Registry User", "1823dd4f-9b8c-4ab6-ab4e-7397a3684615"],
    ]);
  });
});
