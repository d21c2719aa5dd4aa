import type { RuleId } from "../../baseline/rules/rule";

/** What a check of checkov corresponds to here. */
export interface Judgement {
  /** The rules that look at the same thing; empty where none does. */
  readonly rules: readonly RuleId[];
  /** Why no rule does, or why a sound stack fails the check. */
  readonly why?: string;
}

const CLASSIC_LOGS =
  "looks for the account's classic logs, which diagnostic settings replace; the state has them where logAnalyticsWorkspaceId is set";
const OPEN_STATE =
  "the state is reached before any private network exists; that is a Deviation with a reason and an end, which checkov can't read";

/** Every check that fails on the sound stacks or on the bad workspace; `npm run compare` names others. */
export const JUDGEMENTS: Readonly<Record<string, Judgement>> = {
  CKV_AZURE_33: { rules: ["operations/storage-diagnostics"], why: CLASSIC_LOGS },
  CKV_AZURE_42: { rules: ["reliability/vault-purge-protection"] },
  CKV_AZURE_59: { rules: ["security/storage-public-network"], why: OPEN_STATE },
  CKV_AZURE_109: { rules: ["security/vault-firewall"] },
  CKV_AZURE_110: { rules: ["reliability/vault-purge-protection"] },
  CKV_AZURE_137: { rules: ["security/registry-admin-user"] },
  CKV_AZURE_139: { rules: ["security/registry-public-network"] },
  CKV_AZURE_142: { rules: ["security/compute-local-auth"] },
  CKV_AZURE_144: { rules: ["security/workspace-public-network"] },
  CKV_AZURE_150: { rules: ["cost/cluster-scale-to-zero"] },
  // it is called vulnerability scanning, and asks for a tier other than Basic
  CKV_AZURE_163: { rules: ["security/registry-premium"] },
  CKV_AZURE_164: {
    rules: [],
    why: "content trust is being retired, azurerm 5 has no attribute for it, and no recommendation asks for it",
  },
  CKV_AZURE_165: {
    rules: [],
    why: "a replica in a second region is an option of reliability/multi-region-deployment, not for every landing zone; zones are asked for",
  },
  CKV_AZURE_166: {
    rules: [],
    why: "quarantine holds back each image until a scanner of one's own releases it: without one no job starts, and no recommendation asks for it",
  },
  CKV_AZURE_189: { rules: ["security/vault-public-network"] },
  CKV_AZURE_206: {
    rules: ["reliability/storage-zone-redundancy"],
    why: "wants another region; ZRS survives the loss of a zone, which is what is asked of production, and GZRS is an option",
  },
  CKV_AZURE_233: {
    rules: ["reliability/registry-zone-redundancy"],
    why: "zones are asked of production",
  },
  CKV_AZURE_237: {
    rules: [],
    why: "dedicated data endpoints narrow the clients' firewall rules; a private endpoint has them anyway",
  },
  CKV_AZURE_244: { rules: ["security/storage-other-doors"] },
  CKV2_AZURE_1: {
    rules: ["security/storage-customer-managed-key"],
    why: "keys of one's own are asked of production and of confidential data",
  },
  CKV2_AZURE_21: { rules: ["operations/storage-diagnostics"], why: CLASSIC_LOGS },
  CKV2_AZURE_32: { rules: ["security/vault-private-endpoint"] },
  CKV2_AZURE_33: { rules: ["security/storage-private-endpoints"], why: OPEN_STATE },
  CKV2_AZURE_38: { rules: ["reliability/storage-soft-delete"] },
  CKV2_AZURE_40: { rules: ["security/storage-shared-keys"] },
  CKV2_AZURE_41: { rules: ["security/storage-sas-expiry"] },
  CKV2_AZURE_49: { rules: ["security/workspace-public-network"] },
  // it is about the storage account, and reported at the workspace
  CKV2_AZURE_50: { rules: ["security/storage-public-network"] },
};

/** What is known of a check; undefined if nobody has judged it yet. */
export function judgementOf(id: string): Judgement | undefined {
  return Object.hasOwn(JUDGEMENTS, id) ? JUDGEMENTS[id] : undefined;
}
