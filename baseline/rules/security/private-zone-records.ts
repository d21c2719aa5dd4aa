import { type AzureEstate, anyOf, holds, not, type Truth } from "../../azure";
import { isPrivate } from "../../azure/address-range";
import { nameOfTarget, onlyTarget } from "../../azure/joins/address";
import { isOfServices } from "../../azure/joins/private-zones";
import { isMicrosofts, isPrivateLinkName } from "../../azure/microsoft-names";
import { PRIVATE_DNS_RECORD, type PrivateDnsRecord } from "../../azure/private-dns-record";
import { mustHold } from "../must";
import { rule } from "../rule";

export const privateZoneRecords = rule({
  id: "security/private-zone-records",
  title: "Names of services lead to addresses inside, each by a record of its own",
  recommendations: [
    "security/workspace-private-endpoint",
    "security/workspace-access-from-vnet-only",
    "security/dependent-services-private",
  ],
  severity: "medium",
  why: "Whoever asks for a storage account, or signs in, goes where the record says, outside of the network as well; a wildcard answers for the services of everybody. Only the names of online endpoints need one, below their workspace's.",
  fix: {
    construct: "PrivateConnection: zone groups write all records; there is no property for one by hand",
    terraform:
      "azurerm_private_endpoint: private_dns_zone_group instead of azurerm_private_dns_a_record; if it must be, records with private addresses",
  },
  looksAt: (estate: AzureEstate) =>
    estate.all(PRIVATE_DNS_RECORD).filter((record) => namesServices(record) !== "no"),
  finds: (record) => [
    ...mustHold(
      anyOf([not(namesServices(record)), leadsInside(record)]),
      "the name of a service leads to an address outside of the network",
      { attribute: record.answers.at },
    ),
    ...mustHold(
      anyOf([not(namesServices(record)), not(holds(record.name, isWildcard))]),
      "it answers for every name of a service, whoever has it",
      { attribute: record.name.at },
    ),
  ],
});

function namesServices({ zone }: PrivateDnsRecord): Truth {
  const target = onlyTarget(zone);
  const name = target && nameOfTarget(target);
  return name === undefined ? "unknown" : isOfServices(name) || isMicrosofts(name) ? "yes" : "no";
}

/** Another name has to be one of a private link zone, which has an address of its own. */
function leadsInside({ answers, sources }: PrivateDnsRecord): Truth {
  const at = sources.state === "known" ? sources.value : [];
  const told = at.flatMap((target) => (target.kind === "resource" ? [target] : []));
  if (told.some(({ resource }) => /^azurerm_public_ip/.test(resource.type))) {
    return "no";
  }
  const areInside = at.every((target) => target.kind === "resource" && isInside(target));
  return anyOf([
    answers.state === "absent" ? "yes" : holds(answers, (all) => all.every(isPrivateAnswer)),
    at.length > 0 && areInside ? "yes" : "no",
  ]);
}

function isInside({ resource, attribute = "" }: Inside): boolean {
  return (
    /^azurerm_(private_endpoint(_connection)?|network_interface|lb)$/.test(resource.type) &&
    !/public/.test(attribute)
  );
}

interface Inside {
  readonly resource: { readonly type: string };
  readonly attribute: string | undefined;
}

function isPrivateAnswer(answer: string): boolean {
  return isPrivate(answer) || isPrivateLinkName(answer);
}

/** Machine Learning's online endpoints have names below their workspace's, and their record is one for all. */
function isWildcard(name: string): boolean {
  return /^\*(?!\.[\w-]+\.inference\.)/.test(name.trim());
}
