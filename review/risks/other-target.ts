import type { Graph, GraphProvider, GraphResource, Readable } from "../../baseline/graph";
import type { AttributeChange } from "../changes";
import { changeAt } from "./change-at";
import type { RiskContext } from "./context";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { type Risk, withoutRules } from "./risk";
import type { RiskWords } from "./weaker-fact";
import { hasMore } from "./wider";

/** Where a provider works. */
const PLACES = ["subscription_id", "tenant_id", "environment"];

/** Where a provider sends its tokens, or gets them from; who answers there has them. */
const HANDED_TO = ["endpoint", "metadata_host", "msi_endpoint", "oidc_request_url"];

/** Further tenants that its tokens are good for. */
const TENANTS = "auxiliary_tenant_ids";

/** Which state a backend keeps. */
const STATES = [
  "storage_account_name",
  "container_name",
  "resource_group_name",
  "key",
  "path",
  "bucket",
  "address",
  "organization",
  "workspaces",
];

const ELSEWHERE: RiskWords = {
  what: "the stack goes to another place in Azure",
  why: "Terraform looks for everything there, finds nothing, and makes it anew; what it made so far is left behind.",
  fix: "Give another place a stack and a state of its own.",
  severity: "high",
  recommendations: ["reliability/recovery-strategy-for-dependencies"],
};

const TOKENS: RiskWords = {
  what: "the provider's tokens go to another place",
  why: "Whoever answers there can do all that this deployment may do, with its own token.",
  fix: "Leave the setting out: the provider knows Azure's own addresses by its environment.",
  severity: "high",
  recommendations: ["security/least-privilege-user-rbac"],
};

const MORE_TENANTS: RiskWords = {
  ...TOKENS,
  what: "the provider signs in to another tenant as well",
  fix: "Make sure whose tenant it is, and leave it out where nothing lies there.",
};

const OTHER_STATE: RiskWords = {
  ...ELSEWHERE,
  what: "the state lies somewhere else",
  why: "With an empty state Terraform makes everything once more; with that of another stack it destroys what that one made.",
  fix: "Move the state with terraform init -migrate-state, and see that the next plan is empty, before this is merged.",
};

const MOVED: RiskWords = {
  ...ELSEWHERE,
  what: "it goes to another place in Azure",
  why: "Terraform looks for it there, finds nothing, and makes it anew; what it made so far is left behind.",
  fix: "Keep its provider, or make another resource for the other place.",
};

/** Another subscription, tenant or cloud, or another state: no resource changes, and all of them may go. */
export const otherTarget: Detector = (context) => {
  const [before, after] = [context.base?.graph, context.head?.graph];
  return before === undefined || after === undefined
    ? []
    : [
        ...providers(before, after, context),
        ...tokens(before, after, context),
        ...resources(before, after, context),
        ...backend(before, after, context),
      ];
};

function providers(before: Graph, after: Graph, context: RiskContext): Risk[] {
  return after.providers.flatMap(({ name, alias, settings }) => {
    const old = before.providers.find((one) => one.name === name && one.alias === alias);
    const attributes = old === undefined ? [] : differing(old.settings, settings, PLACES);
    return attributes.length === 0
      ? []
      : [riskAt(addressOf({ name, alias }), ELSEWHERE, attributes, context)];
  });
}

/** A configuration that is new had none of these settings. */
function tokens(before: Graph, after: Graph, context: RiskContext): Risk[] {
  return after.providers.flatMap(({ name, alias, settings }) => {
    const old = before.providers.find((one) => one.name === name && one.alias === alias)?.settings;
    const isAdded = ({ after: value }: AttributeChange) => value.state !== "absent";
    const places = differing(old ?? NOTHING, settings, HANDED_TO).filter(isAdded);
    const tenants = differing(old ?? NOTHING, settings, [TENANTS]).filter(hasMoreTenants);
    const told = (words: RiskWords, attributes: readonly AttributeChange[]): Risk[] =>
      attributes.length === 0
        ? []
        : [
            {
              ...riskAt(addressOf({ name, alias }), words, attributes, context),
              kind: "rights-widened",
              certainty: attributes.every((one) => one.after.state === "known") ? "certain" : "possible",
            },
          ];
    return [...told(TOKENS, places), ...told(MORE_TENANTS, tenants)];
  });
}

const NOTHING: Pick<Readable, "value"> = { value: (at) => ({ state: "absent", at }) };

function hasMoreTenants({ after, before }: AttributeChange): boolean {
  const [old, wanted] = [before, after].map((one) =>
    one.state === "known" && Array.isArray(one.value) ? one.value.map(String) : [],
  );
  return after.state === "unknown" || hasMore(wanted, old);
}

function addressOf({ name, alias }: Pick<GraphProvider, "name" | "alias">): string {
  return ["provider", name, ...(alias === undefined ? [] : [alias])].join(".");
}

/** Resources that get another configuration of their provider, which works somewhere else. */
function resources(before: Graph, after: Graph, context: RiskContext): Risk[] {
  const gone = new Gone(context);
  const wanted = new Map(after.resources.map((one) => [one.address, one]));
  return before.resources.flatMap((old) => {
    const resource = wanted.get(gone.newAddress(old.address));
    if (resource === undefined || old.mode === "data" || old.provider === resource.provider) {
      return [];
    }
    const [from, to] = [providerOf(old, before), providerOf(resource, after)];
    const places =
      from === undefined || to === undefined ? [] : differing(from.settings, to.settings, PLACES);
    const change = { path: "provider", before: shown(old.provider), after: shown(resource.provider) };
    return places.length === 0
      ? []
      : [riskAt(resource.address, MOVED, [{ ...change, replaces: false }], context)];
  });
}

/** Undefined where the input doesn't have it, as in a module that gets it from outside. */
function providerOf({ provider, type }: GraphResource, { providers }: Graph): GraphProvider | undefined {
  const [name, alias] = provider?.split(".") ?? [type.split("_")[0]];
  return providers.find((one) => one.name === name && one.alias === alias);
}

/** A plan doesn't tell where its state is. */
function backend(before: Graph, after: Graph, context: RiskContext): Risk[] {
  const [old, wanted] = [before.backend, after.backend];
  if (before.kind === "plan" || (old === undefined && wanted === undefined)) {
    return [];
  }
  const attributes =
    old?.type === wanted?.type && old !== undefined && wanted !== undefined
      ? differing(old.settings, wanted.settings, STATES)
      : [{ path: "type", before: shown(old?.type), after: shown(wanted?.type), replaces: false }];
  return attributes.length === 0 ? [] : [riskAt("terraform.backend", OTHER_STATE, attributes, context)];
}

function differing(
  before: Pick<Readable, "value">,
  after: Readable,
  names: readonly string[],
): AttributeChange[] {
  return names.flatMap((path) => {
    const [old, wanted] = [before.value(path), after.value(path)];
    const isSame =
      old.state === wanted.state &&
      (old.state !== "known" ||
        (wanted.state === "known" && JSON.stringify(old.value) === JSON.stringify(wanted.value)));
    return isSame
      ? []
      : [
          {
            path,
            before: old.state === "known" ? shown(old.value) : { state: old.state },
            after: wanted.state === "known" ? shown(wanted.value) : { state: wanted.state },
            replaces: false,
          },
        ];
  });
}

function shown(value: unknown): AttributeChange["before"] {
  return value === undefined ? { state: "absent" } : { state: "known", value };
}

function riskAt(
  address: string,
  words: RiskWords,
  attributes: readonly AttributeChange[],
  context: RiskContext,
): Risk {
  const change = changeAt(address, context);
  return { ...withoutRules("data-loss", change, words), certainty: "possible", attributes };
}
