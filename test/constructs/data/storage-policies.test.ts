import {
  SecureStorageAccount,
  type SecureStorageAccountProps,
} from "../../../constructs/data/secure-storage-account";
import { accepted, answered, standing } from "../../support/deviations";
import { existingResourceGroup, testDeviation, testIdentity, testKey } from "../../support/fixtures";
import { testStack } from "../../support/template";

/** Every account has these. */
const ALWAYS = {
  "networkRules.virtualNetworkSubnetIds": ["60d21c4f"],
  "sasPolicy.expirationAction": ["7aa1c9d5"],
};
const PLATFORM_KEYS = { encryption: ["6fac406b"] };

/** An account with a key of its own and a copy elsewhere, unless told otherwise. */
function account(props: Partial<SecureStorageAccountProps> = {}) {
  const stack = testStack();
  new SecureStorageAccount(stack, "storage", {
    resourceGroup: existingResourceGroup(),
    name: "stchurntest1a2b3",
    redundancy: "GZRS",
    encryption: { key: testKey(stack), identity: testIdentity() },
    ...props,
  });
  return stack;
}
const policies = (props?: Partial<SecureStorageAccountProps>) => answered(account(props), "storage");

describe("what policies report of a storage account", () => {
  test("as few as can be: with a key of its own, in two regions", () => {
    expect(policies()).toEqual(ALWAYS);
    expect(policies({ redundancy: "RAGZRS" })).toEqual(ALWAYS);
  });

  test("keys that Azure manages", () => {
    expect(policies({ encryption: undefined })).toEqual({ ...ALWAYS, ...PLATFORM_KEYS });
  });

  test("one region, and one place in it", () => {
    expect(policies({ redundancy: "ZRS" })).toEqual({ ...ALWAYS, redundancy: ["bf045164"] });
    expect(policies({ redundancy: undefined })).toEqual({ ...ALWAYS, redundancy: ["bf045164"] });
    expect(policies({ redundancy: "LRS" })).toEqual({ ...ALWAYS, redundancy: ["85b005b2", "bf045164"] });
  });

  test("reliability/zone-redundant-inference: only one place is what the recommendation isn't met by", () => {
    const recommended = (redundancy: "LRS" | "ZRS") =>
      standing(account({ redundancy })).find(({ property }) => property === "redundancy")?.recommendations;
    expect(recommended("LRS")).toContain("reliability/zone-redundant-inference");
    expect(recommended("ZRS")).toEqual([]);
  });

  test("a data lake: no versions, and with the customer's key none for queues and tables", () => {
    const versions = { "blobProperties.versioningEnabled": ["978deb5d", "c36a325b"] };
    const keyType = { "encryption.keyType": ["7c322315", "f0e5abd0"] };
    expect(policies({ hierarchicalNamespace: true })).toEqual({ ...ALWAYS, ...versions, ...keyType });
    expect(policies({ hierarchicalNamespace: true, encryption: undefined })).toEqual({
      ...ALWAYS,
      ...versions,
      ...PLATFORM_KEYS,
    });
  });

  test("addresses that are let in are reported only where there are any", () => {
    const open = (allowedIpRanges: string[]) =>
      account({ publicNetworkAccess: { deviation: testDeviation(), allowedIpRanges } });
    const shut = ["a06d0189", "b2982f36"];
    const reported = (ranges: string[]) =>
      accepted(open(ranges)).flatMap((one) => one.policies.map((id) => id.split("-")[0]));
    expect(reported([])).toEqual(shut);
    expect(reported(["203.0.113.7"])).toEqual(["2a1a9cdf", ...shut]);
  });
});
