import { type Attributes, isAttributes } from "../../terraform-json";
import { keptRequests } from "../../test/baseline/good/kept-requests";
import { kubernetesClusters } from "../../test/baseline/good/kubernetes-clusters";
import { landingZones } from "../../test/baseline/good/landing-zones";
import { modelLives } from "../../test/baseline/good/model-life";
import { servingStacks } from "../../test/baseline/good/serving-stacks";

/** A sound stack that mutants are made of. */
export interface Base {
  readonly name: string;
  readonly configuration: Attributes;
  readonly production: boolean;
}

/** The committed environments first, then every other configuration that stays clean, in both dialects. */
export function bases(): Base[] {
  const inputs = [
    ...landingZones(),
    ...servingStacks(),
    ...keptRequests(),
    ...modelLives(),
    ...kubernetesClusters(),
  ];
  return inputs.flatMap(({ name, text }) => {
    const configuration: unknown = JSON.parse(text);
    return isAttributes(configuration) ? [{ name, configuration, production: name.startsWith("prod") }] : [];
  });
}
