import type { DeviationEntry } from "../../../baseline/acknowledgements";
import { STORAGE, VAULT, WORKSPACE } from "./addresses";
import { accepting, set, until } from "./edits";
import { each, NOTHING, type Pair } from "./pair";
import { dev, type Edit, prod } from "./sides";

const IN_PLACE = { changes: { update: 1, create: 0, destroy: 0, replace: 0 } };
const OPEN = ["public_network_access_enabled", "network_rules.ip_rules"];

/** Lets one address into the storage of dev. */
const OPENED: readonly Edit[] = [
  set(STORAGE, "public_network_access_enabled", true),
  set(STORAGE, "network_rules.ip_rules", ["203.0.113.7"]),
];

/** Accepts that, and nothing else. */
const acceptedUntil = (expires: string): DeviationEntry => ({
  construct: "storage",
  property: "publicNetworkAccess",
  rules: ["security/storage-firewall", "security/storage-public-network"],
  attributes: OPEN,
  reason: "a partner uploads from one address until the pipeline is built",
  approvedBy: "security board",
  expires,
});
const ACCEPTED = accepting(acceptedUntil("2027-06-30"));
/** What the committed prod has somebody's word for. */
const ACCEPTED_IN_PROD = [
  "security/policy-approval",
  "security/policy-signed-code",
  "security/registry-customer-managed-key",
] as const;
const RULES = ["security/storage-firewall", "security/storage-public-network"] as const;

/** What somebody accepts, until when, and what nobody does. */
export const DEVIATIONS: readonly Pair[] = [
  {
    name: "storage is opened to one address, and HEAD brings the acceptance along",
    base: dev(),
    head: dev({}, ...OPENED, ACCEPTED),
    expected: {
      fails: false,
      risks: each("network-opened", [STORAGE], { attributes: OPEN, accepted: true }),
      ...IN_PLACE,
      findings: { new: [], accepted: RULES },
    },
  },
  {
    name: "the acceptance that HEAD brings along is over already",
    base: dev(),
    head: dev({}, ...OPENED, accepting(acceptedUntil("2026-11-21"))),
    expected: { fails: true, risks: each("network-opened", [STORAGE], { attributes: OPEN }), ...IN_PLACE },
  },
  {
    name: "the acceptance ends today, which still counts",
    base: dev(),
    head: dev({}, ...OPENED, accepting(acceptedUntil("2026-11-22"))),
    expected: {
      fails: false,
      risks: each("network-opened", [STORAGE], { attributes: OPEN, accepted: true }),
      ...IN_PLACE,
    },
  },
  {
    name: "HEAD goes past what somebody accepts",
    base: dev({}, ...OPENED, ACCEPTED),
    head: dev({}, ...OPENED, ACCEPTED, set(STORAGE, "network_rules.default_action", "Allow")),
    expected: {
      fails: true,
      risks: each("network-opened", [STORAGE], { attributes: ["network_rules.default_action"] }),
      ...IN_PLACE,
      findings: { new: ["security/storage-firewall"] },
    },
  },
  {
    name: "an acceptance of storage accepts nothing of the vault",
    base: dev(),
    head: dev({}, ...OPENED, ACCEPTED, set(VAULT, "public_network_access_enabled", true)),
    expected: {
      fails: true,
      risks: [
        ...each("network-opened", [STORAGE], { attributes: OPEN, accepted: true }),
        ...each("network-opened", [VAULT], { attributes: ["public_network_access_enabled"] }),
      ],
      changes: { update: 2, create: 0, destroy: 0, replace: 0 },
      findings: { new: ["security/vault-public-network"], accepted: RULES },
    },
  },
  {
    name: "what somebody accepted ends in three weeks, and nothing else happens",
    base: prod({}, until("2026-12-12")),
    head: prod({}, until("2026-12-12")),
    expected: {
      ...NOTHING,
      findings: {
        new: [],
        fixed: [],
        accepted: [],
        expired: [],
        expiring: ACCEPTED_IN_PROD,
      },
    },
  },
  {
    name: "what somebody accepted is over, on both sides: the check fails, the pull request isn't why",
    base: prod({}, until("2026-11-01")),
    head: prod({}, until("2026-11-01")),
    expected: {
      ...NOTHING,
      findings: {
        new: [],
        fixed: [],
        accepted: [],
        expiring: [],
        expired: ACCEPTED_IN_PROD,
      },
    },
  },
  {
    name: "somebody accepts it for longer, before it ends",
    base: prod({}, until("2026-12-12")),
    head: prod(),
    expected: {
      fails: false,
      risks: [],
      changes: { update: 0, create: 0, destroy: 0, replace: 0 },
      findings: { new: [], expiring: [], expired: [] },
    },
  },
  {
    name: "what was accepted is closed again, and its acceptance goes",
    base: dev({}, ...OPENED, ACCEPTED),
    head: dev(),
    expected: { fails: false, risks: [], ...IN_PLACE, findings: { new: [], fixed: RULES } },
  },
  {
    name: "one finding is fixed and another one made",
    base: dev({}, set(WORKSPACE, "public_network_access_enabled", true)),
    head: dev({}, set(VAULT, "public_network_access_enabled", true)),
    expected: {
      fails: true,
      risks: each("network-opened", [VAULT], { attributes: ["public_network_access_enabled"] }),
      changes: { update: 2, create: 0, destroy: 0, replace: 0 },
      findings: {
        new: ["security/vault-public-network"],
        fixed: ["security/workspace-public-network"],
      },
    },
  },
];
