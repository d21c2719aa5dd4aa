import { kind } from "./subject";

/** A public address, or a range of them. */
export const PUBLIC_IP = kind(
  {
    azurerm: ["azurerm_public_ip", "azurerm_public_ip_prefix"],
    arm: ["Microsoft.Network/publicIPAddresses", "Microsoft.Network/publicIPPrefixes"],
  },
  () => ({}),
);
