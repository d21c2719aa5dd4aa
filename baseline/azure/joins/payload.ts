import type { Value } from "../../graph";
import { DATA_VERSION, type DataVersion } from "../data-version";
import { type NamedBlock, namedBlocks } from "../named-blocks";
import { ONLINE_DEPLOYMENT, type OnlineDeployment } from "../online-deployment";
import { oncePerEstate } from "./once";

const COLLECTIONS = "body.properties.dataCollector.collections";

/** What names of data assets say, as Azure names what it collects. */
const COLLECTED_NAME = /model[-_]?(inputs|outputs)$/i;

/** A deployment that keeps what it is asked and answers. */
export interface Collecting extends OnlineDeployment {
  /** What it keeps, those left out that are switched off. */
  readonly kept: Value<readonly NamedBlock[]>;
}

/** The deployments of the input that collect something, or may. */
export const collectingDeployments = oncePerEstate((estate): readonly Collecting[] =>
  estate
    .all(ONLINE_DEPLOYMENT)
    .map((deployment) => ({ ...deployment, kept: keptBy(deployment) }))
    .filter(({ kept }) => kept.state === "unknown" || (kept.state === "known" && kept.value.length > 0)),
);

/** The data assets that deployments write what they collect to: such a deployment names them, or their name says so. */
export const collectedData = oncePerEstate((estate): readonly DataVersion[] =>
  estate
    .all(DATA_VERSION)
    .filter(
      ({ asset, resource }) =>
        resource.referrers.some(({ path }) => path.includes("dataCollector")) ||
        (asset.state === "known" &&
          asset.value.some((target) =>
            COLLECTED_NAME.test(
              target.kind === "external"
                ? target.id
                : (target.suffix ?? String(target.resource.attributes.name)),
            ),
          )),
    ),
);

/** The id of the data asset that a collection is written to. */
export const dataIdOf = ({ facts }: NamedBlock) => facts.targets({ body: "dataId" });

function keptBy({ resource }: OnlineDeployment): Value<readonly NamedBlock[]> {
  const all = namedBlocks(resource, COLLECTIONS);
  return all.state === "known" ? { ...all, value: all.value.filter(isOn) } : all;
}

function isOn({ facts }: NamedBlock): boolean {
  const mode = facts.text({ body: "dataCollectionMode" });
  return mode.state !== "known" || !/^disabled$/i.test(mode.value);
}
