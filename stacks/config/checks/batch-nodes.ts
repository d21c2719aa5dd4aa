import { issueWith } from "../config-issue";
import { PROFILES } from "../profile";
import { check } from "./check";

/** Jobs that ask for more nodes than the batch cluster ever has: they would wait for ever. */
export const possibleNodes = check(["serving", "compute", "profile"], ({ serving, compute, profile }) => {
  const most = compute?.batch?.maxNodes ?? PROFILES[profile].batchNodes;
  return (serving?.batch ?? []).flatMap(({ instances = 1 }, at) =>
    instances <= most
      ? []
      : [
          issueWith(
            `serving.batch[${at}].instances`,
            `must be ${most} at most: the batch cluster has no more nodes (compute.batch.maxNodes)`,
            instances,
          ),
        ],
  );
});
