import { CATALOGUE } from "../../../baseline/catalogue";
import { htmlReport } from "../../../baseline/report/html";
import { findChromium, type OpenPage, TestBrowser } from "./browser/chromium";
import { RAN } from "./browser/in-page";
import { lookingTests } from "./browser/looking";
import { operatingTests } from "./browser/operating";
import { badReport, HOSTILE_TEXTS, hostileReport, openFindings, soundReport } from "./browser/subjects";
import { mixedReport } from "./reports";

const executable = findChromium();
const describeInBrowser = executable === undefined ? describe.skip : describe;
const why =
  executable === undefined
    ? " (skipped: CHROMIUM_PATH names no chromium, and there is none on the path)"
    : "";

describeInBrowser(`the page in a browser${why}`, () => {
  const report = badReport();
  const open = openFindings(report);
  const hostileOne = hostileReport();
  const bad = htmlReport(report);
  const sound = htmlReport(soundReport());
  const mixed = htmlReport(mixedReport());
  const hostile = htmlReport(hostileOne);
  let browser: TestBrowser;

  beforeAll(async () => {
    browser = await TestBrowser.launch(executable ?? "");
  });
  afterEach(() => browser.closePages());
  afterAll(() => browser.close());

  const shown = ({ page }: OpenPage) => page.locator("[id^=finding-]:visible").count();

  describe("operated", () => operatingTests(() => browser, report));
  describe("looked at", () => lookingTests(() => browser, { bad, sound, hostile }));

  test("asks for nothing, and its script complains of nothing", async () => {
    for (const html of [bad, sound, mixed, hostile]) {
      const { requests, complaints } = await browser.open(html);
      expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
    }
    // a page that asks for something is caught
    const { requests } = await browser.open(
      '<img src="https://example.com/a.png"><script src="b.js"></script>',
    );
    expect(requests.map((url) => url.split("/").pop()).sort()).toEqual(["a.png", "b.js"]);
  });

  test("texts of others neither run nor hide, move or rename anything", async () => {
    const opened = await browser.open(hostile);
    const { page, complaints } = opened;
    await page.locator("#unfold").click();
    expect(await page.evaluate(RAN)).toBe("undefined");
    expect(complaints).toEqual([]);
    expect(await page.locator("h1").allInnerTexts()).toEqual(["The check fails."]);
    expect(await shown(opened)).toBe(openFindings(hostileOne).length);
    for (const text of HOSTILE_TEXTS.slice(0, 10)) {
      expect(await page.locator(".where code").getByText(text, { exact: true }).count()).toBeGreaterThan(0);
    }
    // marks that turn what stands around them from right to left are gone
    expect(await page.locator("body").innerText()).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  });

  test("markup that got in all the same would neither run nor load, because the page forbids it", async () => {
    const smuggle = `document.body.insertAdjacentHTML("beforeend",
      '<img src="https://evil.example/x.png" onerror="window.ran = 1">')`;
    const { page, requests } = await browser.open(mixed);
    const refusal = page.waitForEvent("console", (message) => message.text().includes("event handler"));
    await page.evaluate(smuggle);
    await refusal;
    expect(await page.evaluate(RAN)).toBe("undefined");
    expect(requests).toEqual([]);
    const lax = await browser.open(mixed.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ""));
    await lax.page.evaluate(smuggle);
    await lax.page.waitForFunction(`${RAN} === "number"`);
  });

  test("without a script everything can be read and opened, and nothing is offered that needs one", async () => {
    const opened = await browser.open(bad, { javaScriptEnabled: false });
    const { page } = opened;
    expect(await shown(opened)).toBe(open.length);
    expect(await page.locator("form:visible, button:visible").count()).toBe(0);
    const [first] = open;
    const rule = page.locator(".rule", { has: page.locator(`#finding-${first?.fingerprint}`) });
    expect(await rule.innerText()).toContain(first?.rule.fix.terraform);
    await rule.locator("summary").click();
    await rule.getByText(first?.rule.why ?? "").waitFor({ state: "visible" });
  });

  test("shows what is accepted, by whom and until when, and what is the team's and Azure's to do", async () => {
    const { page } = await browser.open(sound);
    const body = await page.locator("body").innerText();
    expect(body).toContain("The check passes.");
    expect(body).toMatch(/accepted by security board until \d{4}-\d\d-\d\d: ./);
    for (const { title, responsibility } of CATALOGUE) {
      expect([title, body.includes(title)]).toEqual([
        title,
        responsibility === "team" || responsibility === "azure",
      ]);
    }
  });
});
