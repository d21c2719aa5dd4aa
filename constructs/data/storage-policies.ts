import type { IConstruct } from "constructs";
import { BUILT_IN_POLICIES } from "../governance/built-in-policies";
import { Deviations } from "../governance/deviation";
import { NO_SERVICE_ENDPOINT, PLATFORM_KEYS } from "../governance/standing-reasons";
import type { SecureStorageAccountProps } from "./secure-storage-account";

const POLICIES = BUILT_IN_POLICIES;

/** The redundancies that some policy reports. */
const REDUNDANCY = {
  LRS: {
    reason:
      "LRS keeps all copies in one place: for data that can be made again after the outage of a zone, " +
      "and for regions without zones.",
    policies: [POLICIES.storageZoneRedundant, POLICIES.storageGeoRedundant],
    recommendations: ["reliability/zone-redundant-inference", "deploy/batch-datastore-high-availability"],
  },
  ZRS: {
    reason:
      "ZRS outlives the loss of a zone; copies in a second region cost more, and are the options GZRS and RAGZRS.",
    policies: [POLICIES.storageGeoRedundant],
    recommendations: [],
  },
} as const;

/** Records what built-in policies report of an account that is as it should be. */
export function recordStoragePolicies(account: IConstruct, props: SecureStorageAccountProps): void {
  const deviations = Deviations.of(account);
  const { redundancy = "ZRS", encryption, hierarchicalNamespace } = props;
  deviations.stand(account, "sasPolicy.expirationAction", {
    reason:
      "SAS tokens of more than seven days are logged, not blocked: blocking refuses tokens without a start " +
      "time too, and it isn't known whether those that Azure's services issue, such as Azure ML, all have one.",
    policies: [POLICIES.storageSasSevenDays],
  });
  deviations.stand(account, "networkRules.virtualNetworkSubnetIds", {
    reason: NO_SERVICE_ENDPOINT,
    policies: [POLICIES.storageServiceEndpoint],
  });
  if (redundancy === "LRS" || redundancy === "ZRS") {
    const { recommendations, ...standing } = REDUNDANCY[redundancy];
    deviations.stand(account, "redundancy", standing, recommendations);
  }
  if (encryption === undefined) {
    const policies = [POLICIES.storageCustomerManagedKey];
    deviations.stand(account, "encryption", { reason: PLATFORM_KEYS, policies }, [
      "security/encrypt-with-cmk",
    ]);
  }
  if (hierarchicalNamespace) {
    deviations.stand(account, "blobProperties.versioningEnabled", {
      reason: "Azure keeps no versions of blobs in a data lake account; soft delete brings them back.",
      policies: [POLICIES.storageVersioning, POLICIES.storageVersioningModify],
    });
  }
  if (hierarchicalNamespace && encryption !== undefined) {
    deviations.stand(account, "encryption.keyType", {
      reason: "Azure lets the queues and tables of a data lake account have no key but their service's.",
      policies: [POLICIES.storageQueueCustomerManagedKey, POLICIES.storageTableCustomerManagedKey],
    });
  }
}
