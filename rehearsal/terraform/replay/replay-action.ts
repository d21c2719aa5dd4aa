import { textOf } from "../../../terraform-json";
import { lifecycleOf, type PathsOf, refuseLifecycle } from "./lifecycle";
import { requestProvisioner, withoutUndefined } from "./provisioner";
import { type AzapiBlock, isKeyed, type Refuse, type Replay, refuseUnknown, repeated } from "./replay";
import { parseArmType } from "./resource-id";

const KNOWN = [
  ...["type", "resource_id", "action", "method", "when", "body", "sensitive_body", "sensitive_body_version"],
  // Azure passes over those of one's own; a changed one sends the request again
  ...["ignore_not_found", "headers"],
];

/**
 * `azapi_resource_action`: one request, at creation and at each change, or when it is destroyed. In the
 * second case only another target replaces it: a new body must not send the old request.
 */
export function replayAction(block: AzapiBlock, refuse: Refuse): Replay | undefined {
  const { address, attributes } = block;
  refuseUnknown(block, KNOWN, refuse);
  const when = attributes.when ?? "apply";
  refuseLifecycle(block, refuse);
  const armType = parseArmType(attributes.type);
  if (armType === undefined) {
    refuse(`${address}.type must be written out, with its version`);
    return undefined;
  }
  if (when !== "apply" && when !== "destroy") {
    refuse(`${address}.when must be written out: apply or destroy`);
  }
  if (textOf(attributes, "resource_id") === undefined) {
    refuse(`${address}.resource_id must be written out`);
  }
  const hasBody = attributes.body !== undefined && attributes.body !== null;
  const sensitive = attributes.sensitive_body ?? undefined;
  const atDestroy = when === "destroy";
  if (atDestroy && sensitive !== undefined) {
    refuse(`${address}.sensitive_body is not there when the object is destroyed`);
  }
  const bodyAt = atDestroy ? "input" : "triggers_replace";
  const method = textOf(attributes, "method") ?? "POST";
  const action = textOf(attributes, "action") ?? "";
  const answersWithResource = ["PUT", "PATCH"].includes(method) && action === "";
  const dataName = `${block.name}_replay-action`;
  return {
    block,
    armType: armType.name,
    names: [dataName],
    referred: dataName,
    keyed: isKeyed(attributes),
    attributes: {
      ...{ id: ".input.id", resource_id: ".input.resource_id", type: ".input.type", method: ".input.method" },
      ...(hasBody ? { body: `.${bodyAt}.body` } : {}),
      ...(action === "" ? {} : { action: ".triggers_replace.action" }),
    },
    outputs: answersWithResource ? { id: ".input.resource_id" } : {},
    responseBodyAt: answersWithResource ? `.${bodyAt}.body` : undefined,
    build: (rewritten, { command, addLocal }) => {
      const { type, resource_id: resourceId, body } = rewritten;
      const path = textOf(rewritten, "action") ?? "";
      const id = path === "" ? String(resourceId) : `${String(resourceId)}/${path}`;
      const request = { method, api_version: armType.apiVersion, ...(hasBody ? { body } : {}) };
      return {
        [dataName]: withoutUndefined({
          ...repeated(rewritten),
          input: withoutUndefined({
            id,
            resource_id: resourceId,
            type,
            ignore_not_found: rewritten.ignore_not_found ?? false,
            ...(atDestroy ? request : { method }),
          }),
          triggers_replace: withoutUndefined({
            type: armType.name,
            resource_id: resourceId,
            action: path === "" ? undefined : path,
            sensitive_body_version: rewritten.sensitive_body_version,
            ...(atDestroy ? {} : { ...request, headers: rewritten.headers ?? undefined }),
          }),
          depends_on: rewritten.depends_on,
          lifecycle: lifecycleOf(rewritten, ignorable(bodyAt)),
          provisioner: [
            requestProvisioner(
              atDestroy ? "destroy" : "create",
              {
                address,
                method: `\${self.${bodyAt}.method}`,
                id: `\${self.input.id}`,
                apiVersion: `\${self.${bodyAt}.api_version}`,
                body: hasBody ? `\${jsonencode(self.${bodyAt}.body)}` : "",
                sensitiveBody: sensitive && addLocal(`${dataName}-sensitive-body`, rewritten.sensitive_body),
                ignoreNotFound: `\${self.input.ignore_not_found}`,
              },
              command,
            ),
          ],
        }),
      };
    },
  };
}

function ignorable(bodyAt: string): PathsOf {
  return {
    body: [`${bodyAt}.body`],
    method: [`${bodyAt}.method`],
    resource_id: ["triggers_replace.resource_id", "input.resource_id", "input.id"],
  };
}
