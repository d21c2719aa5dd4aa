import { Progress } from "../../../cli/rehearse/progress";
import type { TerraformEvent } from "../../../rehearsal";
import { stepResult } from "../../rehearsal/evidence/evidence";
import { EVENTS } from "../../rehearsal/fake-terraform";

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** What progress writes, to a terminal or to a file. */
function shown(
  isTTY: boolean,
  work: (progress: Progress, pass: (ms: number) => void) => void,
  columns = 80,
): string {
  const texts: string[] = [];
  const out = { isTTY, columns, write: (text: string) => texts.push(text) };
  const progress = new Progress(out as unknown as NodeJS.WriteStream);
  work(progress, (ms) => jest.advanceTimersByTime(ms));
  progress.stop();
  return texts.join("");
}

const CLEAR = "\r\u001b[K";
const event = (one: object) => one as TerraformEvent;
const started = (addr: string) =>
  event({ type: "apply_start", "@message": "", hook: { resource: { addr } } });

describe("progress in a file", () => {
  test("is a line when a step ends", () => {
    const text = shown(false, (progress) => {
      progress.begin("dev", "apply");
      progress.end("dev", stepResult({ seconds: 24.2 }));
      progress.begin("dev", "plan");
      progress.end("dev", stepResult({ name: "plan", held: false, seen: "2 changes", seconds: 125 }));
    });
    expect(text).toBe(
      "dev  held    apply            24.2 s  4 resources made\ndev  FAILED  plan               2:05  2 changes\n",
    );
  });

  test("is a line every 20 seconds meanwhile: which resource, how many of how many, for how long", () => {
    const text = shown(false, (progress, pass) => {
      progress.begin("dev", "apply");
      progress.event("dev", event(EVENTS.summary("plan", { add: 3, change: 1 })));
      progress.event("dev", event(EVENTS.applied("azurerm_subnet.a", "create")));
      progress.event("dev", started("azurerm_subnet.b"));
      pass(19_999);
      progress.event("prod", started("of nobody"));
      pass(20_001);
    });
    expect(text).toBe(
      "dev  apply 1 of 4  20.0 s  azurerm_subnet.b\ndev  apply 1 of 4  40.0 s  azurerm_subnet.b\n",
    );
  });

  test("says nothing of others when one ends, and nothing at all once it is stopped", () => {
    const text = shown(false, (progress, pass) => {
      progress.begin("dev", "apply");
      progress.begin("prod", "apply");
      progress.end("dev", stepResult());
      progress.stop();
      pass(60_000);
    });
    expect(text.split("\n")).toHaveLength(2);
  });
});

describe("progress on a terminal", () => {
  test("is one line that is written again, no longer than the terminal is wide", () => {
    const text = shown(
      true,
      (progress, pass) => {
        progress.begin("dev", "apply");
        progress.begin("prod", "init");
        pass(250);
      },
      26,
    );
    expect(text).toBe(`${CLEAR}dev  apply  0.3 s   prod ${CLEAR}`);
  });

  test("gives way to the line of a step that ended, and comes back", () => {
    const text = shown(true, (progress) => {
      progress.begin("dev", "apply");
      progress.begin("prod", "init");
      progress.end("dev", stepResult());
    });
    expect(text).toBe(
      `${CLEAR}dev  held    apply            24.1 s  4 resources made\n${CLEAR}prod  init  0.0 s${CLEAR}`,
    );
  });
});
