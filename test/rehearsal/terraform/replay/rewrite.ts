import { type Replayed, rewriteAzapi } from "../../../../rehearsal/terraform/replay";
import { parseJson } from "../../../../terraform-json";

export type Json = Record<string, unknown>;

export const TENANT = "99999999-8888-7777-6666-555555555555";
export const GROUP = "/subscriptions/s/resourceGroups/rg";

/** What a template becomes. */
export interface Rewritten {
  readonly template: Json;
  readonly data: Readonly<Record<string, Json>>;
  readonly replayed: readonly Replayed[];
}

export function rewrite(template: Json): Rewritten {
  const { template: result, replayed } = rewriteAzapi(template, {
    command: ["node", "/a folder/send-request.js"],
    tenantId: TENANT,
  });
  const { terraform_data: data = {} } = (result.resource ?? {}) as Record<string, Record<string, Json>>;
  return { template: result, data, replayed };
}

/** A template with one azapi_resource `x` and whatever else. */
export function withResource(attributes: Json, more: Json = {}): Json {
  const base = { type: "Microsoft.X/things@2025-01-01", name: "n", parent_id: GROUP };
  const { resource, ...rest } = more;
  return {
    ...rest,
    resource: { azapi_resource: { x: { ...base, ...attributes } }, ...(resource as Json) },
  };
}

/** What a `local-exec` sends, by the names of its environment without their prefix. */
export function sentBy(data: Json | undefined): Json {
  const [provisioner] = (data?.provisioner ?? []) as { "local-exec": { environment: Json; when?: string } }[];
  const { environment = {}, when = "create" } = provisioner?.["local-exec"] ?? {};
  return {
    when,
    ...Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name.replace("MLZONE_REPLAY_", ""), value]),
    ),
  };
}

/** All sentences of a refusal. */
export function refused(template: Json): string[] {
  try {
    rewrite(template);
  } catch (error) {
    const { message } = error as Error;
    return message
      .replace("Without the provider azapi this can't be rehearsed: ", "")
      .slice(0, -1)
      .split("; ");
  }
  return [];
}

/** A template with the addresses that people see taken out, which still say azapi. */
export function withoutAddresses(template: Json): Json {
  return parseJson(
    JSON.stringify(template).replace(/"MLZONE_REPLAY_ADDRESS":"[^"]*"/g, '"ADDRESS":""'),
  ) as Json;
}
