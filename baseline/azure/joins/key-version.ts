import type { GraphResource, Target, Value } from "../../graph";
import { anyOf, type Fact, type Truth } from "../fact";

const VERSIONED = /\/keys\/[^/]+\/[^/]+\/?$/i;
const VERSIONLESS = /\/keys\/[^/]+\/?$/i;

/**
 * Whether the URL of a key fixes one version of it, by its text or by what it is composed of; no where
 * there is none.
 */
export function versionIsPinned(url: Fact<string>, source: Value<readonly Target<GraphResource>[]>): Truth {
  if (url.state === "known") {
    return VERSIONED.test(url.value) ? "yes" : "no";
  }
  if (source.state === "known" && source.value.length > 0) {
    return anyOf(source.value.map(pins));
  }
  return url.state === "absent" && source.state !== "unknown" ? "no" : "unknown";
}

function pins(target: Target<GraphResource>): Truth {
  if (target.kind === "external") {
    return VERSIONED.test(target.id) ? "yes" : "no";
  }
  const { attribute, resource, suffix } = target;
  if (suffix !== undefined && suffix !== "") {
    // after the vault's address, which ends with a slash or doesn't
    const path = `/${suffix}`;
    return VERSIONED.test(path) ? "yes" : VERSIONLESS.test(path) ? "no" : "unknown";
  }
  if (attribute === undefined || suffix === undefined) {
    return "unknown";
  }
  if (/versionless_id$|keyUri$/.test(attribute)) {
    return "no";
  }
  return /^id$|keyUriWithVersion$/.test(attribute) && isKey(resource) ? "yes" : "unknown";
}

function isKey({ armType, type }: GraphResource): boolean {
  return type === "azurerm_key_vault_key" || armType === "microsoft.keyvault/vaults/keys";
}
