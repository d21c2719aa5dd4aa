import type { FileIssue, SoundFile } from "./cross-environment";
import { servedCounts } from "./served-counts";

/** The environments of one subscription and region have its limits together: the file in which they pass one. */
export function sharedLimits(files: readonly SoundFile[]): FileIssue[] {
  return files.flatMap((later, at) => {
    const earlier = files.slice(0, at).filter((one) => isBeside(one, later));
    if (later.config.serving === undefined || earlier.length === 0) {
      return [];
    }
    const before = earlier.map(({ config }) => servedCounts(config));
    return servedCounts(later.config).flatMap(({ count, field, limit, things }, index) => {
      const others = before.flatMap((counts) => counts[index] ?? []);
      const taken = others.reduce((sum, one) => sum + one.count, 0);
      // who says a higher one has asked Azure, for all of them
      const allowed = Math.max(limit, ...others.map((one) => one.limit));
      return taken > allowed || taken + count <= allowed
        ? []
        : [
            {
              file: later.file,
              issue: {
                path: "serving",
                problem: `has ${count} ${things} beside ${taken} of ${earlier.map(({ file }) => file).join(", ")}, and the subscription's limit in ${later.config.location} is ${allowed} (serving.${field}); ask Azure for more`,
              },
            },
          ];
    });
  });
}

function isBeside({ config: one }: SoundFile, { config: other }: SoundFile): boolean {
  return (
    one.serving !== undefined &&
    one.location === other.location &&
    one.subscriptionId.toLowerCase() === other.subscriptionId.toLowerCase()
  );
}
