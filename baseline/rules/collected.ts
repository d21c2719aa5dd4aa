import type { AzureEstate } from "../azure";
import { collectsLogs, collectsMetrics, settingsOn } from "../azure/joins/diagnostics";
import type { Logged } from "../azure/joins/logged";
import { mustHold } from "./must";
import type { Problem } from "./rule";

/** For `finds`: Log Analytics gets all logs and the metrics of each source of a resource. */
export function collected({ resource, sources }: Logged, estate: AzureEstate): Problem[] {
  const settings = settingsOn(resource, estate);
  const related = settings.map(({ setting }) => setting.resource.address);
  const beside = settings.length === 0 ? "no diagnostic setting stands on it" : "its settings don't do it";
  const problem = (what: string) => `Log Analytics doesn't get ${what}: ${beside}`;
  return sources.flatMap((source) => [
    ...(source.logs.length === 0
      ? []
      : mustHold(collectsLogs(resource, source, estate), problem(`all logs of ${source.what}`), { related })),
    ...(source.metrics === undefined
      ? []
      : mustHold(collectsMetrics(resource, source, estate), problem(`the metrics of ${source.what}`), {
          related,
        })),
  ]);
}
