import { DefaultTokenResolver, StringConcat, type TerraformStack, Tokenization } from "cdktf";
import type { ArmBody } from "../terraform/azapi-element";

const REFERENCES = new DefaultTokenResolver(new StringConcat());

/** What runs, with references as Terraform writes them: the same text for the same description. */
export function writtenSpec(stack: TerraformStack, spec: ArmBody): unknown {
  return Tokenization.resolve(spec, { scope: stack, resolver: REFERENCES });
}
