import { type NotSecurity, attributesOf as of } from "./not-security-entry";

const COMPUTE = "Microsoft.MachineLearningServices/workspaces/computes";
const KEY = "Microsoft.KeyVault/vaults/keys";
const INSTANCE = "body.properties.properties";

/** What no operator weakens in the bodies of azapi. */
export const AZAPI_NOT_SECURITY: readonly NotSecurity[] = [
  {
    reason: "says what it is, where it lies or what somebody remarks",
    attributes: [
      ...of(COMPUTE, "body.name", "body.location", "body.tags", "body.sku.*"),
      ...of(COMPUTE, "body.properties.computeType", "body.properties.computeLocation"),
      ...of(COMPUTE, "body.properties.description", "body.properties.resourceId"),
      ...of(KEY, "body.name", "body.tags"),
    ],
  },
  {
    reason: "azapi writes the identity beside the body, where it has operators",
    attributes: of(COMPUTE, "body.identity.*"),
  },
  {
    reason: "has one value only: a machine of one person",
    attributes: of(COMPUTE, `${INSTANCE}.computeInstanceAuthorizationType`),
  },
  {
    reason:
      "Azure switches it off where an instance is made for somebody else, and on elsewhere: neither is weaker by a recommendation",
    attributes: of(COMPUTE, `${INSTANCE}.enableSSO`),
  },
  {
    reason: "without effect while SSH is closed, and whether it is has an operator",
    attributes: of(COMPUTE, `${INSTANCE}.sshSettings.adminPublicKey`),
  },
  {
    reason:
      "software that somebody adds to an instance; the stacks add none, and no recommendation speaks of it",
    attributes: of(COMPUTE, `${INSTANCE}.customServices.*`, `${INSTANCE}.setupScripts.*`),
  },
  {
    reason:
      "starts and stops by the clock; the operator is idleTimeBeforeShutdown, which stops whatever the clock says",
    attributes: of(COMPUTE, `${INSTANCE}.schedules.*`),
  },
  {
    reason: "a new key has no dates of its own: its rotation policy sets them",
    attributes: of(KEY, "body.properties.attributes.nbf", "body.properties.attributes.exp"),
  },
  {
    reason:
      "of keys on curves, which can't wrap another key, or of keys that are released to confidential machines",
    attributes: of(KEY, "body.properties.curveName", "body.properties.release_policy.*"),
  },
  {
    reason: "tells somebody before a key expires; the rotation itself has operators",
    attributes: of(KEY, "body.properties.rotationPolicy.lifetimeActions.trigger.timeBeforeExpiry"),
  },
];
