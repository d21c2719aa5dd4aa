import { type Answers, EVENTS, folderOf, GROUP, rehearseWith } from "./fake-terraform";

const { error } = EVENTS;
const IDENTITY = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-churn`;
const MADE = { location: "westeurope" };

/** What the ground makes first, then what the stack on it makes and destroys. */
const ON_GROUND: Answers = {
  apply: [{ requests: [["PUT", GROUP, MADE]] }, { requests: [["PUT", IDENTITY, MADE]] }, {}],
  plan: [{}],
  destroy: [{ requests: [["DELETE", IDENTITY]] }],
};
const grounds = [{ ...folderOf({ "main.tf.json": {} }), name: "dev" }];

describe("a stack that stands on another one", () => {
  test("finds it in its Azure; what the other one did is no part of it, and stays", async () => {
    const heard: string[] = [];
    const { evidence, fake, held, writes } = await rehearseWith(ON_GROUND, {
      grounds,
      onStep: (name, result) => result && heard.push(name),
    });
    expect(held).toMatchObject({ apply: true, destroy: true });
    expect(heard.slice(0, 4)).toEqual(["init dev", "apply dev", "init", "apply"]);
    expect(writes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `PUT ${IDENTITY}`,
      `DELETE ${IDENTITY}`,
    ]);
    expect(evidence.requests.total).toBe(2);
    expect(evidence.steps.map(({ name }) => name)).not.toContain("apply dev");
    // each in a folder, and so with a state, of its own
    const [first, , second] = fake.calls.map(({ folder }) => folder);
    expect(first).not.toBe(second);
  });

  test("is deployed as a group with what the other one has given it, where somebody asks for that", async () => {
    const deployerGroup = "00000000-0000-0000-0000-000000000031";
    // the ground is made by who may make everything
    const { evidence, writes } = await rehearseWith(ON_GROUND, { grounds, deployerGroup });
    expect(writes.map(({ path, status }) => [path, status])).toContainEqual([IDENTITY, 403]);
    expect(evidence.notes).toContain(
      `Who deployed had the roles of the group ${deployerGroup}, and none besides`,
    );
  });

  test("what it leaves behind is still told from what was there", async () => {
    const { evidence } = await rehearseWith({ ...ON_GROUND, destroy: {} }, { grounds });
    expect(evidence.steps.at(-1)?.problems).toEqual([`left behind: ${IDENTITY}`]);
  });

  test("isn't begun where the other one can't be applied", async () => {
    const refused = { events: [error("no quota")], exit: 1 };
    const life = rehearseWith({ apply: [refused] }, { grounds });
    await expect(life).rejects.toThrow(/^landing stands on dev, which can't be applied: .*no quota/);
  });

  test("each gets the values of its own variables; one that nobody has is Terraform's to refuse", async () => {
    const own = folderOf({ "main.tf.json": { variable: { sas: {} } } });
    const ground = { ...folderOf({ "main.tf.json": { variable: { region: {} } } }), name: "dev" };
    const { fake } = await rehearseWith(ON_GROUND, {
      source: own,
      grounds: [ground],
      variables: ["sas=x", "region=y", "typo=z"],
    });
    const given = fake.calls
      .filter(({ args }) => args[0] === "apply")
      .map(({ args }) => args.filter((_, at) => args[at - 1] === "-var"));
    expect(given.slice(0, 2)).toEqual([["region=y"], ["sas=x", "typo=z"]]);
  });
});
