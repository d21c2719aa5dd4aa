import type { AnyTerraformJson, Attributes } from "../../terraform-json";
import type { ResourceChange } from "../changes";
import { localsThatName, type NamedVariables, variablesIn } from "../changes/named-variables";
import type { Risk } from "./risk";
import { isWithin } from "./weaker-fact";

/** One side of a review, with the variables whose defaults are taken for what is given. */
export interface AssumingSide {
  readonly terraform: AnyTerraformJson;
  readonly assumed: Pick<ReadonlySet<string>, "has"> & { readonly size: number };
}

/** How many there are of a resource, whatever else it says. */
const REPEATING: ReadonlySet<unknown> = new Set(["count", "for_each"]);
/** Said to Terraform alone. */
const INSTRUCTIONS: ReadonlySet<unknown> = new Set(["depends_on", "lifecycle", "provisioner", "timeouts"]);

const LONGEST_NAME = 60;

/**
 * Whoever deploys may set another value than the default: a risk at what names such a variable, on either
 * side and directly or through locals, is a possible one, and says on which variable it hangs.
 */
export function byDefault(risks: readonly Risk[], sides: readonly AssumingSide[]): Risk[] {
  const naming = sides.filter(({ assumed }) => assumed.size > 0).map((side) => new Naming(side));
  return risks.map((risk) => {
    const variables = new Set(naming.flatMap((side) => variablesOf(risk, side)));
    return variables.size === 0
      ? risk
      : {
          ...risk,
          certainty: "possible",
          what: `${risk.what}, judged by the default of ${listed(variables)}`,
        };
  });
}

function variablesOf({ attributes, change }: Risk, side: Naming): string[] {
  const { address, kind, movedFrom, replacedWith } = change;
  const own = [address, movedFrom].flatMap((place) => (place === undefined ? [] : side.at(place)));
  const counts = own.filter(({ path }) =>
    attributes.length === 0
      ? REPEATING.has(path[0]) || kind !== "destroy"
      : REPEATING.has(path[0]) || attributes.some((one) => isWithin(pathOf(path), one.path)),
  );
  const cause = replacedWith === undefined ? [] : side.at(replacedWith);
  return [...counts, ...cause].flatMap(({ variables }) => variables);
}

/** As changes write it: a `dynamic` block is what it makes. */
function pathOf(path: NamedVariables["path"]): string {
  const names = path.filter((step) => typeof step === "string");
  return names[0] === "dynamic" ? (names[1] ?? "") : names.join(".");
}

/** Finds what names variables in the blocks as they are written. */
class Naming {
  private readonly blocks = new Map<string, Attributes>();
  private readonly locals: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly known = new Map<string, readonly NamedVariables[]>();

  constructor(private readonly side: AssumingSide) {
    const { assumed, terraform } = side;
    const {
      locals = {},
      providers = [],
      resources = [],
    } = terraform.kind === "configuration" ? terraform.configuration : {};
    this.locals = localsThatName(locals, assumed);
    for (const { address, attributes } of resources) {
      this.blocks.set(address, attributes);
    }
    for (const { name, alias, attributes } of providers) {
      this.blocks.set(["provider", name, ...(alias === undefined ? [] : [alias])].join("."), attributes);
    }
  }

  /** At the address of a block, of one of its instances or of a provider. */
  at(address: ResourceChange["address"]): readonly NamedVariables[] {
    const block = this.blocks.has(address) ? address : address.replace(/\[.*$/s, "");
    const known = this.known.get(block);
    if (known !== undefined) {
      return known;
    }
    const found = variablesIn(this.blocks.get(block), this.side.assumed, this.locals).filter(
      ({ path }) => !INSTRUCTIONS.has(path[0]),
    );
    this.known.set(block, found);
    return found;
  }
}

function listed(variables: ReadonlySet<string>): string {
  const [first = "", ...more] = [...variables].sort();
  const name = `var.${first.length > LONGEST_NAME ? `${first.slice(0, LONGEST_NAME)}…` : first}`;
  return more.length === 0 ? name : `${name} and ${more.length} more`;
}
