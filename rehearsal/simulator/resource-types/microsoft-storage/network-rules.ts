import { badRequest } from "../../arm/arm-error";
import { listAt, sameText, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import { isPrivateAddress } from "../microsoft-network/address-range";

/**
 * Refuses firewall rules that could never match: a private address, a subnet that isn't there or that has no
 * service endpoint for the service.
 *
 * @param service the service endpoint, e.g. `Microsoft.Storage`
 * @throws ArmError 400
 */
export function checkNetworkRules(resource: ArmResource, service: string, cloud: Cloud): void {
  const ranges = listAt(resource, "properties", "networkAcls", "ipRules").map(
    (rule) => textAt(rule, "value") ?? "",
  );
  const odd = ranges.filter(isPrivateAddress);
  if (odd.length > 0) {
    throw badRequest(
      "InvalidValuesForRequestParameters",
      `Values for request parameters are invalid: networkAcls.ipRule[*].value (${odd.join(", ")}) of '${resource.name}'. For more information, see - https://aka.ms/storagenetworkruleset`,
    );
  }
  for (const rule of listAt(resource, "properties", "networkAcls", "virtualNetworkRules")) {
    const id = textAt(rule, "id") ?? "";
    const subnet = cloud.store.get(id);
    if (subnet === undefined) {
      throw badRequest(
        "InvalidValuesForRequestParameters",
        `Values for request parameters are invalid: networkAcls.virtualNetworkRules[*].id ('${id}') of '${resource.name}'. For more information, see - https://aka.ms/storagenetworkruleset`,
      );
    }
    const hasEndpoint = listAt(subnet, "properties", "serviceEndpoints").some((each) =>
      sameText(textAt(each, "service")?.replace(/\.Global$/i, ""), service),
    );
    if (!hasEndpoint) {
      throw badRequest(
        "NetworkAclsValidationFailure",
        `Validation of network acls failure: SubnetsHaveNoServiceEndpointsConfigured:Subnets ${subnet.name} of virtual network ${id.split("/").slice(0, -2).join("/")} do not have ServiceEndpoints for ${service} resources configured. Add ${service} to subnet's ServiceEndpoints collection before trying to ACL ${service} resources to these subnets: '${resource.name}'.`,
      );
    }
  }
}
