import { textAt } from "../../simulator/arm/json";
import { addressWithId, readState } from "../../terraform/state";
import { namesTheResource } from "../expectation";
import type { Fault, FaultHit } from "../fault";
import { intercept } from "../interception";
import { fromOutside } from "../outsider";
import { hitOf, type Target } from "../target";

/** What people lock: what holds data, names or addresses. */
const LOCKABLE: readonly string[] = [
  "Microsoft.ContainerRegistry/registries",
  "Microsoft.KeyVault/vaults",
  "Microsoft.MachineLearningServices/workspaces",
  "Microsoft.Network/virtualNetworks",
  "Microsoft.OperationalInsights/workspaces",
  "Microsoft.Resources/resourceGroups",
  "Microsoft.Storage/storageAccounts",
];

/** Somebody has locked a resource, and Terraform knows nothing of it. */
export const foreignLock: Fault = {
  name: "foreign-lock",
  title: "somebody else's CanNotDelete lock stands against destroy",
  strikes: "destroy",
  from: "everything",
  arm: async ({ session, random, targets }) => {
    const state = await readState(session);
    const isLockable = ({ armType }: Target): boolean => LOCKABLE.includes(armType);
    const { address } = random.pick(targets.filter(isLockable));
    const { id = "" } = state.find((each) => each.address === address) ?? {};
    const lock = `${id}/providers/Microsoft.Authorization/locks/somebody-elses`;
    await fromOutside(session, {
      method: "PUT",
      path: lock,
      body: { properties: { level: "CanNotDelete", notes: "not of this state" } },
    });
    const hits: FaultHit[] = [];
    const disarm = intercept(session, {
      after: (request, { body }) => {
        if (textAt(body, "error", "code") === "ScopeLocked") {
          hits.push(hitOf(request, addressWithId(state, request.path)));
        }
        return undefined;
      },
    });
    return {
      expects: namesTheResource,
      fired: () => hits,
      disarm,
      repair: async () => {
        await fromOutside(session, { method: "DELETE", path: lock });
        return [`takes the lock on ${address} away`];
      },
    };
  },
};
