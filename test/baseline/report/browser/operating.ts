import type { CheckReport } from "../../../../baseline/report";
import { htmlReport } from "../../../../baseline/report/html";
import { mixedReport } from "../reports";
import type { OpenPage, TestBrowser } from "./chromium";
import { BEGINS_IN_SIGHT, FOCUSED, OPERABLE } from "./in-page";
import { openFindings } from "./subjects";

/** Searching and filtering a report that has much to search, and doing all of it by keyboard. */
export function operatingTests(browser: () => TestBrowser, report: CheckReport): void {
  const open = openFindings(report);
  const bad = htmlReport(report);
  const mixed = htmlReport(mixedReport());
  const shown = ({ page }: OpenPage) => page.locator("[id^=finding-]:visible").count();
  const status = ({ page }: OpenPage) => page.locator("#shown").innerText();

  test("filters by pillar, severity and stack, each alone and together", async () => {
    const opened = await browser().open(bad);
    const { page } = opened;
    const pillarOf = (id: string) => id.split("/")[0] ?? "";
    expect(await shown(opened)).toBe(open.length);
    const fields = {
      pillar: [...new Set(open.map(({ rule }) => pillarOf(rule.id)))],
      severity: ["high", "medium", "low"],
      stack: ["dev", "prod", "open"],
    };
    const expected = { pillar: "", severity: "", stack: "" };
    const matching = () =>
      open.filter(
        ({ rule, stack }) =>
          (expected.pillar === "" || pillarOf(rule.id) === expected.pillar) &&
          (expected.severity === "" || rule.severity === expected.severity) &&
          (expected.stack === "" || stack === expected.stack),
      ).length;
    for (const field of ["pillar", "severity", "stack"] as const) {
      for (const value of [...fields[field], ""]) {
        await page.locator(`select[name=${field}]`).selectOption(value);
        expected[field] = value;
        expect([field, value, await shown(opened)]).toEqual([field, value, matching()]);
      }
    }
    Object.assign(expected, { pillar: "security", severity: "medium" });
    await page.locator("select[name=pillar]").selectOption(expected.pillar);
    await page.locator("select[name=severity]").selectOption(expected.severity);
    expect(matching()).toBeGreaterThan(0);
    expect(await shown(opened)).toBe(matching());
    expect(await status(opened)).toBe(`${matching()} of ${open.length} findings are shown.`);
    // what became empty is gone, too, and a count tells what is left
    expect(await page.locator(".level:visible .count").allInnerTexts()).toEqual(
      [matching() - (await page.locator(".level.unknown .item:visible").count())].map(String),
    );
    expect(await page.locator(".rule:visible").count()).toBe(
      await page.locator(".rule:has(.item:visible)").count(),
    );
    await page.getByRole("button", { name: "Show all" }).click();
    await expect(shown(opened)).resolves.toBe(open.length);
  });

  test("searches addresses, messages and what is said of the rule", async () => {
    const opened = await browser().open(bad);
    const { page } = opened;
    const search = page.getByRole("searchbox", { name: "Search" });
    await search.fill("OWNER people[0]");
    expect(await page.locator("[id^=finding-]:visible code").first().innerText()).toBe(
      "azurerm_role_assignment.people[0]",
    );
    const byRule = open.filter(({ rule }) => rule.id === "security/compute-local-auth").length;
    await search.fill("security/compute-local-auth");
    expect(await shown(opened)).toBeGreaterThanOrEqual(byRule);
    await search.fill("no such words anywhere");
    expect(await shown(opened)).toBe(0);
    expect(await page.locator(".level:visible").count()).toBe(0);
    expect(await status(opened)).toBe(`0 of ${open.length} findings are shown.`);
    await search.fill("");
    expect(await status(opened)).toBe(`All ${open.length} findings are shown.`);
  });

  test("a link to a finding opens its rule, even if a filter hid it", async () => {
    const [first] = open;
    const hash = `#finding-${first?.fingerprint}`;
    const { page } = await browser().open(bad, {}, hash);
    const rule = page.locator(".rule", { has: page.locator(hash) });
    expect(await rule.locator("details").getAttribute("open")).not.toBeNull();
    await page.getByRole("searchbox").fill("no such words anywhere");
    await page.evaluate(`location.hash = ""; location.hash = ${JSON.stringify(hash)}`);
    await page.locator(hash).waitFor({ state: "visible" });
    expect(await page.evaluate(`(${BEGINS_IN_SIGHT})(${JSON.stringify(hash)})`)).toBe(true);
  });

  test("everything is reached by Tab in the order of the page, and one sees where one is", async () => {
    const { page } = await browser().open(bad);
    const operable = await page.evaluate<string[]>(OPERABLE);
    expect(new Set(operable)).toEqual(new Set(["A", "SUMMARY", "INPUT", "SELECT", "BUTTON"]));
    for (const nth of operable.keys()) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(FOCUSED)).toEqual({ nth, outlined: true, uncovered: true });
    }
  });

  test("Enter and Space open and close, a filter is set, and all is shown again, without a pointer", async () => {
    const opened = await browser().open(mixed);
    const { page } = opened;
    const { keyboard } = page;
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("findings");
    for (const kind of [".pillar", ".rule details"]) {
      const first = page.locator(kind).first();
      await first.locator("summary").focus();
      for (const [key, isOpen] of [
        ["Enter", true],
        ["Space", false],
        ["Space", true],
        ["Enter", false],
      ] as const) {
        await keyboard.press(key);
        expect(await first.getAttribute("open")).toBe(isOpen ? "" : null);
      }
    }
    await page.locator("select[name=severity]").focus();
    await keyboard.press("ArrowDown");
    expect(await page.locator("select[name=severity]").inputValue()).toBe("high");
    expect(await shown(opened)).toBe(2);
    await page.getByRole("searchbox").focus();
    await keyboard.type("machine_learning_workspace.old");
    expect(await shown(opened)).toBe(1);
    await page.getByRole("button", { name: "Show all" }).focus();
    await keyboard.press("Enter");
    await page.getByText("All 3 findings are shown.").waitFor();
    await keyboard.press("Tab");
    await keyboard.press("Space");
    expect(await page.locator(".rule details[open]").count()).toBe(2);
    expect(await page.locator("#unfold").innerText()).toBe("Fold");
  });
}
