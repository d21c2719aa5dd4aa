/**
 * What Terraform JSON doesn't tell of a resource type: which attributes make a new resource, what holds
 * where nothing is written, and where order means nothing. It is a table of our own for the types that
 * this project makes or that the baseline reads, for azurerm 4.81 and 5.2 and for azapi 2.12; a test
 * compares it with what the providers say of themselves.
 */
import { ARM, AZAPI } from "./arm";
import { CONTAINER_REGISTRY } from "./container-registry";
import { FIREWALL } from "./firewall";
import { FRONT_DOOR } from "./front-door";
import { KEY_VAULT } from "./key-vault";
import { MACHINE_LEARNING } from "./machine-learning";
import { MANAGEMENT } from "./management";
import { MONITORING } from "./monitoring";
import { NETWORK } from "./network";
import { PRIVATE_LINK } from "./private-link";
import { SCALE_SETS } from "./scale-sets";
import { STORAGE } from "./storage";
import { type Table, type TypeFacts, together } from "./table";
import type { TypeSchema } from "./type-schema";

export type { TypeSchema } from "./type-schema";

const AZURERM: ReadonlyMap<string, TypeFacts> = byType(
  CONTAINER_REGISTRY,
  FIREWALL,
  FRONT_DOOR,
  KEY_VAULT,
  MACHINE_LEARNING,
  MANAGEMENT,
  MONITORING,
  NETWORK,
  PRIVATE_LINK,
  SCALE_SETS,
  STORAGE,
);
const BODIES: ReadonlyMap<string, TypeFacts> = byType(ARM);

/** Types of azurerm that the table knows, sorted. */
export const KNOWN_TYPES: readonly string[] = [...AZURERM.keys()].sort();

const known = new Map<string, TypeSchema>();

/** Undefined for a type that the table doesn't know. */
export function schemaOf(type: string, azurermMajor: 4 | 5): TypeSchema | undefined {
  const facts = AZURERM.get(type);
  return facts === undefined
    ? undefined
    : once(`${type}@${azurermMajor}`, () => together(facts, azurermMajor === 4 ? facts.only4 : facts.only5));
}

/**
 * What makes a new resource of azapi's types, and what Azure doesn't change in the body of a resource of
 * `armType`. For the latter azapi plans an update all the same, which Azure refuses: `replaces` says that
 * only a new resource can have it. Paths in a body begin with `body.`.
 *
 * @param armType without version, in any case; what azapi itself says is there for every type
 */
export function armSchemaOf(armType: string | undefined): TypeSchema {
  const type = armType?.toLowerCase() ?? "";
  return once(type, () => together(AZAPI, BODIES.get(type)));
}

function byType(...tables: readonly Table[]): ReadonlyMap<string, TypeFacts> {
  return new Map(tables.flatMap((table) => Object.entries(table)));
}

/** One object a type, so that whoever prepares it can keep what he has prepared. */
function once(key: string, make: () => TypeSchema): TypeSchema {
  const schema = known.get(key) ?? make();
  known.set(key, schema);
  return schema;
}
