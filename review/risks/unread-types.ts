import {
  APPLICATION_INSIGHTS,
  COMPUTE,
  CONTAINER_REGISTRY,
  KEY_VAULT,
  type Kind,
  LOG_ANALYTICS,
  STORAGE_ACCOUNT,
  WORKSPACE,
} from "../../baseline/azure";
import { publicPrefix } from "../../baseline/azure/address-range";
import { ONLINE_ENDPOINT } from "../../baseline/azure/online-endpoint";
import type { GraphResource } from "../../baseline/graph";
import { isAttributes } from "../../terraform-json";
import type { ResourceChange } from "../changes";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { type Risk, withoutRules } from "./risk";
import { plainPath, type Setting, typeOf, weakerSettings } from "./setting";
import { SETTINGS_BY_NAME } from "./settings-by-name";
import type { RiskWords } from "./weaker-fact";

/** Kinds whose access, sign-in and encryption rules and facts read already. */
const READ: readonly Kind[] = [
  APPLICATION_INSIGHTS,
  COMPUTE,
  CONTAINER_REGISTRY,
  KEY_VAULT,
  LOG_ANALYTICS,
  ONLINE_ENDPOINT,
  STORAGE_ACCOUNT,
  WORKSPACE,
];

const READ_TYPES: ReadonlySet<string> = new Set(
  READ.flatMap(({ arm, azurerm }) => [...azurerm, ...arm.map((type) => type.toLowerCase())]),
);

/** What a database or a cache lets in, one resource a range. */
const FIREWALL_RULE = /^azurerm_\w+_firewall_rule$|\/firewallrules$/;

const LETS_IN: RiskWords = {
  what: "its firewall lets in a range of the Internet",
  why: "Whoever has an address there can try to get in; a stolen password or token is enough.",
  fix: "Reach it through a private endpoint, or name the one address that needs it.",
  severity: "medium",
  recommendations: ["security/dependent-services-private"],
};

/** Fewer bits of a prefix than this are whole parts of the Internet. */
const NARROW = 8;

/** The address that stands for every service in Azure, whoever runs it. */
const AZURE = "0.0.0.0-0.0.0.0";

/**
 * What types that no rule knows call by the usual names: it gets weaker or, where it comes into a stack that
 * was there, it is written down as open.
 */
export const unreadTypes: Detector = (context) => {
  const gone = new Gone(context);
  const isNewStack = context.base === undefined;
  return context.changes.flatMap((change): Risk[] => {
    const type = typeOf(change);
    if (!/^(azurerm_|microsoft\.)/.test(type) || READ_TYPES.has(type)) {
      return [];
    }
    if (FIREWALL_RULE.test(type)) {
      return isNewStack ? [] : throughFirewall(change, gone);
    }
    return change.kind === "create" && !isNewStack
      ? openFromTheStart(change)
      : weakerSettings(change, SETTINGS_BY_NAME);
  });
};

/** A rule that comes, or holds more than before. */
function throughFirewall(change: ResourceChange, gone: Gone): Risk[] {
  const { after, before } = change;
  const range = after && rangeOf(after);
  if (after === undefined || range === undefined || (before !== undefined && !isWider(before, after))) {
    return [];
  }
  const width = publicPrefix(range);
  const isWide = range === AZURE || (width !== undefined && width.length < NARROW);
  const isNew = ["server_id", "parent_id", "redis_cache_name", "server_name", "synapse_workspace_id"].some(
    (path) => gone.isCreated(after.targets(path)),
  );
  if (!isWide && (width === undefined || isNew)) {
    return [];
  }
  const what =
    range === AZURE ? "its firewall lets in every service in Azure, whoever runs it" : LETS_IN.what;
  return [
    {
      ...withoutRules("network-opened", change, { ...LETS_IN, what, severity: isWide ? "high" : "medium" }),
      attributes: change.attributes,
    },
  ];
}

function rangeOf(resource: GraphResource): string | undefined {
  const [first, last] = ends(resource);
  return first === undefined || last === undefined ? undefined : `${first}-${last}`;
}

function ends(resource: GraphResource): (string | undefined)[] {
  return [
    ["start_ip_address", "start_ip", "body.properties.startIpAddress", "body.properties.startIP"],
    ["end_ip_address", "end_ip", "body.properties.endIpAddress", "body.properties.endIP"],
  ].map((paths) =>
    paths
      .map((path) => resource.value(path))
      .flatMap((value) => (value.state === "known" ? [String(value.value)] : []))
      .at(0),
  );
}

function isWider(before: GraphResource, after: GraphResource): boolean {
  const [[first, last], [from, to]] = [ends(before).map(numberOf), ends(after).map(numberOf)];
  return (
    first === undefined ||
    last === undefined ||
    from === undefined ||
    to === undefined ||
    from < first ||
    to > last
  );
}

function numberOf(address: string | undefined): number | undefined {
  return address?.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** Only what is written: what holds otherwise, each type says for itself. */
function openFromTheStart(change: ResourceChange): Risk[] {
  const { after } = change;
  if (after === undefined) {
    return [];
  }
  const paths = pathsIn(after.attributes);
  return SETTINGS_BY_NAME.flatMap((setting): Risk[] =>
    setting.isWeakAt !== undefined && paths.some((path) => isWeak(setting, path, after))
      ? [withoutRules(setting.kind, change, { ...setting.words, severity: "medium" })]
      : [],
  );
}

function isWeak({ at, isWeakAt, weaker }: Setting, path: string, after: GraphResource): boolean {
  if (isWeakAt === undefined || !("than" in weaker) || !at.test(plainPath(path))) {
    return false;
  }
  const value = after.value(path);
  const level = value.state === "known" ? weaker.than(value.value) : undefined;
  return level !== undefined && level <= isWeakAt;
}

/** Of all that is written, also inside of blocks: `site_config.minimum_tls_version`. */
function pathsIn(value: unknown, path = ""): string[] {
  const only: unknown = Array.isArray(value) ? value[0] : value;
  return isAttributes(only)
    ? Object.entries(only).flatMap(([name, inner]) => pathsIn(inner, path === "" ? name : `${path}.${name}`))
    : [path];
}
