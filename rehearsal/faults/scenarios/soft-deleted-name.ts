import { textAt } from "../../simulator/arm/json";
import type { ArmRequest } from "../../simulator/arm/messages";
import { RESOURCE_GROUP } from "../../simulator/arm/resource-id";
import { errorsOf } from "../../steps/step";
import { namesTheResource } from "../expectation";
import type { Fault, FaultHit } from "../fault";
import { intercept } from "../interception";
import { fromOutside } from "../outsider";
import { addressOf, hitOf } from "../target";

const WORKSPACE = "Microsoft.MachineLearningServices/workspaces";
const VAULT = "Microsoft.KeyVault/vaults";
/** What somebody deletes in the portal. */
const DELETED = [RESOURCE_GROUP, WORKSPACE, VAULT] as const;

/** Deleted in the portal, and Azure keeps what Terraform wants to make again, with its name. */
export const softDeletedName: Fault = {
  name: "soft-deleted-name",
  title: "somebody deletes the group, workspace or vault: Azure keeps the names as soft-deleted",
  strikes: "apply",
  from: "everything",
  arm: async ({ session, random, targets }) => {
    const { cloud } = session.simulator;
    const type = random.pick(DELETED.filter((each) => cloud.store.ofType(each).length > 0));
    const { id } = random.pick(cloud.store.ofType(type));
    await fromOutside(session, { method: "DELETE", path: id });
    const refused: FaultHit[] = [];
    const recovered: FaultHit[] = [];
    const kept: string[] = [];
    const disarm = intercept(session, {
      after: (request, { status, body }) => {
        const hit = hitOf(request, addressOf(request, targets));
        if (status >= 400 && /soft-deleted/i.test(textAt(body, "error", "message") ?? "")) {
          refused.push(hit);
          kept.push(request.path);
        } else if (isRecovery(request) && status < 300) {
          recovered.push(hit);
        }
        return undefined;
      },
    });
    return {
      expects: {
        claim: "a workspace is refused and the error names it; a vault is recovered by the provider",
        judge: (result) => {
          const { seen, problems } =
            refused.length > 0
              ? namesTheResource.judge(result, refused)
              : { seen: "apply held", problems: errorsOf(result) };
          return { seen: `deleted: ${id}; ${recovered.length} vaults recovered; ${seen}`, problems };
        },
      },
      fired: () => [...refused, ...recovered],
      disarm,
      repair: async () =>
        kept.map((each) => {
          cloud.purge(WORKSPACE, each);
          return `purges the soft-deleted workspace ${each}`;
        }),
    };
  },
};

function isRecovery({ method, body }: ArmRequest): boolean {
  return method === "PUT" && textAt(body, "properties", "createMode") === "recover";
}
