import { type Review, review } from "../../../review";
import { reviewOf } from "../../../review/publish/review-of";
import type { ReviewJson } from "../../../review/report/json-schema";
import type { Risk } from "../../../review/risks";
import { LOGS, SECURITY_GROUP, STORAGE, TRAINING, VAULT, WORKSPACE } from "../corpus/addresses";
import { remove, renamed, set } from "../corpus/edits";
import { dev, inputsOf, plan, prod, type Sides, state, TODAY, together } from "../corpus/sides";
import { sampleReport } from "../publish/sample";

const MOVES = [
  { from: STORAGE, to: "azurerm_storage_account.data" },
  { from: SECURITY_GROUP, to: "azurerm_network_security_group.subnets_endpoints_nsg" },
];

/** What the review says of two sides. */
export function reviewed(base: Sides, head: Sides): Review {
  return review(inputsOf(base, head), { today: TODAY, version: "0.1.0", failOn: undefined });
}

/** The committed stacks with much that a reviewer must know: all kinds of sections, and a stack that stays. */
export function badReview(): Review {
  return reviewed(
    together(state(), dev(), prod()),
    together(
      state(),
      dev({}, renamed(MOVES), set(TRAINING, "scale_settings.max_node_count", 9)),
      prod(
        {},
        set(WORKSPACE, "public_network_access_enabled", true),
        set(LOGS, "retention_in_days", 180),
        set(VAULT, "name", "kv-another-name"),
        set(VAULT, "soft_delete_retention_days", 7),
        remove("azurerm_management_lock.keys_lock"),
      ),
    ),
  );
}

/** Nothing but what nobody has to look at. */
export function quietReview(): Review {
  return reviewed(dev(), dev({}, set(WORKSPACE, "description", "another text")));
}

/** Nothing but a cluster that may cost more than before. */
export function dearerReview(): Review {
  return reviewed(dev(), dev({}, set(TRAINING, "scale_settings.max_node_count", 9)));
}

/** A plan of somebody else, applied for the first time and then again. */
export function planReview(): Review {
  return reviewed(plan("first"), plan("later"));
}

/** One of everything, written by hand. */
export function sampleReview(report: ReviewJson = sampleReport()): Review {
  return reviewOf(report);
}

/**
 * Risks that say the same of so many resources, `a.b0` and so on, which were all changed outside of
 * Terraform, too.
 *
 * @param own what differs, by number
 */
export function alikeReview(
  number: number,
  own: (index: number) => Partial<Risk> = () => ({}),
  name = "a.b",
): Review {
  const [stack, ...more] = sampleReview().stacks;
  const [risk] = stack?.risks ?? [];
  if (stack === undefined || risk === undefined || more.length > 0) {
    throw new Error("the sample has changed");
  }
  const changes = Array.from({ length: number }, (_, index) => ({
    ...risk.change,
    address: `${name}${index}`,
    title: `account ${index}`,
    movedFrom: undefined,
    drifted: true,
  }));
  const risks = changes.map((change, index) => ({
    ...{ ...risk, accepted: undefined, change },
    ...own(index),
  }));
  const rest = { findings: [], names: [], notSeen: [], newNotSeen: [], cost: undefined };
  return { ...sampleReview(), stacks: [{ ...stack, ...rest, risks, changes }] };
}
