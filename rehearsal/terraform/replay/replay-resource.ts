import { type Attributes, isAttributes, nested, textOf } from "../../../terraform-json";
import { changesLifecycleOf, lifecycleOf, refuseLifecycle } from "./lifecycle";
import { requestProvisioner, withoutUndefined } from "./provisioner";
import { replaceTriggers } from "./replace-triggers";
import {
  type AzapiBlock,
  type BuildContext,
  isKeyed,
  type Refuse,
  type Replay,
  refuseUnknown,
  repeated,
  siblingIndex,
} from "./replay";
import { type ArmType, parseArmType, resourceId } from "./resource-id";

const KNOWN = [
  ...["type", "name", "parent_id", "location", "identity", "tags", "body"],
  ...[
    "sensitive_body",
    "sensitive_body_version",
    "replace_triggers_refs",
    "replace_triggers_external_values",
    "delete_query_parameters",
  ],
];

/** What azapi adds to a body, where it is set; the body's own word counts more. */
const BODY = `\${jsonencode(merge({ for k, v in self.triggers_replace.defaults : k => v if v != null }, self.triggers_replace.body))}`;

/**
 * `azapi_resource` as two `terraform_data`. One stays as long as the resource's id does, and deletes it
 * when destroyed. The other is replaced with each change and only ever sends a PUT: so a changed body
 * arrives as an update, not as a deletion and a creation.
 */
export function replayResource(block: AzapiBlock, refuse: Refuse): Replay | undefined {
  const { address, attributes, name } = block;
  refuseUnknown(block, KNOWN, refuse);
  refuseLifecycle(block, refuse);
  const armType = parseArmType(attributes.type);
  if (armType === undefined) {
    refuse(`${address}.type must be written out, with its version`);
    return undefined;
  }
  for (const key of ["name", "parent_id"]) {
    if (textOf(attributes, key) === undefined) {
      refuse(`${address}.${key} must be written out: azapi's own default is not known`);
    }
  }
  const triggers = replaceTriggers(block, refuse);
  const existence = `${name}_replay-id`;
  const changes = `${name}_replay-body`;
  const has = (key: string) => attributes[key] !== undefined && attributes[key] !== null;
  return {
    block,
    armType: armType.name,
    names: [existence, changes],
    referred: changes,
    keyed: isKeyed(attributes),
    attributes: {
      ...{ id: ".input.id", name: ".input.name", type: ".input.type", parent_id: ".input.parent_id" },
      ...(has("location") ? { location: ".input.location" } : {}),
      ...(has("identity") ? { identity: ".input.identity" } : {}),
      ...(has("tags") ? { tags: ".triggers_replace.defaults.tags" } : {}),
      body: ".triggers_replace.body",
    },
    outputs: { id: ".input.output.id", name: ".input.output.name", type: ".input.output.type" },
    responseBodyAt: ".triggers_replace.body",
    build: (rewritten, context) => ({
      [existence]: existenceOf(block, armType, rewritten, { ...context, triggers }),
      [changes]: changesOf(block, armType, rewritten, { ...context, existence }),
    }),
  };
}

function existenceOf(
  { address }: AzapiBlock,
  armType: ArmType,
  attributes: Attributes,
  { command, dependsOn, triggers }: BuildContext & { triggers: (rewritten: Attributes) => Attributes },
): object {
  const { parent_id: parentId, name, location, delete_query_parameters: query } = attributes;
  const id = resourceId(armType.name, String(parentId ?? ""), String(name ?? ""));
  return withoutUndefined({
    ...repeated(attributes),
    input: withoutUndefined({ id, api_version: armType.apiVersion, query }),
    triggers_replace: withoutUndefined({
      type: armType.name,
      parent_id: parentId,
      name,
      location,
      ...triggers(attributes),
    }),
    depends_on: dependsOn.length > 0 ? dependsOn : undefined,
    lifecycle: lifecycleOf(attributes, {
      parent_id: ["triggers_replace.parent_id", "input.id"],
      name: ["triggers_replace.name", "input.id"],
      location: ["triggers_replace.location"],
    }),
    provisioner: [
      requestProvisioner(
        "destroy",
        {
          address,
          method: "DELETE",
          id: `\${self.input.id}`,
          apiVersion: `\${self.input.api_version}`,
          query: query === undefined ? undefined : `\${jsonencode(self.input.query)}`,
        },
        command,
      ),
    ],
  });
}

function changesOf(
  { address, name }: AzapiBlock,
  armType: ArmType,
  attributes: Attributes,
  { command, tenantId, addLocal, existence }: BuildContext & { existence: string },
): object {
  const sibling = `terraform_data.${existence}${siblingIndex(attributes)}`;
  // Through the sibling, so that what its lifecycle ignores is ignored here too.
  const idPart = (key: string) => (key in attributes ? `\${${sibling}.triggers_replace.${key}}` : undefined);
  // Unknown as long as the object is to be created or replaced, as azapi's is: what belongs to it follows.
  const id = `\${${sibling}.id != "" ? ${sibling}.input.id : ""}`;
  const location = attributes.location === null ? undefined : idPart("location");
  const { body, tags, sensitive_body: sensitive } = attributes;
  const sensitiveBody = (sensitive ?? undefined) && addLocal(`${name}_replay-sensitive-body`, sensitive);
  return withoutUndefined({
    ...repeated(attributes),
    input: withoutUndefined({
      id,
      type: attributes.type,
      name: idPart("name"),
      parent_id: idPart("parent_id"),
      location,
      identity: identityOf(attributes, sibling, tenantId),
      output: { id, name: idPart("name"), type: armType.name },
    }),
    triggers_replace: withoutUndefined({
      // known only after a replacement: the changes follow it whatever caused it
      existence: `\${${sibling}.id}`,
      type: attributes.type,
      body: body ?? {},
      defaults: withoutUndefined({
        location,
        tags: isAttributes(tags) && Object.keys(tags).length === 0 ? undefined : tags,
        identity: identityInBody(attributes),
      }),
      sensitive_body_version: attributes.sensitive_body_version,
    }),
    lifecycle: changesLifecycleOf(attributes, {
      body: ["triggers_replace.body"],
      ...("tags" in attributes ? { tags: ["triggers_replace.defaults.tags"] } : {}),
      ...("identity" in attributes ? { identity: ["triggers_replace.defaults.identity"] } : {}),
    }),
    provisioner: [
      requestProvisioner(
        "create",
        {
          address,
          method: "PUT",
          id: `\${self.input.id}`,
          apiVersion: armType.apiVersion,
          body: BODY,
          sensitiveBody,
        },
        command,
      ),
    ],
  });
}

/** What others read of an identity; the ids are those that the simulator gives. */
function identityOf(attributes: Attributes, sibling: string, tenantId: string): object[] | undefined {
  const { type, identity_ids: identityIds } = nested(attributes, "identity");
  if (type === undefined) {
    return undefined;
  }
  const text = String(type);
  const hasPrincipal = text.includes("SystemAssigned") || text.includes("${");
  return [
    {
      type,
      identity_ids: identityIds ?? [],
      principal_id: hasPrincipal ? `\${uuidv5("url", lower("\${${sibling}.input.id}/principalId"))}` : null,
      tenant_id: hasPrincipal ? tenantId : null,
    },
  ];
}

/** The identity as ARM takes it. */
function identityInBody(attributes: Attributes): object | undefined {
  const { type, identity_ids: ids } = nested(attributes, "identity");
  if (type === undefined) {
    return undefined;
  }
  if (typeof ids === "string") {
    const [, expression] = /^\$\{([\s\S]*)\}$/.exec(ids) ?? [];
    return { type, userAssignedIdentities: `\${{ for id in (${expression ?? "[]"}) : id => {} }}` };
  }
  return Array.isArray(ids) && ids.length > 0
    ? { type, userAssignedIdentities: Object.fromEntries(ids.map((id) => [String(id), {}])) }
    : { type };
}
