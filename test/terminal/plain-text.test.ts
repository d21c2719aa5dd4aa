import { plainLine, plainLines } from "../../terminal/plain-text";

describe("texts of others on a terminal", () => {
  test.each([
    ["colours", "\u001b[31mred\u001b[0m", "red"],
    ["a cleared screen", "a\u001b[2Jb", "ab"],
    ["line breaks of every kind", "a\nb\r\nc\u2028d\u0085e", "a b c d e"],
    ["marks that turn or hide text", "a\u202Eb\u200Bc\uFEFFd", "a b c d"],
    ["blanks around it", "  a  ", "a"],
  ])("a line loses %s", (_, text, plain) => {
    expect(plainLine(text)).toBe(plain);
  });

  test("letters of every script stay", () => {
    expect(plainLine("ü 中文 \u{1F600}")).toBe("ü 中文 \u{1F600}");
  });

  test("several lines stay lines, with their indentation, each of them plain", () => {
    expect(plainLines("first\n  \u001b[31msecond\u001b[0m\t\r\nthird\n")).toBe("first\n  second\nthird");
  });
});
