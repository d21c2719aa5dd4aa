import { type Mutant, mutantsOf } from "../../mutants";
import { nested, textOf } from "../../terraform-json";
import type { Base } from "./bases";

/**
 * Mutants that no base before had: the same change to the same resource of the same environment, in the
 * same dialect, is tried once.
 */
export class NewMutants {
  private readonly seen = new Set<string>();

  constructor(private readonly isWanted: (mutant: Mutant) => boolean) {}

  *of({ configuration, production }: Base): Generator<Mutant> {
    const azurerm = nested(configuration, "terraform", "required_providers", "azurerm");
    const dialect = textOf(azurerm, "version");
    for (const mutant of mutantsOf(configuration)) {
      const [type = "", name = ""] = mutant.address.split(".");
      const changed = nested(configuration, "resource", type)[name];
      const key = JSON.stringify([production, dialect, mutant.id, changed]);
      if (this.isWanted(mutant) && !this.seen.has(key)) {
        this.seen.add(key);
        yield mutant;
      }
    }
  }
}
