import { type SaxesAttributeNS, SaxesParser } from "saxes";
import { junitReport } from "../../../baseline/report/junit";
import {
  checkReport,
  finding,
  mixedReport,
  NASTY_TEXTS,
  PUBLIC_NETWORK,
  reportSaying,
  ruled,
  SCALE_TO_ZERO,
  stackCheck,
  TAGS,
} from "./reports";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Reads XML as strictly as its specification wants it. */
function read(xml: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]: [string, SaxesAttributeNS]) => [
      key,
      value,
    ]);
    const element: Element = { name, attributes: Object.fromEntries(values), children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element !== undefined) {
      element.text += text;
    }
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(xml).close();
  const [suites] = root.children;
  if (suites === undefined) {
    throw new Error("no element");
  }
  return suites;
}

function casesOf(xml: string): Element[] {
  return read(xml).children.flatMap(({ children }) => children.filter(({ name }) => name === "testcase"));
}

describe("report as JUnit XML", () => {
  test("has a suite for each stack, with counts that are those of its cases", () => {
    const suites = read(junitReport(mixedReport()));
    expect(suites.attributes).toEqual({
      name: "mlzone check",
      tests: "8",
      failures: "3",
      errors: "0",
      skipped: "2",
    });
    expect(suites.children.map(({ attributes }) => attributes.name)).toEqual(["prod", "dev"]);
    for (const { attributes, children } of suites.children) {
      const cases = children.filter(({ name }) => name === "testcase");
      const having = (name: string) =>
        cases.filter((one) => one.children.some((child) => child.name === name)).length;
      expect(attributes).toMatchObject({
        tests: String(cases.length),
        failures: String(having("failure")),
        skipped: String(having("skipped")),
      });
    }
  });

  test("a finding is a case of its pillar that fails by its rule", () => {
    const cases = casesOf(junitReport(mixedReport()));
    const [failed] = cases.filter(({ attributes }) => attributes.name?.includes("workspace.main"));
    expect(failed?.attributes).toEqual({
      classname: "Security",
      name: "security/workspace-public-network azurerm_machine_learning_workspace.main public_network_access_enabled",
    });
    const [failure] = failed?.children ?? [];
    expect(failure?.attributes.type).toBe("security/workspace-public-network");
    expect(failure?.text).toContain("azurerm_machine_learning_workspace.main at stacks/landing-zone.ts:31");
    expect(failure?.text).toContain("Fix: MachineLearningWorkspace closes it");
  });

  test("a rule that holds is a case, one that has nothing to look at is skipped", () => {
    const cases = casesOf(
      junitReport(checkReport([stackCheck([ruled(TAGS), ruled(PUBLIC_NETWORK, [], 0)])])),
    );
    expect(cases.map(({ attributes, children }) => [attributes.name, children[0]?.name])).toEqual([
      ["security/workspace-public-network", "skipped"],
      ["operations/tags", undefined],
    ]);
  });

  test("only what fails the check fails a case", () => {
    const findings = [finding(SCALE_TO_ZERO), finding(SCALE_TO_ZERO, { certainty: "unknown" })];
    const report = checkReport([stackCheck([ruled(SCALE_TO_ZERO, findings)])], { failOnUnknown: false });
    const kinds = (xml: string) =>
      casesOf(xml)
        .map(({ children }) => children[0]?.name)
        .sort();
    expect(kinds(junitReport(report))).toEqual(["failure", "skipped"]);
    expect(kinds(junitReport({ ...report, failOnUnknown: true }))).toEqual(["failure", "failure"]);
    expect(kinds(junitReport({ ...report, failOn: "high" }))).toEqual(["skipped", "skipped"]);
  });

  test("an accepted finding is skipped with who accepted it; an unused acknowledgement is a word beside", () => {
    const xml = junitReport(mixedReport());
    const [accepted] = casesOf(xml).filter(({ attributes }) => attributes.name?.endsWith(".training"));
    expect(accepted?.children[0]?.attributes.message).toMatch(/^accepted by security board until 2099-06-30/);
    const [prod] = read(xml).children;
    expect(prod?.children.at(-1)).toMatchObject({
      name: "system-err",
      text: expect.stringContaining("sharedKeys of storage"),
    });
  });

  test("no two cases of a suite have the same name", () => {
    const same = { address: "a.b", attribute: "c" };
    const findings = [finding(TAGS, same), finding(TAGS, same), finding(TAGS, same)];
    const names = casesOf(junitReport(checkReport([stackCheck([ruled(TAGS, findings)])]))).map(
      ({ attributes }) => attributes.name,
    );
    expect(names).toEqual([
      "operations/tags a.b c",
      "operations/tags a.b c (2)",
      "operations/tags a.b c (3)",
    ]);
  });

  test.each(NASTY_TEXTS.map((text) => [text.slice(0, 30), text]))(
    "is well-formed whatever others wrote: %j",
    (_, nasty) => {
      const suites = read(junitReport(reportSaying(nasty)));
      expect(suites.children[0]?.children.filter(({ name }) => name === "testcase")).toHaveLength(5);
    },
  );

  test("texts of others come back as they were, and what XML forbids as a sign that something was there", () => {
    const text = "]]> <b> &amp; \"x\" 'y' 中文 \ud83d\ude00";
    expect(read(junitReport(reportSaying(text))).children[0]?.attributes.name).toBe(text);
    expect(read(junitReport(reportSaying("true"))).children[0]?.attributes.name).toBe("true");
    expect(read(junitReport(reportSaying("a\uFFFEb\ud800c"))).children[0]?.attributes.name).toBe(
      "a\uFFFDb\uFFFDc",
    );
  });
});
