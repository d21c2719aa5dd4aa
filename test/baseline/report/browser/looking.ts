import { htmlReport } from "../../../../baseline/report/html";
import { mixedReport } from "../reports";
import type { TestBrowser } from "./chromium";
import { BROKEN_WORDS, FAINT_TEXTS, PAGE_COLOUR, SCORES, SIDEWAYS, UNFOLD } from "./in-page";

interface Pages {
  readonly bad: string;
  readonly sound: string;
  readonly hostile: string;
}

/** How the page looks: on narrow windows, in the dark, on paper. */
export function lookingTests(browser: () => TestBrowser, { bad, sound, hostile }: Pages): void {
  const mixed = htmlReport(mixedReport());

  test.each([
    ["much is wrong", bad],
    ["nothing is wrong", sound],
    ["texts are hostile", hostile],
  ])(
    "nothing has to be scrolled sideways and no heading's word is broken, from 360 pixels on: %s",
    async (name, html) => {
      const { page } = await browser().open(html);
      await page.evaluate(UNFOLD);
      for (const width of [360, 768, 1200]) {
        await page.setViewportSize({ width, height: 780 });
        expect(await page.evaluate(SIDEWAYS)).toEqual({ scrolls: 0, beyond: [] });
        // of thousands of letters without a blank no word fits
        expect(name === "texts are hostile" ? [] : await page.evaluate(BROKEN_WORDS)).toEqual([]);
      }
    },
  );

  test.each([
    ["much is wrong", bad],
    ["there is some of everything", mixed],
  ])("every text stands out from what is behind it, in light and in dark: %s", async (_, html) => {
    const { page } = await browser().open(html);
    await page.evaluate(UNFOLD);
    const behind = new Set<string>();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const { judged, faint } = await page.evaluate<{ judged: number; faint: string[] }>(FAINT_TEXTS);
      expect(judged).toBeGreaterThan(100);
      expect([colorScheme, faint]).toEqual([colorScheme, []]);
      behind.add(await page.evaluate<string>(PAGE_COLOUR));
    }
    expect(behind.size).toBe(2);
  });

  test("a bar is as green as the numbers beside it say, pillar by pillar", async () => {
    const { page } = await browser().open(bad);
    const scores = await page.evaluate<{ words: string; share: number }[]>(SCORES);
    expect(scores.map(({ words }) => words.replace(/ \d.*$/, ""))).toEqual(
      expect.arrayContaining(["Reliability", "Security", "Cost", "Operational excellence"]),
    );
    for (const { words, share } of scores) {
      const [, good, all] = /(\d+) of (\d+) hold/.exec(words) ?? [];
      expect(share).toBeCloseTo(Number(good) / Number(all), 1);
    }
  });

  test("on paper there is nothing to filter with, and what was folded is unfolded", async () => {
    const { page } = await browser().open(mixed);
    const why = page.locator(".rule details p").first();
    expect(await why.isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("form:visible, .skip:visible").count()).toBe(0);
    expect(await why.isVisible()).toBe(true);
  });
}
