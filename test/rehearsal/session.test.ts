import * as fs from "node:fs";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import type { Session, SessionOptions } from "../../rehearsal/session";
import { CONFIGURATION, fakeTerraform, folderOf, openSession as openReal } from "./fake-terraform";

const NAME = `landing-${process.pid}`;

/** The scratch folders of this file's sessions. */
function scratchFolders(): string[] {
  return fs
    .readdirSync(os.tmpdir())
    .filter((name) => name.startsWith("mlzone-rehearsal-"))
    .filter((name) => fs.existsSync(path.join(os.tmpdir(), name, "cdktf.out", "stacks", NAME)));
}

function options(changes: Partial<SessionOptions> = {}): SessionOptions {
  return {
    source: folderOf(CONFIGURATION, NAME),
    terraform: fakeTerraform().terraform,
    variables: [],
    ...changes,
  };
}

/** A port of the loopback interface that is taken until the test ends. */
async function takenPort(): Promise<{ port: number; release: () => void }> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as net.AddressInfo).port, release: () => server.close() };
}

const opened: Session[] = [];
afterEach(async () => {
  for (const session of opened.splice(0)) {
    await session.close();
  }
});

/** Opens a session that is closed after the test, if the test hasn't done it. */
async function openSession(given: SessionOptions): Promise<Session> {
  const session = await openReal(given);
  opened.push(session);
  return session;
}

describe("a session", () => {
  test("gives Terraform more variables until others are given, or another configuration comes", async () => {
    const fake = fakeTerraform();
    const session = await openSession(options({ terraform: fake.terraform, variables: ["a=1"] }));
    session.give({ churn_score_gate: "receipt" });
    await session.run("plan");
    session.give({ other_gate: "second" });
    await session.run("apply");
    session.restage(folderOf(CONFIGURATION, NAME));
    await session.run("plan");
    const given = fake.calls.map(({ args }) => args.filter((_, index) => args[index - 1] === "-var"));
    expect(given).toEqual([["a=1", "churn_score_gate=receipt"], ["a=1", "other_gate=second"], ["a=1"]]);
  });

  test("listens on the port that was asked for, and lets it go", async () => {
    const { port, release } = await takenPort();
    release();
    const session = await openSession(options({ port }));
    expect(session.simulator.address).toBe(`http://127.0.0.1:${port}`);
    await session.close();
    await (await openSession(options({ port }))).close();
  });

  test("a taken port is one sentence, and leaves no folder", async () => {
    const { port, release } = await takenPort();
    await expect(openSession(options({ port }))).rejects.toMatchObject({
      name: "RehearsalError",
      message: expect.stringMatching(new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is taken`)),
    });
    expect(scratchFolders()).toEqual([]);
    release();
  });

  test("leaves nothing when it is closed; a given simulator goes on", async () => {
    const first = await openSession(options());
    const second = await openSession(options({ simulator: first.simulator }));
    expect(scratchFolders()).toHaveLength(2);
    await second.close();
    expect((await fetch(`${first.simulator.address}/subscriptions`)).status).toBe(401);
    await first.close();
    expect(scratchFolders()).toEqual([]);
    await expect(fetch(`${first.simulator.address}/subscriptions`)).rejects.toThrow("fetch failed");
  });

  test("runs where no file of the person is touched", async () => {
    const source = folderOf({ "main.tf": "" }, NAME);
    const session = await openSession(options({ source }));
    await session.run("init");
    expect(fs.readdirSync(source.folder)).toEqual(["main.tf"]);
    expect(session.folder.startsWith(`${os.tmpdir()}${path.sep}`)).toBe(true);
    await session.close();
  });

  test("by cdktf runs its three commands, and terraform all others", async () => {
    const tool = folderOf({ "main.tf": "", "cdktf.js": "console.log('No changes.');" });
    const terraform = fakeTerraform();
    const session = await openSession(
      options({ cdktf: path.join(tool.folder, "cdktf.js"), terraform: terraform.terraform }),
    );
    for (const command of ["init", "apply", "plan", "destroy", "show"] as const) {
      expect((await session.run(command)).exitCode).toBe(0);
    }
    await session.run("plan", { args: ["-destroy"] });
    expect(terraform.commands).toEqual(["init", "show", "destroy plan"]);
    await session.close();
  });

  test("hears of each event, from the session's listener and the command's", async () => {
    const { terraform } = fakeTerraform({ plan: { events: [{ type: "version", "@message": "" }] } });
    const heard: string[] = [];
    const session = await openSession(
      options({ terraform, onEvent: (command, { type }) => heard.push(`${command} ${type}`) }),
    );
    await session.run("plan", { onEvent: ({ type }) => heard.push(type) });
    expect(heard).toEqual(["plan version", "version"]);
    await session.close();
  });
});
