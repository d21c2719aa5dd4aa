import type { AzureEstate, Subject } from "../../azure";
import { not } from "../../azure";
import { liesWithWorkspace } from "../../azure/joins/data-places";
import { collectedData, collectingDeployments, dataIdOf } from "../../azure/joins/payload";
import { isWritten } from "../../azure/joins/references";
import { mustHold } from "../must";
import { type Problem, rule } from "../rule";

interface Looked extends Subject {
  readonly problems: readonly Problem[];
}

export const payloadPlace = rule({
  id: "security/payload-place",
  title: "Kept requests lie on an account of their own, apart from the workspace's",
  recommendations: [
    "security/least-privilege-user-rbac",
    "ai-security/remove-unneeded-personal-data",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "high",
  why: "Everybody who trains has the data of the workspace's own account: with what people sent to the model among it, nobody can say who has read it.",
  fix: {
    construct: "PayloadStore: account, another one than the workspace's; payloadCollection.store",
    terraform:
      "azapi_resource of a deployment: dataId of each collection, a data asset in a datastore on another account",
  },
  looksAt: (estate: AzureEstate): readonly Looked[] => [
    ...collectingDeployments(estate).map((deployment) => ({
      ...deployment,
      problems:
        deployment.kept.state === "known"
          ? deployment.kept.value.flatMap((one) =>
              mustHold(
                isWritten(dataIdOf(one)),
                `${one.name} goes where Azure puts it, to the workspace's own account`,
                {
                  attribute: dataIdOf(one).at,
                },
              ),
            )
          : [],
    })),
    ...collectedData(estate).map((data) => ({
      ...data,
      problems: mustHold(
        not(liesWithWorkspace(data.uri, estate)),
        "what was collected lies on the workspace's own account",
        {
          attribute: data.uri.at,
        },
      ),
    })),
  ],
  finds: ({ problems }) => problems,
});
