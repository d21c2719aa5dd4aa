import * as fs from "node:fs";
import * as path from "node:path";
import { CATALOGUE } from "../../../baseline/catalogue";
import { catalogueMarkdown } from "../../../baseline/catalogue/markdown";
import { recommendations } from "../../../baseline/catalogue/recommendation";
import { ruleIdsFor } from "../../../baseline/rules/rules-for";

const COMMAND = "npx mlzone catalogue --markdown > docs/recommendations.md";

test(`docs/recommendations.md is what the catalogue says; if not: ${COMMAND}`, () => {
  const file = path.resolve(__dirname, "..", "..", "..", "docs", "recommendations.md");
  const written = fs.readFileSync(file, "utf8");
  if (written !== `${catalogueMarkdown(CATALOGUE, ruleIdsFor)}\n`) {
    throw new Error(`docs/recommendations.md is not what the catalogue says. This rewrites it: ${COMMAND}`);
  }
});

test("each recommendation is a heading to link to, with who sees to it, source, rules, policies and checkers", () => {
  const rulesOf = (id: string) => (id === "cost/met" ? ["cost/a", "cost/b"] : []);
  const list = [
    ...recommendations("cost", "service", {
      met: {
        title: "It holds.",
        section: "advice 1",
        met: "option",
        constructs: ["Bastion", "EntraGroup"],
        part: "sharing",
        note: "More comes.",
        policies: ["workspaceLogs"],
        peers: ["CKV_AZURE_1", "AZU-0001"],
      },
      too: { title: "It holds too.", section: "advice 2", met: "default", constructs: ["Bastion"] },
    }),
    ...recommendations("deploy", "production", {
      soon: { title: "It will.", section: "general", planned: "sharing", note: "Alerts will." },
      team: { title: "People do.", section: "general", others: "team", note: "The team does." },
    }),
  ];
  const text = catalogueMarkdown(list, rulesOf);
  expect(text.slice(text.indexOf("\n| pillar"))).toBe(`
| pillar                   | all | by default | by option | planned | the team | Azure |
| ------------------------ | --: | ---------: | --------: | ------: | -------: | ----: |
| Cost                     |   2 |          1 |         1 |       0 |        0 |     0 |
| Deployment in production |   2 |          0 |         0 |       1 |        1 |     0 |
| all                      |   4 |          1 |         1 |       1 |        1 |     0 |

## Cost

### cost/met

It holds.

- **By option**, completed by sharing: \`Bastion\`, \`EntraGroup\`. More comes.
- Source: Well-Architected service guide for Azure Machine Learning, advice 1
- Rules: \`cost/a\`, \`cost/b\`
- Policies: \`afe0c3be-ba3b-4544-ba52-0c99672a8ad6\`
- Other checkers: \`CKV_AZURE_1\`, \`AZU-0001\`

### cost/too

It holds too.

- **By default**: \`Bastion\`
- Source: Well-Architected service guide for Azure Machine Learning, advice 2

## Deployment in production

### deploy/soon

It will.

- **Planned**, with sharing: Alerts will.
- Source: Deploying machine learning models to production, general

### deploy/team

People do.

- **The team**: The team does.
- Source: Deploying machine learning models to production, general`);
});
