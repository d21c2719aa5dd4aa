import { madeWorkbook, SAMPLE, workbookPage } from "../../../bench/workbook/index";
import { findChromium, TestBrowser } from "../../baseline/report/browser/chromium";
import { BROKEN_WORDS, FAINT_TEXTS, PAGE_COLOUR, SIDEWAYS } from "../../baseline/report/browser/in-page";

const executable = findChromium();
const describeInBrowser = executable === undefined ? describe.skip : describe;
const why =
  executable === undefined
    ? " (skipped: CHROMIUM_PATH names no chromium, and there is none on the path)"
    : "";

describeInBrowser(`the picture of the workbook in a browser${why}`, () => {
  const page = workbookPage(madeWorkbook(), SAMPLE);
  let browser: TestBrowser;

  beforeAll(async () => {
    browser = await TestBrowser.launch(executable ?? "");
  });
  afterEach(() => browser.closePages());
  afterAll(() => browser.close());

  test("asks for nothing and complains of nothing", async () => {
    const { requests, complaints } = await browser.open(page);
    expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
  });

  test("fits a phone, a tablet and a desk; only tables are scrolled", async () => {
    const { page: opened } = await browser.open(page);
    for (const width of [360, 768, 1200]) {
      await opened.setViewportSize({ width, height: 780 });
      const { scrolls } = await opened.evaluate<{ scrolls: number }>(SIDEWAYS);
      expect([width, scrolls]).toEqual([width, 0]);
      expect(await opened.evaluate(BROKEN_WORDS)).toEqual([]);
      for (const panel of await opened.locator(".panel").all()) {
        const box = await panel.boundingBox();
        expect((box?.x ?? 0) + (box?.width ?? Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(width);
      }
    }
  });

  test("half panels stand beside each other where there is room", async () => {
    const { page: opened } = await browser.open(page);
    const tops = async () =>
      Promise.all(
        ["nodes", "lost-nodes"].map(async (id) => (await opened.locator(`#${id}`).boundingBox())?.y),
      );
    const [left, right] = await tops();
    expect(left).toBe(right);
    await opened.setViewportSize({ width: 360, height: 780 });
    const [above, below] = await tops();
    expect(below).toBeGreaterThan(above ?? 0);
  });

  test("every text stands out from what is behind it, in light and in dark", async () => {
    const { page: opened } = await browser.open(page);
    const behind = new Set<string>();
    for (const colorScheme of ["light", "dark"] as const) {
      await opened.emulateMedia({ colorScheme });
      const { judged, faint } = await opened.evaluate<{ judged: number; faint: string[] }>(FAINT_TEXTS);
      expect(judged).toBeGreaterThan(100);
      expect([colorScheme, faint]).toEqual([colorScheme, []]);
      behind.add(await opened.evaluate<string>(PAGE_COLOUR));
    }
    expect(behind.size).toBe(2);
  });

  test("every line and bar is drawn inside its frame", async () => {
    const { page: opened } = await browser.open(page);
    const outside = await opened.evaluate<
      string[]
    >(`[...document.querySelectorAll(".chart > svg")].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll("polyline, rect")].flatMap((shape) => {
        const box = shape.getBoundingClientRect();
        const fits = box.top >= frame.top - 2 && box.bottom <= frame.bottom + 2 && box.left >= frame.left - 2 && box.right <= frame.right + 2;
        return fits ? [] : [svg.getAttribute("aria-label")];
      });
    })`);
    expect(outside).toEqual([]);
  });
});
