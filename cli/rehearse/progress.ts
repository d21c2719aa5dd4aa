import { durationText, type StepResult, type TerraformEvent } from "../../rehearsal";

/** How often a line is written where there is no terminal to redraw. */
const QUIET_MS = 20_000;
const REDRAW_MS = 250;

/**
 * Shows what happens while it happens: a line when a step ends, and in between one line a subject that says
 * which resource, how many of how many, and for how long. Written to standard error, as it is no result.
 */
export class Progress {
  private readonly lines = new Map<string, Line>();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly out: NodeJS.WriteStream = process.stderr,
    private readonly now: () => number = Date.now,
  ) {
    this.timer = setInterval(() => this.show(), out.isTTY ? REDRAW_MS : QUIET_MS);
    this.timer.unref();
  }

  /** A step begins. */
  begin(subject: string, step: string): void {
    this.lines.set(subject, { step, startedAt: this.now(), done: 0, total: 0, current: "" });
  }

  /** Terraform says something. */
  event(subject: string, event: TerraformEvent): void {
    const line = this.lines.get(subject);
    if (line === undefined) {
      return;
    }
    const address = event.hook?.resource?.addr ?? "";
    switch (event.type) {
      case "change_summary":
        line.total = Math.max(line.total, sum(event));
        break;
      case "apply_start":
        line.current = address;
        break;
      case "apply_complete":
        line.done += event.hook?.action === "read" ? 0 : 1;
        line.current = address;
        break;
    }
  }

  /** A step ends. */
  end(subject: string, result: StepResult): void {
    this.lines.delete(subject);
    const mark = result.held ? "held  " : "FAILED";
    this.print(
      `${subject}  ${mark}  ${result.name.padEnd(15)}  ${durationText(result.seconds).padStart(6)}  ${result.seen}`,
    );
  }

  /** A line of its own. */
  print(text: string): void {
    this.clear();
    this.out.write(`${text}\n`);
    if (this.out.isTTY) {
      this.show();
    }
  }

  stop(): void {
    clearInterval(this.timer);
    this.clear();
  }

  private show(): void {
    const texts = [...this.lines].map(([subject, line]) => this.text(subject, line));
    if (texts.length === 0) {
      return;
    }
    if (this.out.isTTY) {
      this.clear();
      // one line: more could not be cleared without knowing the terminal's state
      this.out.write(texts.join("   ").slice(0, (this.out.columns ?? 80) - 1));
    } else {
      this.out.write(texts.map((text) => `${text}\n`).join(""));
    }
  }

  private text(subject: string, { step, startedAt, done, total, current }: Line): string {
    const count = total > 0 ? ` ${done} of ${total}` : "";
    return `${subject}  ${step}${count}  ${durationText((this.now() - startedAt) / 1000)}  ${current}`.trimEnd();
  }

  private clear(): void {
    if (this.out.isTTY) {
      this.out.write("\r\u001b[K");
    }
  }
}

interface Line {
  readonly step: string;
  readonly startedAt: number;
  done: number;
  total: number;
  current: string;
}

function sum({ changes }: TerraformEvent): number {
  return changes === undefined ? 0 : changes.add + changes.change + changes.remove;
}
