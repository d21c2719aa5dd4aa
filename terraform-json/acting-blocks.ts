import { type Attributes, isAttributes } from "./attributes";
import { type Block, readBlock, readBlocks } from "./blocks";
import { Fields } from "./fields";
import { at, type Problems } from "./problems";

/** A block beside resources that Terraform runs or opens: an `action`, or an `ephemeral` resource. */
export interface ActingBlock {
  /** E.g. `action.azapi_resource_action.a`, `ephemeral.azurerm_key_vault_secret.b`. */
  readonly address: string;
  readonly type: string;
  readonly attributes: Attributes;
}

/** An object that Terraform shall know no more. */
export interface RemovedBlock {
  readonly from: string;
  /** Whether it is deleted; otherwise it stays as it is. */
  readonly destroys: boolean;
  readonly hasProvisioner: boolean;
}

/** An object of Azure's that Terraform takes over as it is. */
export interface ImportBlock {
  /** An address; with the expression of a key where the block has `for_each`. */
  readonly to: string;
  /** As it is written; undefined where Terraform is told by `identity`. */
  readonly id?: string;
}

/** The blocks of `action` or `ephemeral`. */
export function readActingBlocks(
  kind: "action" | "ephemeral",
  template: Attributes,
  problems: Problems,
): ActingBlock[] {
  return readBlocks(template[kind], 2, kind, problems).map(({ labels: [type = "", name = ""], body }) => ({
    address: `${kind}.${type}.${name}`,
    type,
    attributes: body,
  }));
}

/** The data sources that stand in a `check` block, as Terraform names them: like all others. */
export function readScopedData(template: Attributes, problems: Problems): Block[] {
  return readBlocks(template.check, 1, "check", problems).flatMap(({ body, path }) =>
    readBlocks(body.data, 2, at(path, "data"), problems),
  );
}

export function readImportBlocks(template: Attributes, problems: Problems): ImportBlock[] {
  return readBlocks(template.import, 0, "import", problems).map(({ body, path }) => {
    const fields = new Fields(body, path, problems);
    return { to: fields.address("to") ?? "", id: fields.text("id") };
  });
}

export function readRemovedBlocks(template: Attributes, problems: Problems): RemovedBlock[] {
  return readBlocks(template.removed, 0, "removed", problems).map(({ body, path }) => {
    const fields = new Fields(body, path, problems);
    const place = at(path, "lifecycle");
    const lifecycle = isAttributes(body.lifecycle) || Array.isArray(body.lifecycle) ? body.lifecycle : {};
    return {
      from: fields.address("from") ?? "",
      destroys: new Fields(readBlock(lifecycle, place, problems), place, problems).flag("destroy") ?? true,
      hasProvisioner: body.provisioner !== undefined && body.provisioner !== null,
    };
  });
}
