import { type Attributes, isAttributes } from "../../terraform-json";
import { keptRequests } from "../../test/baseline/good/kept-requests";
import { kubernetesClusters } from "../../test/baseline/good/kubernetes-clusters";
import { landingZones } from "../../test/baseline/good/landing-zones";
import { modelLives } from "../../test/baseline/good/model-life";
import { servingStacks } from "../../test/baseline/good/serving-stacks";
import { subscriptionStacks } from "../../test/baseline/good/subscriptions";

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
    // of the two one is enough: what they differ in is their names
    ...subscriptionStacks().filter(({ name }) => isOfProd(name)),
  ];
  return inputs.flatMap(({ name, text }) => {
    const configuration: unknown = JSON.parse(text);
    return isAttributes(configuration) ? [{ name, configuration, production: isOfProd(name) }] : [];
  });
}

function isOfProd(name: string): boolean {
  return /\bprod\b/.test(name);
}
