import type { Session } from "../session";
import type { Change } from "./change";

/** What happens to a landing zone in its life. The values are those of `environments/*.ts`. */
export const LANDING_ZONE_CHANGES: readonly Change[] = [
  {
    name: "add-cluster",
    title: "a training cluster is added where models were only brought from elsewhere",
    base: { promotion: "artifact" },
    head: { promotion: "retrain" },
  },
  {
    name: "add-instance",
    title: "a compute instance for one more person is added",
    head: {
      compute: {
        instances: [
          { name: "churn-explore", assignedTo: "00000000-0000-0000-0000-000000000021" },
          { name: "churn-second", assignedTo: "00000000-0000-0000-0000-000000000022" },
        ],
      },
    },
  },
  {
    name: "new-image",
    title: "compute instances are made anew, because a month has passed",
    base: { compute: { imageMonth: "2026-10" } },
    head: { compute: { imageMonth: "2026-11" } },
  },
  {
    name: "add-egress",
    title: "an egress host is added beside the package feed",
    head: { egress: { fqdns: [{ host: "models.example.com" }] } },
  },
  {
    name: "new-key-version",
    title: "a key version appears, as its rotation policy makes one each year",
    behind: rotateKeys,
  },
  {
    name: "longer-retention",
    title: "logs are kept for longer",
    head: { monitoring: { retentionDays: 730 } },
  },
  {
    name: "second-use-case",
    title: "a second use case comes to stand in the same subscription",
    beside: { useCase: "fraud", network: { addressSpace: ["10.40.0.0/22"] }, compute: { instances: [] } },
  },
  {
    name: "azurerm-5",
    title: "azurerm goes from 4.81 to 5.2",
    base: { azurermVersion: "4.81.0" },
    head: { azurermVersion: "5.2.0" },
  },
];

/** Azure makes a new version; the versionless id, which the configuration names, stays. */
function rotateKeys({ simulator }: Session): string {
  const keys = simulator.cloud.store.ofType("Microsoft.KeyVault/vaults/keys");
  for (const key of keys) {
    const { keyUri } = key.properties;
    key.properties = {
      ...key.properties,
      keyUriWithVersion: `${String(keyUri)}/00000000000000000000000000000002`,
    };
  }
  return `${keys.length} keys have a new version`;
}
