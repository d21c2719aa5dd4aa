import type { LandingZoneConfig } from "../../stacks/config/landing-zone-config";
import { synthesized } from "./synthesized";

const GUID = "11111111-0000-0000-0000-000000000021";

/** Months of the images of dev's instances, by the instances' addresses. */
function months(compute: LandingZoneConfig["compute"]): Record<string, unknown> {
  return Object.fromEntries(
    synthesized("dev", { compute })
      .resources()
      .filter(({ address }) => address.startsWith("azapi_resource.instance-"))
      .map(({ address, attributes }) => [address, attributes.replace_triggers_external_values]),
  );
}

describe("security/compute-instance-latest-image: a month makes instances anew", () => {
  const instances = [
    { name: "anna", assignedTo: GUID },
    { name: "bert", assignedTo: GUID, imageMonth: "2026-09" },
  ];

  test("one line is for all, and an instance may wait", () => {
    expect(months({ imageMonth: "2026-10", instances })).toEqual({
      "azapi_resource.instance-anna": { imageMonth: "2026-10" },
      "azapi_resource.instance-bert": { imageMonth: "2026-09" },
    });
  });

  test("without it only those that say a month are made anew", () => {
    expect(months({ instances })).toEqual({
      "azapi_resource.instance-anna": undefined,
      "azapi_resource.instance-bert": { imageMonth: "2026-09" },
    });
  });

  test("nothing but the instances knows the month, so that nothing else is touched", () => {
    const [october, november] = ["2026-10", "2026-11"].map((imageMonth) =>
      synthesized("dev", { compute: { imageMonth, instances } })
        .resources()
        .map(({ address, attributes }) => [address, JSON.stringify(attributes)] as const),
    );
    const before = new Map(october);
    const changed = november?.filter(([address, text]) => before.get(address) !== text);
    expect(changed?.map(([address]) => address)).toEqual(["azapi_resource.instance-anna"]);
  });
});
