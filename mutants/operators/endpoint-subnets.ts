import { referredAddress, type Stack } from "../stack";

/** Addresses of the subnets that private endpoints stand in, directly or by what is associated with them. */
export function subnetsOfEndpoints(stack: Stack): readonly string[] {
  return stack.ofType("azurerm_private_endpoint").flatMap(({ attributes }) => {
    const at = referredAddress(attributes.subnet_id);
    const between = stack.resources.find(({ address }) => address === at);
    return [at, referredAddress(between?.attributes.subnet_id)].filter((address) => address !== undefined);
  });
}
