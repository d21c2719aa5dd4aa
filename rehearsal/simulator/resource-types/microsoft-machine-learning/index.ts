import type { ResourceType } from "../resource-type";
import { batchDeployment, batchEndpoint } from "./batch-endpoint";
import { compute } from "./compute";
import { datastore } from "./datastore";
import { onlineDeployment } from "./online-deployment";
import { onlineEndpoint } from "./online-endpoint";
import { outboundRule } from "./outbound-rule";
import { schedule } from "./schedule";
import { WORKSPACE, workspace } from "./workspace";

/** Microsoft.MachineLearningServices: the workspace and what lies in it. */
export const machineLearningTypes: readonly ResourceType[] = [
  workspace,
  compute,
  outboundRule,
  datastore,
  onlineEndpoint,
  onlineDeployment,
  batchEndpoint,
  batchDeployment,
  schedule,
  { type: `${WORKSPACE}/connections`, created: 200 },
  ...["codes", "components", "data", "environments", "models"].map(
    (asset): ResourceType => ({ type: `${WORKSPACE}/${asset}/versions`, impliesParent: true }),
  ),
  {
    type: "Microsoft.MachineLearningServices/registries",
    tracked: true,
    seconds: { create: 120, delete: 60 },
  },
];
