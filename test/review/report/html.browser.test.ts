import { htmlReport } from "../../../review/report/html";
import { jsonReport } from "../../../review/report/json";
import type { ReviewJson } from "../../../review/report/json-schema";
import { findChromium, TestBrowser } from "../../baseline/report/browser/chromium";
import {
  BROKEN_WORDS,
  FAINT_TEXTS,
  FOCUSED,
  OPERABLE,
  PAGE_COLOUR,
  RAN,
  SIDEWAYS,
  UNFOLD,
} from "../../baseline/report/browser/in-page";
import { HOSTILE_TEXTS } from "../../baseline/report/browser/subjects";
import { STORAGE } from "../corpus/addresses";
import { reportSaying } from "../publish/sample";
import { alikeReview, badReview, sampleReview } from "./reviews";

const executable = findChromium();
const describeInBrowser = executable === undefined ? describe.skip : describe;
const why =
  executable === undefined
    ? " (skipped: CHROMIUM_PATH names no chromium, and there is none on the path)"
    : "";

/** Wider than any window, with a style of its own. */
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" class="wide" viewBox="0 0 3000 2000" width="3000" height="2000"><style>.wide rect{fill:rgb(1, 2, 3)}</style><rect width="3000" height="2000"/></svg>';

/** How far the picture was moved, as soon as it is. */
const SCROLLED = `new Promise((told) => {
  const picture = document.querySelector(".picture");
  picture.addEventListener("scroll", () => told(picture.scrollLeft), { once: true });
})`;

describeInBrowser(`the page in a browser${why}`, () => {
  const review = badReview();
  const bad = htmlReport(review);
  const drawn = htmlReport(review, { pictures: new Map([["prod", PICTURE]]) });
  const sample = htmlReport(sampleReview());
  const alike = htmlReport(alikeReview(20));
  const json = JSON.parse(jsonReport(review)) as ReviewJson;
  const risks = json.stacks.flatMap(({ name, risks: own }) => own.map((risk) => ({ ...risk, stack: name })));
  let browser: TestBrowser;

  beforeAll(async () => {
    browser = await TestBrowser.launch(executable ?? "");
  });
  afterEach(() => browser.closePages());
  afterAll(() => browser.close());

  test("asks for nothing, and neither its script nor its policy complains", async () => {
    for (const html of [bad, drawn, sample]) {
      const { requests, complaints } = await browser.open(html);
      expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
    }
  });

  test("filters by kind, severity and stack, and searches", async () => {
    const { page } = await browser.open(bad);
    const shown = () => page.locator(".level .item:visible").count();
    expect(await shown()).toBe(risks.length);
    const expected = {
      kind: risks.filter(({ kind }) => kind === "data-loss").length,
      severity: risks.filter(({ severity }) => severity === "medium").length,
      stack: risks.filter(({ stack }) => stack === "dev").length,
    };
    for (const [field, value] of [
      ["kind", "data-loss"],
      ["severity", "medium"],
      ["stack", "dev"],
    ] as const) {
      await page.locator(`select[name=${field}]`).selectOption(value);
      expect([field, await shown()]).toEqual([field, expected[field]]);
      expect(await page.locator("#shown").innerText()).toBe(
        `${expected[field]} of ${risks.length} risks shown.`,
      );
      await page.locator(`select[name=${field}]`).selectOption("");
    }
    await page.getByRole("searchbox").fill("LOCK protected-by");
    expect(await shown()).toBe(1);
    expect(await page.locator(".level:visible .count").allInnerTexts()).toEqual(["1"]);
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByText(`All ${risks.length} risks shown.`).waitFor();
  });

  test("what is folded is found, shown, and counted", async () => {
    const { page } = await browser.open(alike);
    const fold = page.locator(".level .folded");
    const shown = () => page.locator(".level .item:visible").allInnerTexts();
    expect(await shown()).toHaveLength(5);
    expect(await fold.locator("summary").innerText()).toBe("And 15 more");
    await page.getByRole("searchbox").fill("a.b1");
    expect(await shown()).toHaveLength(11);
    expect(await fold.locator("summary").innerText()).toBe("10 of 15 more");
    await page.getByRole("searchbox").fill("a.b3");
    expect(await shown()).toEqual([expect.stringContaining("account 3")]);
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByText("All 20 risks shown.").waitFor();
    expect(await shown()).toHaveLength(5);
    expect(await fold.locator("summary").innerText()).toBe("And 15 more");
  });

  test("everything is reached by Tab in the order of the page, and one sees where one is", async () => {
    const { page } = await browser.open(sample);
    const operable = await page.evaluate<string[]>(OPERABLE);
    expect(new Set(operable)).toEqual(new Set(["A", "SUMMARY", "INPUT", "SELECT", "BUTTON"]));
    const seen: number[] = [];
    while (seen.length < operable.length) {
      await page.keyboard.press("Tab");
      const { nth, outlined, uncovered } = await page.evaluate<{
        nth: number;
        outlined: boolean;
        uncovered: boolean;
      }>(FOCUSED);
      expect({ outlined, uncovered }).toEqual({ outlined: true, uncovered: true });
      // blocks to copy are reached, too, because they may be wider than the window
      if (nth >= 0) {
        seen.push(nth);
      }
    }
    expect(seen).toEqual([...operable.keys()]);
  });

  test("without a script everything can be read, and nothing is offered that needs one", async () => {
    const { page } = await browser.open(bad, { javaScriptEnabled: false });
    expect(await page.locator(".level .item:visible").count()).toBe(risks.length);
    expect(await page.locator("form:visible, button:visible").count()).toBe(0);
    await page.locator(".folded summary").click();
    expect(await page.locator(".folded .item:visible").count()).toBe(12);
  });

  test.each([
    ["much is wrong", bad],
    ["there is some of everything", sample],
    ["much is the same", alike],
  ])(
    "every text stands out in light and in dark, and nothing is scrolled sideways on a phone: %s",
    async (_, html) => {
      const { page } = await browser.open(html);
      await page.evaluate(UNFOLD);
      const behind = new Set<string>();
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const { judged, faint } = await page.evaluate<{ judged: number; faint: string[] }>(FAINT_TEXTS);
        expect(judged).toBeGreaterThan(40);
        expect([colorScheme, faint]).toEqual([colorScheme, []]);
        behind.add(await page.evaluate<string>(PAGE_COLOUR));
      }
      expect(behind.size).toBe(2);
      for (const width of [360, 768, 1200]) {
        await page.setViewportSize({ width, height: 780 });
        const { scrolls, beyond } = await page.evaluate<{ scrolls: number; beyond: string[] }>(SIDEWAYS);
        // a block to copy keeps its lines, and is scrolled in its own frame
        expect([width, scrolls, beyond.filter((one) => one !== "CODE.null")]).toEqual([width, 0, []]);
        // an address has no place where it could be broken
        const broken = await page.evaluate<string[]>(BROKEN_WORDS);
        expect([width, broken.filter((word) => !STORAGE.includes(word))]).toEqual([width, []]);
      }
    },
  );

  test("a picture wider than the window is moved in its frame by keyboard, in its own colours", async () => {
    const { page } = await browser.open(drawn, { viewport: { width: 390, height: 800 } });
    const frame = page.locator(".picture");
    expect(
      await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
    ).toBe(0);
    await frame.focus();
    // waitForFunction evaluates in the page when it looks a second time, which the page forbids
    const scrolled = page.evaluate(SCROLLED);
    await page.keyboard.press("ArrowRight");
    expect(await scrolled).toBeGreaterThan(0);
    expect(await page.evaluate('getComputedStyle(document.querySelector(".wide rect")).fill')).toBe(
      "rgb(1, 2, 3)",
    );
  });

  test("on paper there is nothing to filter with, and what was folded is unfolded", async () => {
    const { page } = await browser.open(bad);
    expect(await page.locator(".folded .item").first().isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("form:visible, .skip:visible").count()).toBe(0);
    expect(await page.locator(".folded .item").first().isVisible()).toBe(true);
  });

  test("texts of others neither run nor hide, move or rename anything", async () => {
    for (const text of HOSTILE_TEXTS) {
      const { page, complaints, requests } = await browser.open(htmlReport(sampleReview(reportSaying(text))));
      await page.evaluate(UNFOLD);
      expect(await page.evaluate(RAN)).toBe("undefined");
      expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
      expect(await page.locator("h1").allInnerTexts()).toEqual(["The review fails."]);
      expect(await page.locator(".level .item:visible").count()).toBe(2);
      const { scrolls } = await page.evaluate<{ scrolls: number }>(SIDEWAYS);
      expect(scrolls).toBe(0);
    }
  });
});
