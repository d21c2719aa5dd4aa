import * as path from "node:path";
import { RehearsalError } from "../../../rehearsal/rehearsal-error";
import { findTerraform } from "../../../rehearsal/terraform/binary";
import { FakeMachine, fakeTerraform, PLATFORM } from "./fake-machine";

let machine: FakeMachine;
beforeEach(() => {
  machine = new FakeMachine();
});
afterEach(() => machine.remove());

/** The error of looking for terraform among the machine's own programs only. */
function refusal(): unknown {
  try {
    findTerraform({ PATH: machine.bin });
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("terraform", () => {
  test("is found on the PATH, with its version and platform", () => {
    machine.program("terraform", fakeTerraform());
    expect(findTerraform({ PATH: ["", "/nowhere", machine.bin].join(path.delimiter) })).toEqual({
      path: path.join(machine.bin, "terraform"),
      version: "1.11.4",
      platform: PLATFORM,
    });
  });

  test("a folder or a file that can't be run is passed over", () => {
    machine.file("other", "terraform", "x");
    machine.program("terraform", fakeTerraform());
    const other = path.join(machine.home, "other");
    expect(findTerraform({ PATH: [other, machine.bin].join(path.delimiter) }).path).toBe(
      path.join(machine.bin, "terraform"),
    );
    machine.remove();
    machine.program("terraform", fakeTerraform(), 0o644);
    expect(refusal()).toMatchObject({ message: expect.stringContaining("terraform is missing") });
  });

  test.each(["1.5.0", "1.10.0", "2.0.0", "1.6.0-beta1"])("%s is new enough", (version) => {
    machine.program("terraform", fakeTerraform(version));
    expect(findTerraform({ PATH: machine.bin }).version).toBe(version);
  });

  test.each([
    ["0.15.5", "terraform 0.15.5 at TERRAFORM is too old."],
    ["1.4.7", "terraform 1.4.7 at TERRAFORM is too old."],
    ["1.5.0-rc1", "terraform 1.5.0-rc1 at TERRAFORM is too old."],
    ["new", "TERRAFORM doesn't say which terraform it is (exit code 0)."],
  ])("%s is refused in one sentence", (version, sentence) => {
    machine.program("terraform", fakeTerraform(version));
    const error = refusal();
    expect(error).toBeInstanceOf(RehearsalError);
    expect(error).toMatchObject({
      exitCode: 1,
      message: `${sentence.replace("TERRAFORM", path.join(machine.bin, "terraform"))} Install Terraform 1.5 or newer and put it on the PATH.`,
    });
  });

  test("none at all, one that fails, one that says nothing", () => {
    expect(refusal()).toMatchObject({
      name: "RehearsalError",
      message:
        "terraform is missing: a rehearsal runs the real one. Install Terraform 1.5 or newer and put it on the PATH.",
    });
    machine.program("terraform", "\necho 'no more memory' >&2; exit 3");
    expect(refusal()).toMatchObject({ message: expect.stringContaining("(no more memory)") });
    for (const said of ["hello", "null", "[]", '{"terraform_version": "1.11.4"}']) {
      machine.program("terraform", `\necho '${said}'`);
      expect(refusal()).toMatchObject({ message: expect.stringContaining("doesn't say which terraform") });
    }
  });

  test("a file that is no program", () => {
    machine.program("terraform", "");
    machine.program("terraform", "/none");
    expect(refusal()).toBeInstanceOf(RehearsalError);
  });
});
