import type { StepResult } from "../evidence/evidence";
import { overrideProtection } from "../scratch/overrides";
import type { Source } from "../scratch/source";
import type { Session } from "../session";
import { errorsOf, step } from "./step";

/** Gives the configuration with its own protection switched off, where it has such a switch. */
export type Unprotect = () => Promise<Source | undefined>;

const PROTECTED = /lifecycle\.prevent_destroy/;

/** Whether a configuration refuses to be destroyed; asked of Terraform itself, without changing anything. */
export async function protectedResources(session: Session): Promise<string[]> {
  const result = await session.run("plan", { args: ["-destroy"] });
  return result.diagnostics
    .filter(({ summary, detail }) => PROTECTED.test(`${summary} ${detail}`))
    .flatMap(({ address, detail }) => /Resource (\S+) has/.exec(detail ?? "")?.[1] ?? address ?? []);
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
      return {
        seen: `refused for ${addresses.join(", ")}`,
        problems: [
          ...(result.exitCode === 0 ? ["destroy was not refused"] : []),
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
    overrideProtection(session.folder, [...known]);
    for (const address of await protectedResources(session)) {
      known.add(address);
    }
  }
}
