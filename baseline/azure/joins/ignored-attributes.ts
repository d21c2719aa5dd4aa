import { nested } from "../../../terraform-json";
import type { GraphResource, Value } from "../../graph";
import { isAtDestroy } from "./endpoints";
import { isOfSecurity } from "./security-attributes";

/** What the provider's documentation tells to ignore, because a resource of its own writes it. */
const WRITTEN_BESIDE: Readonly<Record<string, string>> = {
  customer_managed_key: "azurerm_storage_account_customer_managed_key",
  network_rules: "azurerm_storage_account_network_rules",
  access_policy: "azurerm_key_vault_access_policy",
  security_rule: "azurerm_network_security_rule",
  route: "azurerm_route",
  subnet: "azurerm_subnet",
  dns_servers: "azurerm_virtual_network_dns_servers",
  queue_properties: "azurerm_storage_account_queue_properties",
  static_website: "azurerm_storage_account_static_website",
};

/** What Azure writes itself: Studio adds its origins to an account of the workspace. */
const WRITTEN_BY_AZURE = new Map([["azurerm_storage_account", /^blob_properties(\[0\])?\.cors_rule$/]]);

/** Of a body, what others change: sizes, traffic, texts. */
const OTHERS_IN_BODY = /^body\.(sku\.capacity|properties\.(description|traffic|mirrorTraffic))$/;

/**
 * Attributes of security that Terraform leaves as somebody else changed them, `all` for all. Tags, sizes
 * and traffic are others' to change. A plan doesn't tell: ask only of a configuration.
 */
export function ignoredAttributes(resource: GraphResource): readonly string[] {
  const { attributes, referrers, type } = resource;
  // a request is compared with its own last one; one at destroy was never sent
  if (isAtDestroy(resource)) {
    return [];
  }
  const written = nested(attributes, "lifecycle").ignore_changes;
  const texts = (Array.isArray(written) ? written : [written]).filter((one) => typeof one === "string");
  const names = texts.map((text) => text.replace(/^\$\{\s*|\s*\}$/g, "").trim());
  if (names.some((name) => /^(all|\*)$/.test(name))) {
    return ["all"];
  }
  return names.filter((path) => {
    const name = path.replace(/[.[].*$/s, "");
    const isBeside = referrers.some(({ from }) => from.type === WRITTEN_BESIDE[name]);
    const isAzures = WRITTEN_BY_AZURE.get(type)?.test(path) ?? false;
    const isOthers = OTHERS_IN_BODY.test(path) || isUpdatedBeside(path, referrers);
    return isOfSecurity(type, name) && !isBeside && !isAzures && !isOthers;
  });
}

/** An update of the same resource keeps it as the code says: what somebody changes is a change in its plan. */
function isUpdatedBeside(path: string, referrers: GraphResource["referrers"]): boolean {
  return referrers.some(
    ({ from, path: reference }) =>
      from.type === "azapi_update_resource" &&
      reference === "resource_id" &&
      path.startsWith("body.") &&
      isWhole(from.value(path)) &&
      ignoredAttributes(from).length === 0,
  );
}

/** Of an object the update may write a part, and the rest stays as somebody changed it. */
function isWhole(written: Value): boolean {
  return written.state === "known" && typeof written.value !== "object";
}
