import { type Fact, KEY, type Key, WORKSPACE } from "../../baseline/azure";
import { isAzapi } from "../../baseline/azure/facts";
import { rotationDays } from "../../baseline/azure/joins/key-rotation";
import type { RecommendationId } from "../../baseline/catalogue";
import type { GraphResource } from "../../baseline/graph";
import type { ResourceChange } from "../changes";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { type Risk, withoutRules } from "./risk";
import { attributesAt, isGone, isLess, isOf, type RiskWords, row, weakerFacts } from "./weaker-fact";

const OWN_KEYS: readonly RecommendationId[] = ["security/encrypt-with-cmk"];

const PLATFORM: RiskWords = {
  what: "Microsoft's key takes the place of a key of one's own",
  why: "Nobody here can take the key away from data that has to be closed at once.",
  fix: "Keep the key.",
  severity: "medium",
  recommendations: OWN_KEYS,
};

/** Blocks of azurerm, and objects of a body, that name the key of whatever has one. */
const KEY_PLACES = [
  "customer_managed_key",
  "encryption",
  "body.properties.encryption.keyVaultProperties",
  "body.properties.encryption.keyvaultproperties",
];

const ofFacts = weakerFacts([
  row(WORKSPACE, "encryption-weakened", ({ encryptionKey }) => encryptionKey, isGone, PLATFORM),
  row(KEY, "encryption-weakened", ({ size }) => size, isLess, {
    ...PLATFORM,
    what: "the key is shorter",
    why: "A shorter key is broken sooner.",
    fix: "Keep its length.",
  }),
  row(KEY, "encryption-weakened", rotation, isLater, {
    ...PLATFORM,
    what: "the key is rotated less often, or not any more",
    why: "A key that leaked without notice opens all that is ever encrypted with it.",
    fix: "Keep the rotation policy.",
  }),
]);

/** Keys of one's own that go, get shorter, or are not rotated any more. */
export const encryptionWeakened: Detector = (context) => {
  const gone = new Gone(context);
  return [...context.changes.flatMap((change) => withoutKey(change, gone)), ...ofFacts(context)];
};

function withoutKey(change: ResourceChange, gone: Gone): Risk[] {
  const { before, after, type } = change;
  if (/_customer_managed_key$/.test(type)) {
    const isPointless =
      before !== undefined &&
      [...Object.keys(before.attributes)].some(
        (name) => /_id$/.test(name) && !/key|identity/.test(name) && gone.isDestroyed(before.targets(name)),
      );
    return gone.isTaken(change) && !isPointless
      ? [withoutRules("encryption-weakened", change, PLATFORM)]
      : [];
  }
  if (before === undefined || after === undefined || isOf(change, WORKSPACE)) {
    return [];
  }
  const places = KEY_PLACES.filter((place) => isThere(before, place) && !isThere(after, place));
  return places.length === 0
    ? []
    : [
        {
          ...withoutRules("encryption-weakened", change, PLATFORM),
          attributes: attributesAt(change, ...places),
        },
      ];
}

function isThere(resource: GraphResource, place: string): boolean {
  const blocks = resource.blocks(place);
  return blocks.state === "unknown" || (blocks.state === "known" && blocks.value.length > 0);
}

/** The policy as a whole: one decision, whichever of its parts says it. */
function rotation(key: Key): Fact<number> {
  const days = rotationDays(key);
  return { ...days, at: isAzapi(key.resource) ? "body.properties.rotationPolicy" : "rotation_policy" };
}

function isLater(after: number | undefined, before: number | undefined): boolean {
  return before !== undefined && (after ?? Number.POSITIVE_INFINITY) > before;
}
