import { type Traffic, trafficProblems } from "../../../constructs/serving/traffic";

const DEPLOYMENTS = ["blue", "green", "red"];

describe("deploy/online-safe-rollout-mirrored-traffic: the traffic of an endpoint", () => {
  test.each<[string, Traffic]>([
    ["nobody answers yet", { live: {} }],
    ["nobody answers yet, in zeros", { live: { blue: 0, green: 0 } }],
    ["one answers all", { live: { blue: 100 } }],
    ["two share", { live: { blue: 90, green: 10 } }],
    ["another one sees half of it", { live: { blue: 100, green: 0 }, mirror: { green: 50 } }],
    ["a copy that is switched off", { live: { blue: 100 }, mirror: { blue: 0 } }],
  ])("%s", (_, traffic) => {
    expect(trafficProblems(traffic, DEPLOYMENTS)).toEqual([]);
  });

  test.each<[string, Traffic, string[]]>([
    ["neither 0 nor 100", { live: { blue: 90 } }, ["live must sum to 0 or to 100 (it sums to 90)"]],
    [
      "a copy to who answers",
      { live: { blue: 100 }, mirror: { blue: 10 } },
      ["mirror.blue has live traffic: a copy goes to a deployment that answers nobody"],
    ],
    [
      "more than half as a copy",
      { live: { blue: 100 }, mirror: { green: 51 } },
      ["mirror.green must be a whole number from 0 to 50 (got 51)"],
    ],
    [
      "two copies",
      { live: { blue: 100 }, mirror: { green: 10, red: 10 } },
      ["mirror takes one deployment (got 2)"],
    ],
    [
      "copies of nothing",
      { live: {}, mirror: { green: 10 } },
      ["mirror copies live traffic, and there is none"],
    ],
    [
      "parts of a percent, and whom nobody knows",
      { live: { blue: 99.5, pink: 0.5 } },
      [
        "live.blue must be a whole number from 0 to 100 (got 99.5)",
        "live.pink is no deployment of the endpoint (it has blue, green, red)",
        "live.pink must be a whole number from 0 to 100 (got 0.5)",
      ],
    ],
  ])("refuses %s", (_, traffic, problems) => {
    expect(trafficProblems(traffic, DEPLOYMENTS)).toEqual(problems);
  });
});
