import { textOf } from "../../../terraform-json";
import { lifecycleOf, refuseLifecycle } from "./lifecycle";
import { requestProvisioner, withoutUndefined } from "./provisioner";
import { type AzapiBlock, isKeyed, type Refuse, type Replay, refuseUnknown, repeated } from "./replay";
import { parseArmType, resourceId } from "./resource-id";

const KNOWN = [
  ...["type", "name", "parent_id", "resource_id", "body", "sensitive_body", "sensitive_body_version"],
  "replace_triggers_external_values",
];

/** `azapi_update_resource`: GET, merge, PUT at creation and at each change; nothing when destroyed. */
export function replayUpdate(block: AzapiBlock, refuse: Refuse): Replay | undefined {
  const { address, attributes } = block;
  refuseUnknown(block, KNOWN, refuse);
  refuseLifecycle(block, refuse);
  const armType = parseArmType(attributes.type);
  if (armType === undefined) {
    refuse(`${address}.type must be written out, with its version`);
    return undefined;
  }
  const byName = textOf(attributes, "name") !== undefined;
  if (
    byName ? textOf(attributes, "parent_id") === undefined : textOf(attributes, "resource_id") === undefined
  ) {
    refuse(`${address} must have a resource_id, or a name and a parent_id`);
  }
  const dataName = `${block.name}_replay-update`;
  return {
    block,
    armType: armType.name,
    names: [dataName],
    referred: dataName,
    keyed: isKeyed(attributes),
    attributes: {
      ...{ id: ".input.id", resource_id: ".input.id", type: ".input.type", body: ".triggers_replace.body" },
      ...(byName ? { name: ".input.name", parent_id: ".input.parent_id" } : {}),
    },
    outputs: { id: ".input.id", ...(byName ? { name: ".input.name" } : {}) },
    responseBodyAt: ".triggers_replace.body",
    build: (rewritten, { command, addLocal }) => {
      const { type, name, parent_id: parentId, body, sensitive_body: sensitive } = rewritten;
      const id = byName
        ? resourceId(armType.name, String(parentId ?? ""), String(name))
        : String(rewritten.resource_id);
      const sensitiveBody = (sensitive ?? undefined) && addLocal(`${dataName}-sensitive-body`, sensitive);
      const changing = { body: ["triggers_replace.body"], resource_id: ["triggers_replace.id", "input.id"] };
      return {
        [dataName]: withoutUndefined({
          ...repeated(rewritten),
          input: withoutUndefined({ id, type, name, parent_id: parentId }),
          triggers_replace: withoutUndefined({
            type,
            id,
            body: body ?? {},
            sensitive_body_version: rewritten.sensitive_body_version,
            external: rewritten.replace_triggers_external_values,
          }),
          depends_on: rewritten.depends_on,
          lifecycle: lifecycleOf(rewritten, changing),
          provisioner: [
            requestProvisioner(
              "create",
              {
                address,
                method: "PUT",
                id: `\${self.input.id}`,
                apiVersion: armType.apiVersion,
                body: `\${jsonencode(self.triggers_replace.body)}`,
                sensitiveBody,
                merge: true,
              },
              command,
            ),
          ],
        }),
      };
    },
  };
}
