import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { faultNamed } from "../../../rehearsal/faults/catalog";
import type { RunExtra, Session } from "../../../rehearsal/session";
import type { TerraformResult } from "../../../rehearsal/terraform/terraform-run";
import { arm, failed, fakeSession, GROUP, IDENTITIES, identityId, writeIdentities } from "./fake-session";

/** Faults in which an apply doesn't end by itself, or isn't alone. */
let session: Session;
afterEach(() => session.close());

/** What the last terraform heard of its writes. */
let heard: Record<string, number | "reset"> = {};

/** A terraform that writes what the identities are, and then would go on for a minute. */
function longApply(opened: () => Session): (extra: RunExtra) => Promise<Partial<TerraformResult>> {
  return async ({ onStart }) => {
    const child = spawn("sleep", ["60"], { detached: true, stdio: "ignore" });
    const exitCode = new Promise<number | null>((resolve) => {
      child.once("close", resolve);
    });
    onStart?.(child);
    heard = await writeIdentities(opened());
    return { exitCode: await exitCode };
  };
}

const written = (): number => session.simulator.cloud.store.size;

describe("killed", () => {
  const fault = faultNamed("killed");

  test("terraform gets no further than the write that the seed draws, whose answer it never hears", async () => {
    const reached = new Set<number>();
    for (const seed of [1, 2, 3, 4]) {
      session = await fakeSession({ apply: longApply(() => session) });
      const armed = await arm(fault, session, seed);
      const result = await armed.strike?.();
      expect(result?.exitCode).toBeNull();
      expect(armed.fired()).toHaveLength(1);
      expect(result && armed.expects.judge(result, armed.fired()).problems).toEqual([]);
      const fired = armed.fired()[0]?.path ?? "";
      expect(session.simulator.cloud.store.get(fired)).toBeDefined();
      expect(heard[fired.replace(/.*\/id-/, "")]).toBe("reset");
      reached.add(
        [GROUP, ...IDENTITIES.map(({ attributes }) => identityId(attributes.name.slice(3)))].indexOf(fired),
      );
      armed.disarm();
      await session.close();
    }
    session = await fakeSession();
    expect(reached.size).toBeGreaterThan(1);
    expect(reached).not.toContain(-1);
  });

  test("an apply that ends by itself was not killed", async () => {
    session = await fakeSession();
    const armed = await arm(fault, session, 1);
    const result = await armed.strike?.();
    expect(result && armed.expects.judge(result, []).problems).toEqual([
      "apply ended by itself with exit code 0",
    ]);
    expect(armed.fired()).toEqual([]);
  });

  test.each<[string, string | undefined, string | undefined, string | undefined]>([
    ["a state that is whole stays", '{"serial":2}', '{"serial":1}', '{"serial":2}'],
    ["an emptied one comes back as it was before the apply", "", '{"serial":1}', '{"serial":1}'],
    ["so does half of one", '{"serial":', '{"serial":1}', '{"serial":1}'],
    ["the first apply of all leaves nothing to come back", "", undefined, ""],
    ["a backup without a state is none", "", "", ""],
    ["nothing was written yet", undefined, undefined, undefined],
  ])("%s", async (_, left, backup, after) => {
    session = await fakeSession();
    const file = path.join(session.folder, "terraform.tfstate");
    const write = (name: string, text: string | undefined) => {
      if (text !== undefined) {
        fs.writeFileSync(name, text);
      }
    };
    write(file, left);
    write(`${file}.backup`, backup);
    const armed = await arm(fault, session, 1);
    expect(await armed.repair?.()).toEqual(
      left === after
        ? []
        : ["finds no state in terraform.tfstate, and copies terraform.tfstate.backup over it"],
    );
    expect(fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined).toBe(after);
  });
});

describe("state-lost", () => {
  test("the state and its backup are gone, and what the plan's names identify is to be imported", async () => {
    session = await fakeSession({ apply: longApply(() => session) });
    const files = ["terraform.tfstate", "terraform.tfstate.backup"].map((name) =>
      path.join(session.folder, name),
    );
    for (const file of files) {
      fs.writeFileSync(file, "{}");
    }
    const armed = await arm(faultNamed("state-lost"), session, 1);
    const result = await armed.strike?.();
    expect(files.filter((file) => fs.existsSync(file))).toEqual([]);
    expect(result && armed.expects.judge(result, armed.fired()).problems).toEqual([]);
    armed.disarm();
    expect(await armed.repair?.()).toEqual([expect.stringContaining("import blocks")]);
    expect(armed.imports?.()).toHaveLength(written() - 1);
    expect(await armed.repair?.()).toHaveLength(1);
    expect(armed.imports?.()[0]).toEqual({ address: IDENTITIES[0]?.address, id: identityId("one") });
  });
});

describe("two-applies", () => {
  const LOCK = "Error acquiring the state lock";
  const applies = (second: Partial<TerraformResult>, first: Partial<TerraformResult> = {}) => {
    let begun = 0;
    return async (): Promise<Partial<TerraformResult>> => {
      begun += 1;
      if (begun === 2) {
        return second;
      }
      await writeIdentities(session);
      return first;
    };
  };
  const problems = async (second: Partial<TerraformResult>, first?: Partial<TerraformResult>) => {
    session = await fakeSession({ apply: applies(second, first) });
    const armed = await arm(faultNamed("two-applies"), session, 1);
    const result = await armed.strike?.();
    return {
      fired: armed.fired().length,
      problems: result && armed.expects.judge(result, armed.fired()).problems,
    };
  };

  test("the second is refused by the lock, and the first holds", async () => {
    expect(await problems(failed(undefined, LOCK))).toEqual({ fired: 1, problems: [] });
  });

  test("a second that gets through, or fails for another reason, is a problem", async () => {
    expect((await problems({})).problems).toHaveLength(1);
    await session.close();
    expect((await problems(failed("azurerm_x.y", "500"))).problems).toHaveLength(1);
  });

  test("so is a first that fails", async () => {
    expect((await problems(failed(undefined, LOCK), failed("azurerm_x.y", "409"))).problems).toEqual([
      "azurerm_x.y: 409",
    ]);
  });

  test("a first that writes nothing lets nothing happen", async () => {
    session = await fakeSession();
    const armed = await arm(faultNamed("two-applies"), session, 1);
    await armed.strike?.();
    expect(armed.fired()).toEqual([]);
  });
});
