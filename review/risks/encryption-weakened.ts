import { type Fact, KEY, KEY_VAULT, type Key, knownValue, WORKSPACE } from "../../baseline/azure";
import { isAzapi } from "../../baseline/azure/facts";
import { knownTargets } from "../../baseline/azure/joins/address";
import { rotationDays } from "../../baseline/azure/joins/key-rotation";
import type { RecommendationId } from "../../baseline/catalogue";
import type { GraphResource } from "../../baseline/graph";
import type { ResourceChange } from "../changes";
import type { RiskContext } from "./context";
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

const SOFTWARE: RiskWords = {
  ...PLATFORM,
  what: "software keeps the key in place of a hardware module",
  why: "A key that never leaves its module can't be copied by whoever breaks into the machine beside it.",
  fix: "Keep the type of the key, and the premium vault that it needs.",
};

/** Blocks of azurerm, and objects of a body, that name the key of whatever has one. */
const KEY_PLACES = [
  "customer_managed_key",
  "encryption",
  "body.properties.encryption.keyVaultProperties",
  "body.properties.encryption.keyvaultproperties",
];

/** By what a block `encryption` names a key; that of a network says what machines send each other. */
const KEY_NAMES = ["key_vault_key_id", "key_vault_key_identifier", "key_id", "key_name", "key_vault_uri"];

const ofFacts = weakerFacts([
  row(WORKSPACE, "encryption-weakened", ({ encryptionKey }) => encryptionKey, isGone, PLATFORM),
  row(KEY, "encryption-weakened", ({ size }) => size, isLess, {
    ...PLATFORM,
    what: "the key is shorter",
    why: "A shorter key is broken sooner.",
    fix: "Keep its length.",
  }),
  row(KEY, "encryption-weakened", ({ type }) => type, isSoftware, SOFTWARE),
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
  return [
    ...context.changes.flatMap((change) => [...withoutKey(change, gone), ...withoutModule(change, context)]),
    ...ofFacts(context),
  ];
};

/** A vault that can't keep keys in a module any more, and has such keys. */
function withoutModule(change: ResourceChange, { base }: RiskContext): Risk[] {
  const { after, before } = change;
  if (before === undefined || after === undefined || !isOf(change, KEY_VAULT)) {
    return [];
  }
  const [old, wanted] = [before, after].map((one) => knownValue(KEY_VAULT.read(one).sku)?.toLowerCase());
  const hasKeys = () =>
    (base?.all(KEY) ?? []).some(
      ({ resource, type }) =>
        isInModule(knownValue(type)) &&
        ["key_vault_id", "parent_id", "resource_id"]
          .flatMap((path) => knownTargets(resource.targets(path)))
          .some((one) => one.kind === "resource" && one.resource === before),
    );
  return old === "premium" && wanted === "standard" && hasKeys()
    ? [
        {
          ...withoutRules("encryption-weakened", change, SOFTWARE),
          attributes: attributesAt(change, "sku_name", "body.properties.sku"),
        },
      ]
    : [];
}

function isInModule(type: string | undefined): boolean {
  return type?.toUpperCase().endsWith("-HSM") ?? false;
}

function isSoftware(after: string | undefined, before: string | undefined): boolean {
  return isInModule(before) && !isInModule(after);
}

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
  if (blocks.state !== "known" || place !== "encryption") {
    return blocks.state === "unknown" || (blocks.state === "known" && blocks.value.length > 0);
  }
  return blocks.value.some((block) => KEY_NAMES.some((name) => block.value(name).state !== "absent"));
}

/** The policy as a whole: one decision, whichever of its parts says it. */
function rotation(key: Key): Fact<number> {
  const days = rotationDays(key);
  return { ...days, at: isAzapi(key.resource) ? "body.properties.rotationPolicy" : "rotation_policy" };
}

function isLater(after: number | undefined, before: number | undefined): boolean {
  return before !== undefined && (after ?? Number.POSITIVE_INFINITY) > before;
}
