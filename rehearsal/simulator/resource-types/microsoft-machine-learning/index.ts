import type { ResourceType } from "../resource-type";
import { compute } from "./compute";
import { datastore } from "./datastore";
import { outboundRule } from "./outbound-rule";
import { WORKSPACE, workspace } from "./workspace";

/** Microsoft.MachineLearningServices: the workspace and what lies in it. */
export const machineLearningTypes: readonly ResourceType[] = [
  workspace,
  compute,
  outboundRule,
  datastore,
  { type: `${WORKSPACE}/connections`, created: 200 },
  { type: "Microsoft.MachineLearningServices/registries", seconds: { create: 120, delete: 60 } },
];
