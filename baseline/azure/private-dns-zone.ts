import { kind, type SubjectOf } from "./subject";

/** A private DNS zone. */
export const PRIVATE_DNS_ZONE = kind(
  { azurerm: ["azurerm_private_dns_zone"], arm: ["Microsoft.Network/privateDnsZones"] },
  () => ({}),
);

export type PrivateDnsZone = SubjectOf<typeof PRIVATE_DNS_ZONE>;
