import type { AzureEstate } from "../../baseline/azure";
import { KEY, KEY_VAULT } from "../../baseline/azure";
import { nameOfResource, nameOfTarget, onlyTarget } from "../../baseline/azure/joins/address";
import type { GraphResource, Target } from "../../baseline/graph";
import type { AttributeChange, ResourceChange } from "../changes";
import type { RiskContext } from "./context";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { References } from "./leads-to";
import { isOfTypes } from "./of-types";
import { type Risk, withoutRules } from "./risk";
import type { RiskWords } from "./weaker-fact";

const HANDED_OVER: RiskWords = {
  what: "a key in another vault closes the data",
  why: "Whoever owns that vault can read what is encrypted, or lock everybody out, and the rules for the own keys hold no more.",
  fix: "Make sure whose vault it is, who may use its keys, and that it can't be purged.",
  severity: "high",
  recommendations: ["security/encrypt-with-cmk"],
};

/** Attributes that name a key wherever they stand, of azurerm and of bodies. */
const NAMES_KEY =
  /(^|\.)(key_vault_key_(id|uri|url)|managed_hsm_key_id|customer_managed_key_(versionless_)?id|key_?identifier|key_?vault_?arm_?id)$/i;

/** Those that do so only where all is about a key of one's own. */
const NAMES_VAULT = /(^|\.)(key_id|key_url|key_vault_(id|uri)|key_?vault_?uri)$/i;
const ABOUT_KEYS = /(^|\.)(encryption|customer_managed_key|cmk)(\.|\[)/i;
const KEY_TYPES = /_customer_managed_key$|^azurerm_disk_encryption_set$/;

/** The vault of a key: where the input makes it, or what its address says. */
interface Place {
  readonly vault?: GraphResource;
  /** In lower case; a host where it is no vault of Azure's. */
  readonly name?: string;
}

/**
 * Keys that lie in another vault than before. Another version, or another key of the same vault, has the
 * same owners and the same rules; a vault that is made anew is a loss of data, told of elsewhere.
 */
export const otherKey: Detector = (context) => {
  const { base, changes, head } = context;
  if (base === undefined || head === undefined) {
    return [];
  }
  const gone = new Gone(context);
  const references = new References(context, gone);
  return changes.flatMap((change) => handedOver(change, { ...context, base, head }, gone, references));
};

function handedOver(
  change: ResourceChange,
  { base, head }: Required<Pick<RiskContext, "base" | "head">>,
  gone: Gone,
  references: References,
): Risk[] {
  const { after, before, type } = change;
  if (before === undefined || after === undefined) {
    return [];
  }
  const named = change.attributes.filter(({ path }) => isAboutKey(path, type));
  const paths = named.map(({ path }) => path.replace(/\[(\d+)\]/g, ".$1"));
  const found = named.map((attribute, index) => {
    const path = paths[index] ?? attribute.path;
    // another attribute may name the key now; where none does, no key of one's own is left: another risk
    const isWritten = (one: string) => after.value(one).state !== "absent";
    const next = isWritten(path) ? path : paths.find(isWritten);
    const old = placeOf(before, path, base);
    const isSame =
      next === undefined || references.leads(before.targets(path), after.targets(next)) === "same";
    return {
      attribute,
      moved: isSame || old === undefined ? "no" : isMoved(old, placeOf(after, next, head), gone),
    };
  });
  const moved = found.filter((one) => one.moved !== "no");
  return moved.length === 0
    ? []
    : [
        {
          ...withoutRules("encryption-weakened", change, HANDED_OVER),
          certainty: moved.some((one) => one.moved === "yes") ? "certain" : "possible",
          attributes: moved.map(({ attribute }): AttributeChange => attribute),
        },
      ];
}

function isAboutKey(path: string, type: string): boolean {
  return NAMES_KEY.test(path) || (NAMES_VAULT.test(path) && (ABOUT_KEYS.test(path) || KEY_TYPES.test(type)));
}

function isMoved(old: Place, wanted: Place | undefined, gone: Gone): "yes" | "no" | "perhaps" {
  if (wanted === undefined) {
    return "perhaps";
  }
  if (old.vault !== undefined && wanted.vault !== undefined) {
    const isSame = gone.newAddress(old.vault.address) === wanted.vault.address;
    return isSame || (gone.has(old.vault) && gone.isCreated(leadingTo(wanted.vault))) ? "no" : "yes";
  }
  return old.name !== undefined && old.name === wanted.name ? "no" : "yes";
}

function leadingTo(resource: GraphResource) {
  const target: Target<GraphResource> = { kind: "resource", resource, attribute: "id", suffix: "" };
  return { state: "known", at: "", value: [target] } as const;
}

/** Undefined where the input doesn't tell. */
function placeOf(resource: GraphResource, path: string, estate: AzureEstate): Place | undefined {
  const target = onlyTarget(resource.targets(path));
  const vault = target && vaultOf(target);
  if (vault !== undefined) {
    return vault.kind === "resource"
      ? { vault: vault.resource, name: nameOfResource(vault.resource) }
      : named(nameOfTarget(vault), estate);
  }
  const value = resource.value(path);
  return value.state === "known" && typeof value.value === "string"
    ? named(nameIn(value.value), estate)
    : undefined;
}

/** A vault that is referred to, or the one in which the key lies. */
function vaultOf(target: Target<GraphResource>): Target<GraphResource> | undefined {
  if (target.kind === "external") {
    return undefined;
  }
  const { resource } = target;
  if (isOfTypes(resource, KEY_VAULT)) {
    return target;
  }
  const path = resource.type.startsWith("azapi_") ? "parent_id" : "key_vault_id";
  return isOfTypes(resource, KEY) ? onlyTarget(resource.targets(path)) : undefined;
}

/** Of an address of a key or of a vault, or of an ARM id. */
function nameIn(text: string): string | undefined {
  const written = text.toLowerCase();
  const host = /^https:\/\/([^/]+)/.exec(written)?.[1];
  const [, inAzure] =
    /^([^.]+)\.vault\.(?:azure|usgovcloudapi|microsoftazure)\.[a-z]+$/.exec(host ?? "") ?? [];
  return inAzure ?? host ?? /\/(?:vaults|managedhsms)\/([^/]+)/.exec(written)?.[1];
}

function named(name: string | undefined, estate: AzureEstate): Place | undefined {
  const vault = estate.all(KEY_VAULT).find(({ resource }) => nameOfResource(resource) === name);
  return name === undefined ? undefined : { name, vault: vault?.resource };
}
