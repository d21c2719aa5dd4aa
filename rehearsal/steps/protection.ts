import type { StepResult } from "../evidence/evidence";
import { RehearsalError } from "../rehearsal-error";
import { overrideProtection } from "../scratch/overrides";
import type { Source } from "../scratch/source";
import type { Session } from "../session";
import type { Diagnostic } from "../terraform/terraform-run";
import { errorsOf, step } from "./step";

/** Gives the configuration with its own protection switched off, where it has such a switch. */
export type Unprotect = () => Promise<Source | undefined>;

/** In terraform's JSON the detail says it; cdktf prints the summary on a line of its own. */
const PROTECTED = /lifecycle\.prevent_destroy|Instance cannot be destroyed/;

function isProtection({ summary, detail = "" }: Diagnostic): boolean {
  return PROTECTED.test(`${summary} ${detail}`);
}

/** Whether a configuration refuses to be destroyed; asked of Terraform itself, without changing anything. */
export async function protectedResources(session: Session): Promise<string[]> {
  const result = await session.run("plan", { args: ["-destroy"] });
  return result.diagnostics
    .filter(isProtection)
    .flatMap(
      ({ address, detail }) => /Resource (.+?) has lifecycle/.exec(detail ?? "")?.[1] ?? address ?? [],
    );
}

/** destroy is refused, and nothing is lost by trying. */
export function refusedDestroy(session: Session, addresses: readonly string[]): Promise<StepResult> {
  return step(
    "destroy refused",
    "while protection is on, destroy is refused and deletes nothing",
    async () => {
      const { store } = session.simulator.cloud;
      const before = store.size;
      const result = await session.run("destroy");
      const isRefused = result.diagnostics.some(isProtection);
      return {
        seen: isRefused ? `refused for ${addresses.join(", ")}` : "not refused",
        problems: [
          ...(isRefused ? [] : ["destroy was not refused", ...errorsOf(result)]),
          ...(store.size < before ? [`${before - store.size} resources are gone`] : []),
        ],
      };
    },
  );
}

/** The protection goes: by the configuration's own switch, or else in the scratch copy alone. */
export function switchProtectionOff(
  session: Session,
  addresses: readonly string[],
  unprotect: Unprotect | undefined,
): Promise<StepResult> {
  return step(
    "protection off",
    "with the switch off, apply takes locks away and destroys no data",
    async () => {
      const source = await unprotect?.();
      if (source === undefined) {
        await overrideAll(session, addresses);
      } else {
        session.restage(source);
      }
      const result = await session.run("apply");
      const lost = result.applied.filter(
        ({ action, address }) => action === "delete" && !address.includes("azurerm_management_lock"),
      );
      return {
        seen:
          source === undefined
            ? "prevent_destroy off in the scratch copy: this configuration has no switch of its own"
            : `by its own switch: ${result.changes?.remove ?? 0} locks removed`,
        problems: [...errorsOf(result), ...lost.map(({ address }) => `${address} was destroyed`)],
      };
    },
  );
}

/** Terraform names one protected resource at a time, so it is asked until it names no new one. */
async function overrideAll(session: Session, first: readonly string[]): Promise<void> {
  const known = new Set(first);
  for (let before = 0; before < known.size; ) {
    before = known.size;
    const elsewhere = [...known].filter((address) => address.startsWith("module."));
    if (elsewhere.length > 0) {
      throw new RehearsalError(
        `prevent_destroy of ${elsewhere.join(", ")} stands in a module: only the root module's can be switched off in a copy.`,
      );
    }
    overrideProtection(session.folder, [...known]);
    for (const address of await protectedResources(session)) {
      known.add(address);
    }
  }
}
