import type { StackInput } from "../../baseline/check/check-stack";
import { review } from "../../review";
import { render } from "../../review/report";
import { readReviewJson } from "../../review/report/read-review-json";
import { costWords } from "../../review/report/words";
import { terraformJsonOf } from "../../terraform-json";

const SIZE = "Standard_DS3_v2";

function stack(nodes: number, endpoints = 1): StackInput {
  const resource = {
    azurerm_private_endpoint: { one: { location: "westeurope", count: endpoints } },
    azurerm_machine_learning_compute_cluster: {
      training: {
        name: "training",
        vm_size: SIZE,
        scale_settings: { min_node_count: 0, max_node_count: nodes },
      },
    },
  };
  const terraform = { kind: "configuration" as const, configuration: terraformJsonOf({ resource }) };
  return { name: "dev", file: "dev", terraform, acknowledgements: [] };
}

function reviewed(base: StackInput, head: StackInput, hours?: { base?: object; head?: object }) {
  const asked = hours as { base?: Record<string, number>; head?: Record<string, number> } | undefined;
  return review([{ name: "dev", base, head, hours: asked }], {
    today: "2026-11-22",
    version: "1.0.0",
    failOn: ["cost-up"],
  });
}

describe("what a pull request makes of the costs", () => {
  test("is told in all three cases", () => {
    const hours = { training: 73 };
    const { cost } = reviewed(stack(4), stack(10, 2), { base: hours, head: hours }).stacks[0] ?? {};
    expect(cost).toMatchObject({
      before: 7.3,
      after: 14.6,
      expected: { before: 86.72, after: 213.16 },
      worst: { before: 801.54, after: 2000.2 },
      lines: [
        {
          what: `machine ${SIZE}`,
          before: 0,
          after: 0,
          expected: { before: 79.42, after: 198.56 },
          worst: { before: 794.24, after: 1985.6 },
        },
        { what: "private endpoint", before: 7.3, after: 14.6 },
      ],
    });
    expect(cost && costWords(cost)).toBe(
      "about 7.30 → 14.60 USD a month while nothing runs, 86.72 → 213.16 as expected, 801.54 → 2000.20 at worst (prices of 2026-11-21)",
    );
  });

  test("a cluster that may grow larger costs more, though not while nothing runs", () => {
    const one = reviewed(stack(4), stack(40));
    expect(one.stacks[0]?.cost).toMatchObject({
      before: 7.3,
      after: 7.3,
      worst: { before: 801.54, after: 7949.7 },
    });
    expect(render("terminal", one)).toContain("It fails the review.");
    expect(render("markdown", one)).toContain(
      "Costs about 7.30 USD a month while nothing runs, 801.54 → 7949.70 at worst",
    );
    expect(render("markdown", one)).toContain(
      "machine Standard\\_DS3\\_v2: 0.00 while nothing runs, 794.24 → 7942.40 at worst",
    );
  });

  test("hours that rise cost more, hours that fall don't", () => {
    const same = stack(4);
    const up = reviewed(same, structuredClone(same), { base: { training: 10 }, head: { training: 20 } });
    expect(up.stacks[0]?.cost?.expected).toEqual({ before: 18.18, after: 29.06 });
    expect(render("terminal", up)).toContain("It fails the review.");
    const down = reviewed(same, structuredClone(same), { base: { training: 20 }, head: { training: 10 } });
    expect(down.stacks[0]?.cost?.expected).toEqual({ before: 29.06, after: 18.18 });
    expect(render("terminal", down)).not.toContain("It fails the review.");
  });

  test("what runs all month is told once", () => {
    const { cost } = reviewed(stack(4), stack(4, 2)).stacks[0] ?? {};
    expect(cost && costWords(cost)).toBe(
      "about 7.30 → 14.60 USD a month while nothing runs, 801.54 → 808.84 at worst (prices of 2026-11-21)",
    );
  });

  test("the JSON report has all of it, and what an older version wrote is read", () => {
    const written = JSON.parse(render("json", reviewed(stack(4), stack(10))));
    const [{ cost }] = written.stacks;
    expect(cost.worst).toEqual({ before: 801.54, after: 1992.9 });
    expect(readReviewJson(JSON.stringify(written)).stacks[0]?.cost?.lines).toEqual(cost.lines);
    delete cost.worst;
    delete cost.expected;
    expect(readReviewJson(JSON.stringify(written)).stacks[0]?.cost).not.toHaveProperty("worst");
  });
});
