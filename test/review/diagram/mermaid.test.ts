import { mermaidOf, pictureOf } from "../../../review/diagram";
import { allFrames } from "../../../review/diagram/picture";
import { goodGraphs } from "./good-graphs";
import { HOSTILE, hostilePicture } from "./hostile-picture";

/** Quoted text as Mermaid takes it: numbers of characters, tags of ours, and nothing else that it reads. */
const TEXT = String.raw`"(?:[\p{L}\p{N} .,:/()·…-]|#\d+;|<b>|</b>|<br/>)*"`;
const LINES = [
  /^flowchart LR$/u,
  new RegExp(String.raw`^ +n\d+\[${TEXT}\]$`, "u"),
  new RegExp(String.raw`^ +subgraph n\d+\[${TEXT}\]$`, "u"),
  /^ +end$/u,
  new RegExp(String.raw`^ {2}n\d+ (-->|-\.->|==>)\|${TEXT}\| n\d+$`, "u"),
  /^ {2}linkStyle \d+ [\w:#,\- ]+$/u,
  /^ {2}classDef \w+ [\w:#,\- ]+$/u,
  /^ {2}class n\d+(,n\d+)* \w+$/u,
];

function odd(mermaid: string): string[] {
  const lines = mermaid.trimEnd().split("\n");
  return lines.filter((line) => !LINES.some((known) => known.test(line)));
}

describe("a picture for a README", () => {
  test.each(goodGraphs())(
    "of $name has only lines that Mermaid knows, and no end too many",
    ({ name, graph }) => {
      const picture = pictureOf({ name, graph });
      const mermaid = mermaidOf(picture);
      expect(odd(mermaid)).toEqual([]);
      const ids = new Set(mermaid.match(/n\d+(?=\[")/g));
      const ends = mermaid.match(/^ {2}n\d+ \S+\|.*\| n\d+$/gm) ?? [];
      expect(ends).toHaveLength(picture.arrows.length);
      for (const end of ends) {
        const [, from, to] = /^ {2}(n\d+) .* (n\d+)$/.exec(end) ?? [];
        expect([ids.has(from ?? ""), ids.has(to ?? "")]).toEqual([true, true]);
      }
      expect(mermaid.match(/^ +subgraph /gm)?.length).toBe(mermaid.match(/^ +end$/gm)?.length);
    },
  );

  test("texts of others are text, whatever they hold", () => {
    const mermaid = mermaidOf(hostilePicture());
    expect(odd(mermaid)).toEqual([]);
    const title = HOSTILE.find((text) => text.includes("script")) ?? "";
    const read = mermaid.replace(/#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)));
    expect(read).toContain(title);
    expect(mermaid).not.toContain("<script");
  });

  test("a frame with nothing in it is a box: Mermaid has no empty subgraph", () => {
    const picture = hostilePicture();
    const empty = allFrames(picture.frames).find(({ title }) => title === "empty");
    expect(mermaidOf(picture)).toMatch(new RegExp(String.raw`^ +${empty?.id}\["`, "m"));
  });

  test("marks boxes and arrows by what happens to them", () => {
    const picture = hostilePicture();
    const [arrow] = picture.arrows;
    const mermaid = mermaidOf({
      ...picture,
      arrows: arrow === undefined ? [] : [arrow, { ...arrow, change: "removed" }],
    });
    expect(mermaid).toMatch(/^ {2}class n2,n3,.* added$/m);
    expect(mermaid).toMatch(/^ {2}linkStyle 1 stroke:#b3201b/m);
    expect(mermaid).not.toMatch(/linkStyle 0/);
  });
});
