import { goodDeviation } from "../../stacks/config/good-configs";
import { BATCH, GROUP, INSTANCE, REGISTRY, SECURITY_GROUP, TRAINING } from "./addresses";
import { set, unset } from "./edits";
import { each, type Pair } from "./pair";
import { dev, prod, together } from "./sides";

const PERSON = "00000000-0000-0000-0000-000000000021";
const EXPLORE = { name: "churn-explore", assignedTo: PERSON, imageMonth: "2026-11" };
const IN_PLACE = { changes: { update: 1, create: 0, destroy: 0, replace: 0 } };
const ANEW = { changes: { replace: 1, create: 0, destroy: 0, update: 0 } };
const IDLE_TIME = "scale_settings.scale_down_nodes_after_idle_duration";
const TAGS = {
  owner: "ml-platform@example.com",
  costCenter: "4711",
  dataClassification: "internal",
} as const;

/** Guidance followed less, cost, names, and what changes without a risk. */
export const GUIDANCE: readonly Pair[] = [
  {
    name: "idle nodes stay for an hour instead of two minutes, within the limits",
    base: dev(),
    head: dev({ compute: { instances: [EXPLORE], training: { idleMinutes: 60 } } }),
    expected: {
      fails: true,
      risks: each("guidance", [TRAINING], { attributes: [IDLE_TIME] }),
      ...IN_PLACE,
      cost: "same",
      findings: { new: [] },
    },
  },
  {
    name: "a machine of one person gets the image of another month: it is made anew, with its own disk",
    base: dev(),
    head: dev({ compute: { instances: [{ ...EXPLORE, imageMonth: "2026-12" }] } }),
    expected: {
      fails: true,
      risks: each("data-loss", [INSTANCE]),
      ...ANEW,
      cost: "same",
      findings: { new: [] },
    },
  },
  {
    name: "an idle machine of one person never stops by itself",
    base: dev(),
    head: dev({}, unset(INSTANCE, "body.properties.properties.idleTimeBeforeShutdown")),
    expected: {
      fails: true,
      risks: each("guidance", [INSTANCE], {
        attributes: ["body.properties.properties.idleTimeBeforeShutdown"],
      }),
      findings: { new: ["cost/instance-idle-shutdown"] },
    },
  },
  {
    name: "two nodes never go, and somebody accepts their cost",
    base: prod(),
    head: prod({ compute: { training: { keepWarm: { minNodes: 2, deviation: goodDeviation() } } } }),
    expected: {
      fails: false,
      risks: each("guidance", [TRAINING], {
        attributes: ["scale_settings.min_node_count"],
        accepted: true,
      }),
      ...IN_PLACE,
      findings: { new: [], accepted: ["cost/cluster-scale-to-zero"] },
    },
  },
  {
    name: "batches of prod run on nodes that Azure may take away",
    base: prod(),
    head: prod({}, set(BATCH, "vm_priority", "LowPriority")),
    expected: {
      fails: true,
      risks: each("guidance", [BATCH], { attributes: ["vm_priority"] }),
      ...ANEW,
      findings: { new: ["reliability/batch-inference-tier"] },
    },
  },
  {
    name: "training of dev takes the dearer nodes",
    base: dev(),
    head: dev({ compute: { instances: [EXPLORE], training: { priority: "Dedicated" } } }),
    expected: {
      fails: true,
      risks: each("guidance", [TRAINING], { attributes: ["vm_priority"], severity: "low" }),
      ...ANEW,
      findings: { new: ["cost/training-priority"] },
    },
  },
  {
    name: "no tag says that the resource group is production's",
    base: prod(),
    head: prod({}, unset(GROUP, "tags.environment")),
    expected: {
      fails: true,
      risks: each("guidance", [GROUP], { attributes: ["tags"] }),
      ...IN_PLACE,
      findings: { new: ["ai-cost/usual-tags", "reliability/environment-tag"] },
    },
  },
  {
    name: "a cluster may grow to 20 nodes, which costs nothing idle",
    base: prod(),
    head: prod({ compute: { training: { maxNodes: 20 } } }),
    expected: { fails: false, risks: [], ...IN_PLACE, cost: "same", findings: { new: [] } },
  },
  {
    name: "a second person gets a machine",
    base: dev(),
    head: dev({ compute: { instances: [EXPLORE, { name: "churn-second", assignedTo: PERSON }] } }),
    expected: {
      fails: false,
      risks: [],
      changes: { create: 1, update: 0, destroy: 0, replace: 0 },
      cost: "up",
      findings: { new: [] },
    },
  },
  {
    name: "the registry goes up to Premium: dearer, and no risk",
    base: dev({}, set(REGISTRY, "sku", "Standard")),
    head: dev(),
    expected: {
      fails: false,
      risks: [],
      ...IN_PLACE,
      cost: "up",
      findings: { new: [], fixed: ["security/registry-premium"] },
    },
  },
  {
    name: "the security group gets another name, and holds no data",
    base: dev(),
    head: dev({}, set(SECURITY_GROUP, "name", "nsg-churn-private-dev-weu")),
    expected: {
      fails: false,
      risks: [],
      // its association and its logs; the endpoints behind the association stay
      changes: { replace: 3, create: 0, destroy: 0, update: 0 },
      names: [SECURITY_GROUP],
      cost: "same",
    },
  },
  {
    name: "blobs move to the cool tier earlier",
    base: dev(),
    head: dev({ storage: { coolAfterDays: 30 } }),
    expected: { fails: false, risks: [], ...IN_PLACE, findings: { new: [] } },
  },
  {
    name: "somebody else answers for everything, by a tag",
    base: prod(),
    head: prod({ tags: { ...TAGS, owner: "other-team@example.com" } }),
    expected: {
      fails: false,
      risks: [],
      // azurerm has no update for a datastore's tags: two are made anew, which lose nothing of what they name
      changes: { create: 0, destroy: 0, replace: 2 },
      cost: "same",
      findings: { new: [], fixed: [] },
    },
  },
  {
    name: "of two stacks one changes",
    base: together(dev(), prod()),
    head: together(dev(), prod({}, set(BATCH, "vm_priority", "LowPriority"))),
    expected: { fails: true, risks: each("guidance", [BATCH]), ...ANEW },
  },
];
