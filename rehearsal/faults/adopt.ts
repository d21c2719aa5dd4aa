import * as fs from "node:fs";
import * as path from "node:path";
import type { Session } from "../session";
import type { ResourceStore } from "../simulator/arm/resource-store";
import { ROLE_ASSIGNMENT } from "../simulator/authorization/authorization";
import { errorsOf } from "../steps/step";
import type { Diagnostic, TerraformResult } from "../terraform/terraform-run";

/** An object that exists and that Terraform shall take into its state. */
export interface Import {
  readonly address: string;
  /** As the provider wants it, which for most types is the ARM id. */
  readonly id: string;
}

const FILE = "mlzone_imports.tf.json";
/** Each round brings what depends on the one before; a landing zone is not deeper. */
const ROUNDS = 15;
const EXISTS = /resource with the ID "([^"]+)" already exists/i;
/** An association has the id of its first side, e.g. of the subnet. */
const ASSOCIATED = /association between "([^"]+)" and "[^"]+" already exists/i;
const ASSIGNED = /ID of the conflicting role assignment is ([0-9a-f]{32})/i;

/** How an apply came to its end. */
export interface Converged {
  readonly result: TerraformResult;
  /** What had to be imported on the way. */
  readonly imports: readonly Import[];
  readonly problems: readonly string[];
}

/**
 * Applies until all stands. What Terraform finds to exist already, although it isn't in its state, is
 * imported, as a person would do: neither provider takes over an object that it didn't make.
 *
 * @param known what the person imports from the beginning
 */
export async function converge(session: Session, known: readonly Import[] = []): Promise<Converged> {
  const imports = [...known];
  const problems: string[] = [];
  try {
    for (let round = 1; ; round += 1) {
      writeImports(session.folder, imports);
      const result = await session.run("apply");
      problems.push(...lostByImport(result, imports));
      const missing = importsAskedFor(result.diagnostics, session.simulator.cloud.store).filter(
        ({ address }) => imports.every((done) => done.address !== address),
      );
      if (missing.length === 0 || round === ROUNDS) {
        return { result, imports, problems: [...errorsOf(result), ...problems] };
      }
      imports.push(...missing);
    }
  } finally {
    removeImports(session.folder);
  }
}

/** What errors say to exist already. */
export function importsAskedFor(diagnostics: readonly Diagnostic[], store: ResourceStore): Import[] {
  return diagnostics.flatMap(({ severity, address, summary, detail }) => {
    const id = severity === "error" ? existingId(`${summary} ${detail ?? ""}`, store) : undefined;
    return id === undefined || address === undefined ? [] : [{ address, id }];
  });
}

/** For the evidence and for people: the same as the block that was used. */
export function importCommand({ address, id }: Import): string {
  return `terraform import '${address}' '${id}'`;
}

function existingId(text: string, store: ResourceStore): string | undefined {
  const existing = (EXISTS.exec(text) ?? ASSOCIATED.exec(text))?.[1];
  // Azure names a role assignment without hyphens and without its scope: `az role assignment list` has both
  const assigned = ASSIGNED.exec(text)?.[1];
  return (
    existing ??
    store.ofType(ROLE_ASSIGNMENT).find(({ name }) => name.replaceAll("-", "") === assigned?.toLowerCase())?.id
  );
}

/** Import blocks, not the command: one plan shows and one apply takes them all. */
function writeImports(folder: string, imports: readonly Import[]): void {
  removeImports(folder);
  if (imports.length > 0) {
    const blocks = imports.map(({ address, id }) => ({ to: address, id }));
    fs.writeFileSync(path.join(folder, FILE), JSON.stringify({ import: blocks }, undefined, 2));
  }
}

function removeImports(folder: string): void {
  fs.rmSync(path.join(folder, FILE), { force: true });
}

/** An import that ends in a replacement has lost what was to be kept. */
function lostByImport(result: TerraformResult, imports: readonly Import[]): string[] {
  const imported = new Set(imports.map(({ address }) => address));
  return result.applied
    .filter(({ address, action }) => action === "delete" && imported.has(address))
    .map(({ address }) => `${address} was replaced after its import`);
}
