import * as fs from "node:fs";
import * as path from "node:path";
import { CATALOGUE } from "../../../baseline/catalogue";
import { POLICIES } from "../../../baseline/catalogue/policies";
import { findRule } from "../../../baseline/rules";
import { CORRESPONDENCES, DOMAINS, WITHOUT_RULE } from "../../../bench/agreement/correspondence";
import { KNOWN_DISAGREEMENTS } from "../../../bench/agreement/disagreements";

const compared = CORRESPONDENCES.map(({ policy }) => policy);
const alone = WITHOUT_RULE.flatMap(({ policies }) => policies);
const FOLDER = path.join(process.env.MLZONE_AZURE_SHARED ?? "", "policies");
const isThere = process.env.MLZONE_AZURE_SHARED !== undefined && fs.existsSync(FOLDER);

test("every policy stands in one of both tables, once", () => {
  const all = [...compared, ...alone];

  expect(all.filter((policy, index) => all.indexOf(policy) !== index)).toEqual([]);
});

test("every rule of the table exists", () => {
  const rules = CORRESPONDENCES.flatMap(({ rules: parts }) => parts.map(({ rule }) => rule));

  expect(rules.filter((id) => findRule(id) === undefined)).toEqual([]);
});

test("where a recommendation names a policy of the table, a rule of that policy checks a recommendation that names it", () => {
  const strangers = CORRESPONDENCES.flatMap(({ policy, rules }) => {
    const naming = CATALOGUE.filter(({ policies }) => policies.includes(policy)).map(({ id }) => id);
    const checked = rules.flatMap(({ rule }) => findRule(rule)?.recommendations ?? []);
    return naming.length === 0 || checked.some((id) => naming.includes(id)) ? [] : [policy];
  });

  expect(strangers).toEqual([]);
});

test("each reason is about policies of the table", () => {
  const all = KNOWN_DISAGREEMENTS.flatMap(({ policies }) => policies);

  expect(all.filter((policy) => !compared.includes(policy))).toEqual([]);
});

test("every policy that a recommendation names and a rule follows is in the table, or is known to be missing", () => {
  const missing = Object.entries(POLICIES).filter(
    ([, policy]) => !compared.includes(policy) && !alone.includes(policy),
  );

  // what they are about comes with later constructs, or lies in Azure's data plane
  expect(missing.map(([name]) => name)).toEqual([
    "allowedContainerRegistries",
    "allowedModelRegistry",
    "allowedPythonPackages",
    "approvalEndpoint",
    "approvedRegistryModels",
    "codeSigning",
    "logFilterExpressions",
    "autoscaleLogs",
    "modelRegistryLogs",
    "onlineEndpointLogs",
    "kubernetesZoneRedundant",
    "defenderForContainers",
    "defenderForKeyVault",
    "defenderForStorage",
  ]);
});

test("each domain names types of azurerm or azapi", () => {
  expect(DOMAINS.flatMap(({ types }) => types).filter((type) => !/^(azurerm|azapi)_/.test(type))).toEqual([]);
});

(isThere ? test : test.skip)(
  `Microsoft publishes every policy of both tables${isThere ? "" : " (skipped: MLZONE_AZURE_SHARED names no folder with policies)"}`,
  () => {
    const published = fs.readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ""));

    expect([...compared, ...alone].filter((policy) => !published.includes(policy))).toEqual([]);
  },
);
