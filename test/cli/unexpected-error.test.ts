import { main } from "../../cli/main";

jest.mock("../../cli/check", () => ({ check: breaks }));
jest.mock("../../cli/review", () => ({ review: breaks }));
jest.mock("../../cli/rehearse", () => ({ rehearse: breaks }));
jest.mock("../../cli/synth", () => ({ synth: breaks }));

function breaks(): never {
  throw new TypeError("Cannot read properties of undefined");
}

describe("what breaks inside of a command", () => {
  const said: string[] = [];
  let exitCode: typeof process.exitCode;

  beforeEach(() => {
    exitCode = process.exitCode;
    said.length = 0;
    jest.spyOn(console, "error").mockImplementation((text: string) => void said.push(text));
  });
  afterEach(() => {
    process.exitCode = exitCode;
    jest.restoreAllMocks();
  });

  test.each([
    ["check", 2],
    ["review", 2],
    ["rehearse", 2],
    ["synth", 1],
  ])("%s ends with %i, because 1 is a verdict where there is one", async (command, wanted) => {
    await main(["node", "mlzone", command, "x"], "1.0.0");
    expect(process.exitCode).toBe(wanted);
    expect(said.join("\n")).toContain("Cannot read properties of undefined");
    expect(said.join("\n")).not.toContain("    at ");
  });
});
