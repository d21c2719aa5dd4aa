import * as fs from "node:fs";
import * as path from "node:path";
import { isAbsorbed, namesTheResource } from "../../../rehearsal/faults/expectation";
import type { Armed, Fault } from "../../../rehearsal/faults/fault";
import { fromOutside } from "../../../rehearsal/faults/outsider";
import { rehearseIn } from "../../../rehearsal/faults/rehearse-fault";
import type { Session } from "../../../rehearsal/session";
import { failed, fakeSession, GROUP, type Runs, send, stateJson } from "./fake-session";

/** What must hold after a fault, with a terraform that is told what to say. */
const ADDRESS = "azurerm_resource_group.group";
const HIT = { method: "PUT", path: GROUP };
const PLAN = JSON.stringify({
  format_version: "1.2",
  planned_values: {
    root_module: {
      resources: [
        {
          address: ADDRESS,
          mode: "managed",
          type: "azurerm_resource_group",
          name: "group",
          values: { name: "rg" },
        },
      ],
    },
  },
  resource_changes: [],
});

let session: Session;
afterEach(() => session.close());

const ARMED: Armed = { expects: isAbsorbed, fired: () => [HIT], disarm: () => undefined };

function faultThat(does: Partial<Fault> = {}): Fault {
  return {
    name: "some-fault",
    title: "something happens",
    strikes: "apply",
    from: "nothing",
    arm: () => ARMED,
    ...does,
  };
}

/** A terraform that makes and deletes one group, and believes what it made. */
function terraform(others: Runs = {}): Runs {
  return {
    apply: async () => {
      await send(session, "PUT", GROUP, { location: "westeurope" });
      return {};
    },
    destroy: async () => {
      await fromOutside(session, { method: "DELETE", path: GROUP });
      return {};
    },
    show: ({ args }) => ({
      text:
        (args?.length ?? 0) > 1
          ? PLAN
          : stateJson(session.simulator.cloud.store.all().map(({ id }) => ({ address: ADDRESS, id }))),
    }),
    ...others,
  };
}

async function rehearsed(fault: Fault, runs: Runs = {}) {
  session = await fakeSession(terraform(runs));
  const heard: string[] = [];
  const { steps, fired, person } = await rehearseIn(session, fault, {
    seed: 1,
    onStep: (name, result) => heard.push(result === undefined ? name : `${name} ${result.held}`),
  });
  const problems = Object.fromEntries(
    steps.filter(({ held }) => !held).map((step) => [step.name, step.problems]),
  );
  return { names: steps.map(({ name }) => name), problems, fired, person, heard };
}

test("every step is run, in this order, and heard of at both ends", async () => {
  const { names, problems, heard } = await rehearsed(faultThat());
  expect(names).toEqual(["init", "armed", "some-fault", "second apply", "plan", "agreement", "destroy"]);
  expect(problems).toEqual({});
  expect(heard.slice(0, 4)).toEqual(["init", "init true", "armed", "armed true"]);
});

test("what strikes something that stands begins with an apply", async () => {
  const { names } = await rehearsed(faultThat({ from: "everything", strikes: "plan" }));
  expect(names.slice(0, 4)).toEqual(["init", "apply", "armed", "some-fault"]);
});

test("a fault that never fired is not held", async () => {
  const arm = (): Armed => ({ ...ARMED, fired: () => [] });
  expect((await rehearsed(faultThat({ arm }))).problems).toEqual({ "some-fault": ["the fault never fired"] });
});

test("the seed draws, and the plan's resources are the targets", async () => {
  const seen: unknown[] = [];
  const arm: Fault["arm"] = ({ random, targets }) => {
    seen.push(random.between(1, 1_000_000), targets);
    return faultThat().arm({ session, random, targets });
  };
  await rehearsed(faultThat({ arm }));
  await session.close();
  await rehearsed(faultThat({ arm }));
  expect(seen.slice(0, 2)).toEqual(seen.slice(2));
  expect(seen[1]).toEqual([{ address: ADDRESS, armType: "Microsoft.Resources/resourceGroups", name: "rg" }]);
});

test("an error that names nothing is a problem, and the rest is tried all the same", async () => {
  const arm = (): Armed => ({
    expects: namesTheResource,
    fired: () => [{ ...HIT, address: ADDRESS }],
    strike: () => session.run("import"),
    disarm: () => undefined,
  });
  const { problems, names } = await rehearsed(faultThat({ arm }), { import: () => failed(undefined, "500") });
  expect(problems).toEqual({ "some-fault": [`no error names ${ADDRESS}`] });
  expect(names.at(-1)).toBe("destroy");
});

test("a second apply that fails leaves out plan and agreement, but not destroy", async () => {
  const { names, problems } = await rehearsed(faultThat({ strikes: "plan" }), {
    apply: () => failed(ADDRESS, "409"),
  });
  expect(problems).toEqual({ "second apply": [`${ADDRESS}: 409`] });
  expect(names).toEqual(["init", "armed", "some-fault", "second apply", "destroy"]);
});

test("a plan that isn't empty, an orphan and something left behind are each a problem", async () => {
  const orphan = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-left`;
  const { problems } = await rehearsed(faultThat(), {
    apply: async () => {
      await send(session, "PUT", GROUP, { location: "westeurope" });
      await send(session, "PUT", orphan, { location: "westeurope" });
      return {};
    },
    show: ({ args }) => ({
      text: (args?.length ?? 0) > 1 ? PLAN : stateJson([{ address: ADDRESS, id: GROUP }]),
    }),
    plan: ({ args }) => ({
      planned: (args?.length ?? 0) > 0 ? [] : [{ address: ADDRESS, action: "update" }],
    }),
    destroy: () => ({}),
  });
  expect(problems).toEqual({
    plan: [`${ADDRESS}: would update`],
    agreement: [`orphan, in Azure but in no state: ${orphan}`],
    destroy: [`left behind: ${GROUP}`, `left behind: ${orphan}`],
  });
});

test("what stood before is no orphan of the stack's: it stands on it", async () => {
  const ground = `${GROUP}-ground`;
  const { problems } = await rehearsed(faultThat(), {
    init: async () => {
      await send(session, "PUT", ground, { location: "westeurope" });
      session.standing.add(ground);
      return {};
    },
    show: ({ args }) => ({
      text: (args?.length ?? 0) > 1 ? PLAN : stateJson([{ address: ADDRESS, id: GROUP }]),
    }),
  });
  expect(problems).toEqual({});
});

test("what is still wrong in Azure is a problem, whatever the plan says", async () => {
  const arm = (): Armed => ({ ...ARMED, mended: () => ["still open"] });
  expect((await rehearsed(faultThat({ arm }))).problems).toEqual({ agreement: ["still open"] });
});

test("what a person does is kept, imports as commands, and addresses are found in the state", async () => {
  const exists = `a resource with the ID "${GROUP}" already exists - to be managed via Terraform`;
  let applies = 0;
  const { person, fired, problems } = await rehearsed(
    faultThat({
      strikes: "plan",
      arm: () => ({ ...ARMED, repair: async () => ["waits"] }),
    }),
    {
      apply: async () => {
        await send(session, "PUT", GROUP, { location: "westeurope" });
        applies += 1;
        return applies === 1 ? failed(ADDRESS, exists) : {};
      },
    },
  );
  expect(problems).toEqual({});
  expect(person).toEqual(["waits", `terraform import '${ADDRESS}' '${GROUP}'`]);
  expect(fired).toEqual([{ ...HIT, address: ADDRESS }]);
});

test("what was never made has the address of the error that speaks of it", async () => {
  const lost = { method: "PUT", path: `${GROUP}/providers/Microsoft.Authorization/roleAssignments/1` };
  const arm = (): Armed => ({ ...ARMED, fired: () => [lost], strike: () => session.run("import") });
  const address = "azurerm_role_assignment.a";
  const { fired } = await rehearsed(faultThat({ arm }), {
    import: () => failed(address, `Put "${lost.path}": reset`),
  });
  expect(fired).toEqual([{ ...lost, address }]);
});

test("what the person imports goes into the very next apply", async () => {
  const seen: unknown[] = [];
  const imports = [{ address: ADDRESS, id: GROUP }];
  const { person } = await rehearsed(
    faultThat({ strikes: "plan", arm: () => ({ ...ARMED, imports: () => imports }) }),
    {
      apply: async () => {
        const file = path.join(session.folder, "mlzone_imports.tf.json");
        seen.push(fs.existsSync(file) && JSON.parse(fs.readFileSync(file, "utf8")));
        await send(session, "PUT", GROUP, { location: "westeurope" });
        return {};
      },
    },
  );
  expect(seen).toEqual([{ import: [{ to: ADDRESS, id: GROUP }] }]);
  expect(person).toEqual([`terraform import '${ADDRESS}' '${GROUP}'`]);
});

test("a fault is over before the person acts", async () => {
  const order: string[] = [];
  const arm = (): Armed => ({
    ...ARMED,
    disarm: () => {
      order.push("disarm");
    },
    repair: async () => {
      order.push("repair");
      return [];
    },
  });
  await rehearsed(faultThat({ arm }));
  expect(order).toEqual(["disarm", "repair"]);
});

test("a configuration that can't be planned, or a fault that can't be armed, ends in a problem and not in a throw", async () => {
  const unplanned = await rehearsed(faultThat(), { plan: () => failed(undefined, "Invalid reference") });
  expect(unplanned.problems).toEqual({ armed: ["Invalid reference"] });
  expect(unplanned.names).toEqual(["init", "armed", "destroy"]);
  await session.close();
  const unarmed = await rehearsed(
    faultThat({
      arm: () => {
        throw new RangeError("nothing to pick from");
      },
    }),
  );
  expect(unarmed.problems).toEqual({ armed: ["nothing to pick from"] });
});

test("without providers nothing is tried", async () => {
  expect((await rehearsed(faultThat(), { init: () => failed(undefined, "no provider") })).names).toEqual([
    "init",
  ]);
});
