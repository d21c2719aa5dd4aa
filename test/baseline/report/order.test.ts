import { worstFirst } from "../../../baseline/report/order";
import {
  ACCEPTED,
  checkReport,
  finding,
  PUBLIC_NETWORK,
  ruled,
  SCALE_TO_ZERO,
  stackCheck,
  TAGS,
} from "./reports";

describe("the order of findings in a report that may be cut", () => {
  test("what fails the check, then what doesn't, then what is accepted; each by severity, rule, stack, place", () => {
    const rules = (stack: string) => [
      ruled(TAGS, [finding(TAGS, { address: `${stack}.low` })]),
      ruled(SCALE_TO_ZERO, [
        finding(SCALE_TO_ZERO, { address: `${stack}.unknown`, certainty: "unknown" }),
        finding(SCALE_TO_ZERO, { address: `${stack}.b` }),
        finding(SCALE_TO_ZERO, { address: `${stack}.a`, attribute: "y" }),
        finding(SCALE_TO_ZERO, { address: `${stack}.a`, attribute: "x" }),
      ]),
      ruled(PUBLIC_NETWORK, [
        finding(PUBLIC_NETWORK, { address: `${stack}.accepted`, acknowledgement: ACCEPTED }),
        finding(PUBLIC_NETWORK, { address: `${stack}.high` }),
      ]),
    ];
    const report = checkReport(
      ["prod", "dev"].map((name) => stackCheck(rules(name), { name })),
      { failOn: "medium" },
    );
    const order = worstFirst(report.stacks, report).map(({ finding: { address, attribute = "" } }) =>
      [address, attribute].join(" ").trim(),
    );
    expect(order).toEqual([
      "dev.high",
      "prod.high",
      "dev.a x",
      "dev.a y",
      "dev.b",
      "prod.a x",
      "prod.a y",
      "prod.b",
      "dev.unknown",
      "prod.unknown",
      "dev.low",
      "prod.low",
      "dev.accepted",
      "prod.accepted",
    ]);
  });
});
