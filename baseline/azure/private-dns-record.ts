import { besideBody } from "./beside-body";
import { blockTexts } from "./block-texts";
import type { Fact } from "./fact";
import { type Facts, isAzapi } from "./facts";
import { kind, type SubjectOf } from "./subject";

/** A record in a private DNS zone that somebody wrote by hand; a private endpoint's zone group writes others. */
export const PRIVATE_DNS_RECORD = kind(
  {
    azurerm: ["a", "aaaa", "cname"].map((type) => `azurerm_private_dns_${type}_record`),
    arm: ["A", "AAAA", "CNAME"].map((type) => `Microsoft.Network/privateDnsZones/${type}`),
  },
  (facts) => ({
    /** By id, or by the zone's name where azurerm 4.x names it so. */
    zone: besideBody(facts.resource).targets({
      azurerm: ["private_dns_zone_id", "zone_name", "private_dns_zone_name"],
      body: "parent_id",
    }),
    /** What the name leads to: addresses, or another name. */
    answers: isAzapi(facts.resource) ? answersOf(facts) : facts.texts({ azurerm: ["records", "record"] }),
    /** The resources whose addresses those are, where the input says so. */
    sources: facts.targets({ azurerm: ["records", "record"] }),
  }),
);

export type PrivateDnsRecord = SubjectOf<typeof PRIVATE_DNS_RECORD>;

/** ARM has a field for each type of record; the resource's type says which of them counts. */
function answersOf(facts: Facts): Fact<readonly string[]> {
  const alias = facts.texts({ body: "properties.cnameRecord.cname" });
  const lists = { body: ["properties.aRecords", "properties.aaaaRecords"] };
  return alias.state === "absent"
    ? blockTexts(facts, lists, { body: "ipv4Address" }, { body: "ipv6Address" })
    : alias;
}
