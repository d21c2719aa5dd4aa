import type { GraphResource } from "../../graph";
import { tagOf } from "../environment";

const CLASSIFICATION = /^data[-_ ]?classification$/i;
const CONFIDENTIAL = /^(highly[-_ ]?)?(confidential|restricted|secret)$/i;

/** Whether a tag of the resource says that its data is confidential or more. */
export function isConfidential(resource: GraphResource): boolean {
  return CONFIDENTIAL.test(tagOf(resource, CLASSIFICATION) ?? "");
}
