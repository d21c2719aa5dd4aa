import * as fc from "fast-check";
import { onlyFileOf } from "../../../review/publish/zip";
import { type ZipEntry, zipOf } from "./zip-maker";

const MOST = 1_000_000;
const good: ZipEntry = { name: "review.json", content: '{"schemaVersion":1}' };

function read(zip: Buffer, most = MOST): string {
  return onlyFileOf(zip, "review.json", most).toString("utf8");
}

describe("the one file of an archive is read", () => {
  test("as upload-artifact packs it, with the sizes behind the content", () => {
    expect(read(zipOf([good]))).toBe('{"schemaVersion":1}');
  });

  test("unpacked, as with compression-level 0", () => {
    expect(read(zipOf([{ ...good, method: 0, flags: 0 }]))).toBe('{"schemaVersion":1}');
  });

  test("with a comment at the archive's end", () => {
    expect(read(zipOf([good], { comment: "a comment of anybody" }))).toBe('{"schemaVersion":1}');
  });
});

describe("an archive is refused", () => {
  const refused: readonly [string, Buffer, RegExp][] = [
    ["with a file beside the report", zipOf([good, { name: "x", content: "" }]), /must hold one file/],
    ["with the report twice", zipOf([good, good]), /must hold one file/],
    ["without a file", zipOf([]), /must hold one file/],
    ["whose file has a path up", zipOf([{ ...good, name: "../../review.json" }]), /not called/],
    ["whose file has an absolute path", zipOf([{ ...good, name: "/review.json" }]), /not called/],
    ["whose file is in a folder", zipOf([{ ...good, name: "review/review.json" }]), /not called/],
    ["whose file has a name that ends early", zipOf([{ ...good, name: "review.json\0.sh" }]), /not called/],
    [
      "whose file is a symbolic link",
      zipOf([{ ...good, content: "/etc/passwd", mode: 0o120777 }]),
      /regular/,
    ],
    ["whose file is a device", zipOf([{ ...good, mode: 0o020666 }]), /regular/],
    ["whose file has two names", zipOf([{ ...good, localName: "review.jsox" }]), /zip archive/],
    ["that is encrypted", zipOf([{ ...good, flags: 1 }]), /encrypted/],
    ["that is packed otherwise", zipOf([{ ...good, method: 12 }]), /in a way that no artifact is/],
    ["whose file is larger than it says", zipOf([{ ...good, claimedSize: 3 }]), /not as large/],
    ["that says a size of 4 GB", zipOf([{ ...good, claimedSize: 0xffffffff }]), /zip archive/],
    ["that is cut", zipOf([good]).subarray(0, 60), /zip archive/],
    ["that is JSON", Buffer.from('{"schemaVersion":1}'), /zip archive/],
    ["that is empty", Buffer.alloc(0), /zip archive/],
    ["with something behind its end", Buffer.concat([zipOf([good]), Buffer.from("x")]), /zip archive/],
  ];

  test.each(refused)("%s", (_, zip, why) => {
    expect(() => read(zip)).toThrow(why);
  });

  test.each([
    ["says so", undefined],
    ["says nothing of them", 20],
  ])("whose 60 MB hide in 60 KB and that %s", (_, claimedSize) => {
    const bomb = zipOf([{ ...good, content: Buffer.alloc(60_000_000), claimedSize }]);
    expect(bomb.length).toBeLessThan(80_000);
    const before = process.memoryUsage.rss();
    expect(() => read(bomb)).toThrow("review.json has more than 1000000 bytes");
    expect(process.memoryUsage.rss() - before).toBeLessThan(30_000_000);
  });
});

test("whatever stands in an archive, it is read or refused in a sentence of ours", () => {
  const zip = zipOf([good]);
  const damaged = fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(damaged, (bytes) => {
      const copy = Buffer.from(zip);
      for (const [at, value] of bytes) {
        copy[at] = value;
      }
      try {
        expect(onlyFileOf(copy, "review.json", MOST).length).toBeLessThanOrEqual(MOST);
      } catch (error) {
        expect((error as Error).message).toMatch(/archive|review\.json/);
        expect((error as Error).name).toBe("Error");
      }
    }),
    { numRuns: 2000 },
  );
});
