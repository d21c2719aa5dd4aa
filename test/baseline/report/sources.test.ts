import { readSources } from "../../../baseline/report/sources";

const NETWORK = { file: "stacks/parts/network.ts", line: 31, column: 5, construct: "dev/network" };

function read(entry: unknown): unknown {
  return readSources(JSON.stringify({ sources: { "azurerm_subnet.a": entry } })).get("azurerm_subnet.a");
}

function message(text: string): string {
  try {
    readSources(text);
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  return "";
}

describe("sources.json", () => {
  test("leads from an address to the line", () => {
    expect(read(NETWORK)).toEqual(NETWORK);
    expect(readSources('{"sources": {}}').size).toBe(0);
  });

  test("may know no column, and may say more than is known", () => {
    const { column, ...rest } = NETWORK;
    expect(read({ ...rest, since: "today" })).toStrictEqual(rest);
    expect(column).toBe(5);
  });

  test.each([
    ["above the repository", "../other/a.ts"],
    ["above it on a detour", "stacks/../../a.ts"],
    ["of the machine", "/etc/passwd"],
    ["of another machine", "//host/share/a.ts"],
    ["on a drive", "C:/a.ts"],
    ["with Windows' separators", "stacks\\a.ts"],
    ["that is a URL", "https://example.com/a.ts"],
    ["that is a script", "javascript:alert(1)"],
    ["with a step too many", "stacks//a.ts"],
    ["that stays where it is", "./a.ts"],
    ["without a name", ""],
    ["with a terminal's sequence", "stacks/\u001b[2Ja.ts"],
    ["of two lines", "stacks/a.ts\n::error::"],
    ["that hides its ending", "stacks/a\u202est.exe"],
    ["with half a character", "stacks/\ud800.ts"],
  ])("a file %s has no line", (_case, file) => {
    expect(read({ ...NETWORK, file })).toBeUndefined();
  });

  test("a name that is only unusual is kept", () => {
    for (const file of ["..a/b.ts", "a b/ü.ts", "a/b#1?.ts", "a-b/c.d.ts"]) {
      expect(read({ ...NETWORK, file })).toEqual({ ...NETWORK, file });
    }
  });

  test("a construct whose name steers a terminal leaves no line", () => {
    expect(read({ ...NETWORK, construct: "dev/\u0007" })).toBeUndefined();
  });

  test("all that is wrong is said at once, with the field's path and without its value", () => {
    const text = JSON.stringify({
      sources: {
        "azurerm_subnet.a": { file: 1, line: 0, column: 1.5, construct: null },
        "azurerm_subnet.b": "secret",
        "azurerm_subnet.c": { ...NETWORK, line: "31" },
      },
    });
    expect(message(text).split("; ")).toEqual([
      'sources["azurerm_subnet.a"].file must be a path inside the repository (got a number)',
      'sources["azurerm_subnet.a"].construct must be the path of a construct (got nothing)',
      'sources["azurerm_subnet.a"].line must be a whole number from 1 (got a number)',
      'sources["azurerm_subnet.a"].column must be a whole number from 1 (got a number)',
      'sources["azurerm_subnet.b"] must be { "file", "line", "column", "construct" } (got a text)',
      'sources["azurerm_subnet.c"].line must be a whole number from 1 (got a text)',
    ]);
  });

  test.each([
    ["no JSON", "no", "it is not JSON"],
    ["cut off", '{"sources": {', "it is not JSON"],
    ["a list", "[]", 'the file must be { "sources": … } (got a list)'],
    ["without sources", "{}", "sources must be an object, by Terraform address (got nothing)"],
    [
      "with a list of sources",
      '{"sources": []}',
      "sources must be an object, by Terraform address (got a list)",
    ],
  ])("a file that is %s", (_case, text, sentence) => {
    expect(message(text)).toContain(sentence);
  });

  test("an address called like a part of every object is an address", () => {
    const text = `{"sources": {"__proto__": ${JSON.stringify(NETWORK)}}}`;
    expect(readSources(text).get("__proto__")).toEqual(NETWORK);
    expect(readSources('{"sources": {}}').get("constructor")).toBeUndefined();
  });
});
