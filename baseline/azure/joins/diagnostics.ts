import type { GraphResource, Value } from "../../graph";
import { type CollectedStream, DIAGNOSTIC_SETTING, type DiagnosticSetting } from "../diagnostic-setting";
import type { AzureEstate } from "../estate";
import { allOf, anyOf, holds, type Truth } from "../fact";
import type { LogSource } from "../log-sources";
import { leadsToLogAnalytics } from "./log-analytics-target";
import { oncePerEstate } from "./once";

/** A diagnostic setting on a resource. */
export interface PlacedSetting {
  readonly setting: DiagnosticSetting;
  /** What follows the resource's id, in lower case; undefined where the input doesn't tell. */
  readonly suffix: string | undefined;
  /** Whether it stands there, and sends to Log Analytics. */
  readonly counts: Truth;
}

type Streams = "logs" | "metrics";

interface Settings {
  readonly on: Map<GraphResource, PlacedSetting[]>;
  /** What settings collect of which the input doesn't tell what they stand on. */
  readonly astray: Set<Streams>;
}

const settingsOf = oncePerEstate((estate) => place(estate.all(DIAGNOSTIC_SETTING)));
const STORAGE_SERVICE = /^microsoft\.storage\/storageaccounts\/((?:blob|file|queue|table)services)$/;

/** The diagnostic settings on a resource and on the services inside it. */
export function settingsOn(resource: GraphResource, estate: AzureEstate): readonly PlacedSetting[] {
  return settingsOf(estate).on.get(resource) ?? [];
}

/** Whether Log Analytics gets all logs of a source: every category, or the group of all of them. */
export function collectsLogs(resource: GraphResource, source: LogSource, estate: AzureEstate): Truth {
  const gets = (passes: (stream: CollectedStream) => Truth) =>
    getsStream(resource, { suffix: source.suffix, streams: "logs", passes }, estate);
  const byGroup = gets(({ categoryGroup }) => holds(categoryGroup, same("allLogs")));
  return byGroup === "yes"
    ? byGroup
    : anyOf([
        byGroup,
        allOf(source.logs.map((category) => gets((stream) => holds(stream.category, same(category))))),
      ]);
}

/** Whether Log Analytics gets the metrics of a source. */
export function collectsMetrics(resource: GraphResource, source: LogSource, estate: AzureEstate): Truth {
  const { suffix, metrics = "" } = source;
  const passes = ({ category }: CollectedStream) =>
    holds(category, (name) => same("AllMetrics")(name) || same(metrics)(name));
  return getsStream(resource, { suffix, streams: "metrics", passes }, estate);
}

interface Wanted {
  readonly suffix: string;
  readonly streams: Streams;
  readonly passes: (stream: CollectedStream) => Truth;
}

function getsStream(
  resource: GraphResource,
  { suffix, streams, passes }: Wanted,
  estate: AzureEstate,
): Truth {
  const there = settingsOn(resource, estate).map((placed) =>
    allOf([
      placed.counts,
      placed.suffix === undefined ? "unknown" : placed.suffix === suffix.toLowerCase() ? "yes" : "no",
      someStream(placed.setting[streams], passes),
    ]),
  );
  return anyOf([...there, settingsOf(estate).astray.has(streams) ? "unknown" : "no"]);
}

function someStream(
  streams: Value<readonly CollectedStream[]>,
  passes: (stream: CollectedStream) => Truth,
): Truth {
  switch (streams.state) {
    case "absent":
      return "no";
    case "unknown":
      return "unknown";
    case "known":
      return anyOf(streams.value.map((stream) => allOf([holds(stream.enabled, (is) => is), passes(stream)])));
  }
}

function place(all: readonly DiagnosticSetting[]): Settings {
  const settings: Settings = { on: new Map(), astray: new Set() };
  for (const setting of all) {
    const { target, resource } = setting;
    const targets = target.state === "known" ? target.value : [];
    // one setting stands on one resource: of several it is one, and which isn't told
    const isThere: Truth = resource.existence === "certain" && targets.length === 1 ? "yes" : "unknown";
    const counts = allOf([isThere, leadsToLogAnalytics(setting.logAnalytics)]);
    if (target.state === "unknown" && counts !== "no") {
      noteAstray(settings, setting);
    }
    for (const one of targets) {
      if (one.kind === "resource") {
        const { owner, suffix } = ownerOf(one.resource, one.suffix);
        const placed = { setting, suffix: suffix?.toLowerCase(), counts };
        settings.on.set(owner, [...(settings.on.get(owner) ?? []), placed]);
      }
    }
  }
  return settings;
}

function noteAstray({ astray }: Settings, setting: DiagnosticSetting): void {
  for (const streams of ["logs", "metrics"] as const) {
    if (setting[streams].state !== "absent") {
      astray.add(streams);
    }
  }
}

/** A storage service that azapi writes as a resource of its own belongs to its account. */
function ownerOf(resource: GraphResource, suffix: string | undefined) {
  const [, service] = STORAGE_SERVICE.exec(resource.armType ?? "") ?? [];
  const parent = service === undefined ? undefined : resource.targets("parent_id");
  const [account] = parent?.state === "known" ? parent.value : [];
  return account?.kind === "resource" && account.suffix === ""
    ? { owner: account.resource, suffix: suffix === "" ? `/${service}/default` : suffix }
    : { owner: resource, suffix };
}

function same(expected: string): (text: string) => boolean {
  return (text) => text.toLowerCase() === expected.toLowerCase();
}
