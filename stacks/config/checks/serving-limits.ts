import { servedCounts } from "../served-counts";
import { check } from "./check";

/** More endpoints or deployments, all together, than the subscription allows. */
export const servingWithinLimits = check(["serving"], (config) =>
  servedCounts(config)
    .filter(({ count, limit }) => count > limit)
    .map(({ count, field, limit, things }) => ({
      path: "serving",
      problem: `has ${count} ${things}, online and batch, and the subscription's limit is ${limit} (serving.${field}); ask Azure for more`,
    })),
);
