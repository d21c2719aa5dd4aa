import { NAMING_RULES, type NamingRule, type ResourceKind } from "../../../constructs/naming/resource-kinds";

const HYPHENATED = "letters, digits and hyphens, beginning with a letter or digit";
const VAULT = "letters, digits and single hyphens, beginning with a letter";
const LOWER = "lower-case letters and digits";

describe("NAMING_RULES", () => {
  // kind, abbreviation, shortest, longest, separator, region in the name, suffix in the name, alphabet
  test.each<[ResourceKind, string, number, number, string, boolean, boolean, string]>([
    ["resourceGroup", "rg", 3, 90, "-", true, false, HYPHENATED],
    ["virtualNetwork", "vnet", 3, 64, "-", true, false, HYPHENATED],
    ["subnet", "snet", 3, 80, "-", true, false, HYPHENATED],
    ["networkSecurityGroup", "nsg", 3, 80, "-", true, false, HYPHENATED],
    ["routeTable", "rt", 3, 80, "-", true, false, HYPHENATED],
    ["serviceEndpointPolicy", "se", 3, 80, "-", true, false, HYPHENATED],
    ["publicIp", "pip", 3, 80, "-", true, false, HYPHENATED],
    ["bastion", "bas", 3, 80, "-", true, false, HYPHENATED],
    ["peering", "peer", 3, 80, "-", true, false, HYPHENATED],
    ["privateEndpoint", "pep", 3, 64, "-", true, false, HYPHENATED],
    ["userAssignedIdentity", "id", 3, 128, "-", true, false, HYPHENATED],
    ["logAnalyticsWorkspace", "log", 3, 63, "-", true, false, HYPHENATED],
    ["applicationInsights", "appi", 3, 255, "-", true, false, HYPHENATED],
    ["monitorPrivateLinkScope", "ampls", 3, 255, "-", true, false, HYPHENATED],
    ["actionGroup", "ag", 3, 260, "-", true, false, HYPHENATED],
    ["kubernetesCluster", "aks", 3, 54, "-", true, false, HYPHENATED],
    ["eventGridSystemTopic", "evgst", 3, 50, "-", true, false, HYPHENATED],
    ["machineLearningWorkspace", "mlw", 3, 33, "-", true, true, HYPHENATED],
    ["keyVault", "kv", 3, 24, "-", false, true, VAULT],
    ["keyVaultForKeys", "kvk", 3, 24, "-", false, true, VAULT],
    ["storageAccount", "st", 3, 24, "", false, true, LOWER],
    ["dataLakeStorage", "dls", 3, 24, "", false, true, LOWER],
    ["payloadStorage", "stpl", 3, 24, "", false, true, LOWER],
    ["stateStorage", "sttf", 3, 24, "", false, true, LOWER],
    ["containerRegistry", "cr", 5, 50, "", true, true, LOWER],
  ])(
    "%s follows Azure's rule",
    (kind, abbreviation, minLength, maxLength, separator, region, suffix, alphabet) => {
      const { pattern: _pattern, ...rule }: NamingRule = NAMING_RULES[kind];
      expect(rule).toEqual({ abbreviation, minLength, maxLength, separator, region, suffix, alphabet });
    },
  );

  test.each<[ResourceKind, string[], string[]]>([
    ["resourceGroup", ["rg-churn-1", "1rg", "R2"], ["-rg", "rg-", "rg_x", "rg.x", "rg x", " rg"]],
    [
      "machineLearningWorkspace",
      ["mlw-churn_1", "1ab", "a".repeat(33)],
      ["-mlw", "_mlw", "ml", "a".repeat(34), "mlw.x"],
    ],
    ["keyVault", ["kv-churn-1", "Kv1"], ["1kv", "-kv", "kv-", "kv--x", "kv_x"]],
    ["storageAccount", ["stchurn1", "1st"], ["St", "st-x", "st_x"]],
    ["containerRegistry", ["crchurn1"], ["crChurn", "cr-churn"]],
  ])("%s has Azure's alphabet", (kind, allowed, refused) => {
    const { pattern } = NAMING_RULES[kind];
    expect([...allowed, ...refused].filter((name) => pattern.test(name))).toEqual(allowed);
  });
});
