import { lineWidth, paragraph, table } from "../../terminal/layout";

/** Lets a piece of code believe that the terminal has so many columns. */
function onTerminal<T>(columns: number | undefined, work: () => T): T {
  const before = Object.getOwnPropertyDescriptor(process.stdout, "columns");
  Object.defineProperty(process.stdout, "columns", { value: columns, configurable: true });
  try {
    return work();
  } finally {
    Object.defineProperty(process.stdout, "columns", before ?? { value: undefined, configurable: true });
  }
}

describe("layout", () => {
  test.each([
    [undefined, 100],
    [300, 100],
    [80, 80],
    [10, 40],
  ])("a terminal of %s columns gets lines of %s", (columns, width) => {
    expect(onTerminal(columns, lineWidth)).toBe(width);
  });

  test("columns are as wide as their texts, figures stand on the right", () => {
    const rows = [
      ["a", "one", "1"],
      ["bb", "three", "300"],
    ];
    expect(table(rows, ["left", "left", "right"], 1)).toBe("  a   one      1\n  bb  three  300");
  });

  test("on a narrow terminal the flexible column wraps and nothing is cut off", () => {
    const rows = [["name", "a rather long explanation that can't fit", "42"]];
    const lines = onTerminal(40, () => table(rows, ["left", "left", "right"], 1)).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(lines.length).toBeGreaterThan(1);
    const words = lines
      .join(" ")
      .split(/\s+/)
      .filter((word) => !["", "name", "42"].includes(word));
    expect(words.join(" ")).toBe("a rather long explanation that can't fit");
  });

  test("a paragraph wraps between words", () => {
    const text = "Cluster nodes cost nothing until a job runs on them.";
    expect(onTerminal(40, () => paragraph(text))).toBe(
      "  Cluster nodes cost nothing until a job\n  runs on them.",
    );
  });
});
