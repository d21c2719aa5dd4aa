import { armSchemaOf, schemaOf, type TypeSchema } from "../../../../review/changes/schema";
import type { Attributes } from "../../../../terraform-json";
import { said } from "./said";

const STORAGE = schemaOf("azurerm_storage_account", 5);
const GROUP = schemaOf("azurerm_network_security_group", 5);
const COMPUTE = armSchemaOf("Microsoft.MachineLearningServices/workspaces/computes");
const COMPUTE_TYPE = "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01";
const ID = "/subscriptions/1/resourceGroups/rg-a";

describe("silence", () => {
  const silent: [string, Attributes, Attributes, TypeSchema?][] = [
    ["another order of keys", { a: 1, b: { c: 1, d: 2 } }, { b: { d: 2, c: 1 }, a: 1 }],
    ["metadata", { "//": { metadata: { path: "a" } } }, { "//": { metadata: { path: "b" } } }],
    ["metadata in a block", { x: { "//": "a", y: 1 } }, { x: { "//": "b", y: 1 } }],
    ["null for nothing", { a: null }, {}],
    ["an empty list for nothing", { tags: [] }, {}],
    ["an empty object for nothing", {}, { tags: {} }],
    ["an empty text for nothing", { a: "" }, {}],
    ["true as a text", { a: "true" }, { a: true }],
    ["a number as a text", { a: 30 }, { a: "30" }],
    ["a block as a list of one", { identity: { type: "None" } }, { identity: [{ type: "None" }] }],
    ["an explicit default", {}, { min_tls_version: "TLS1_2" }, STORAGE],
    ["an explicit default as a text", { https_traffic_only_enabled: "true" }, {}, STORAGE],
    [
      "a default in a block",
      { blob_properties: {} },
      { blob_properties: [{ versioning_enabled: false }] },
      STORAGE,
    ],
    [
      "a default in a block of a block",
      { blob_properties: { delete_retention_policy: {} } },
      { blob_properties: { delete_retention_policy: { days: 7 } } },
      STORAGE,
    ],
    [
      "a set of texts in another order",
      { network_rules: { ip_rules: ["1.2.3.4", "5.6.7.8"] } },
      { network_rules: { ip_rules: ["5.6.7.8", "1.2.3.4"] } },
      STORAGE,
    ],
    [
      "a set of blocks in another order",
      {
        security_rule: [
          { name: "a", priority: 1 },
          { name: "b", priority: "2" },
        ],
      },
      {
        security_rule: [
          { priority: 2, name: "b" },
          { name: "a", priority: 1 },
        ],
      },
      GROUP,
    ],
    ["an id in another case", { id: ID }, { id: ID.toUpperCase() }],
    ["a region in words", { location: "West Europe" }, { location: "westeurope" }],
    ["spaces in an expression", { a: "${ var.a }" }, { a: "${var.a}" }],
    ["JSON in a text", { policy: '{"a":1,"b":[2]}' }, { policy: '{ "b": [2], "a": 1 }' }],
    ["depends_on in another order", { depends_on: ["a.b", "c.d"] }, { depends_on: ["c.d", "${a.b}"] }],
    ["prevent_destroy that is off", { lifecycle: { prevent_destroy: false } }, {}],
    ["an empty lifecycle", {}, { lifecycle: [{}] }],
    [
      "what HEAD ignores",
      { tags: { a: "1", b: "2" }, x: 1 },
      { tags: { a: "2", b: "2" }, x: 2, lifecycle: { ignore_changes: ['tags["a"]', "x"] } },
    ],
    [
      "a body as JSON text",
      { type: COMPUTE_TYPE, body: '{"a":{"b":1}}' },
      { type: COMPUTE_TYPE, body: { a: { b: 1 } } },
    ],
    ["an empty body", { type: COMPUTE_TYPE, body: {} }, { type: COMPUTE_TYPE }],
    [
      "names in a body in another case",
      { type: COMPUTE_TYPE, body: { Properties: { VmSize: "a" } } },
      { type: COMPUTE_TYPE, body: { properties: { vmSize: "a" } } },
    ],
    [
      "Azure's default in a body",
      { type: COMPUTE_TYPE, body: { properties: { computeType: "AmlCompute" } } },
      { type: COMPUTE_TYPE, body: { properties: { computeType: "AmlCompute", disableLocalAuth: false } } },
      COMPUTE,
    ],
  ];

  // `ignore_changes` itself is new in HEAD, and no noise
  test.each(silent.map(([what, before, after, schema]) => ({ what, before, after, schema })))(
    "$what is no difference",
    ({ before, after, schema }) => {
      const isRule = (line: string) => line.startsWith("lifecycle.ignore_changes");
      expect(said(before, after, schema).filter((line) => !isRule(line))).toEqual([]);
      expect(
        said(after, before, schema).filter((line) => !isRule(line) && after.lifecycle === undefined),
      ).toEqual([]);
    },
  );
});

describe("what differs", () => {
  const told: [string, Attributes, Attributes, string[], TypeSchema?][] = [
    ["a value", { a: 1 }, { a: 2 }, ["a: 1 → 2"]],
    ["a value in a block", { a: { b: "x" } }, { a: [{ b: "y" }] }, ['a.b: "x" → "y"']],
    [
      "a default that goes",
      {},
      { min_tls_version: "TLS1_0" },
      ['min_tls_version: absent → "TLS1_0"'],
      STORAGE,
    ],
    [
      "an empty text instead of a default",
      { min_tls_version: "" },
      {},
      ['min_tls_version: "" → absent'],
      STORAGE,
    ],
    ["a tag", { tags: { a: "1", b: "2" } }, { tags: { a: "1" } }, ['tags.b: "2" → absent']],
    ["a list that has another order", { a: ["x", "y"] }, { a: ["y", "x"] }, ['a: ["x","y"] → ["y","x"]']],
    [
      "a set that has one more",
      { network_rules: { ip_rules: ["1.2.3.4"] } },
      { network_rules: { ip_rules: ["5.6.7.8", "1.2.3.4"] } },
      ['network_rules.ip_rules: ["1.2.3.4"] → ["5.6.7.8","1.2.3.4"]'],
      STORAGE,
    ],
    [
      "a block that only sets defaults",
      { blob_properties: { delete_retention_policy: {} } },
      { blob_properties: {} },
      ["blob_properties.delete_retention_policy: {} → absent"],
      STORAGE,
    ],
    [
      "a block with its values",
      { blob_properties: { delete_retention_policy: { days: 7 } } },
      {},
      ["blob_properties.delete_retention_policy.days: 7 → absent"],
      STORAGE,
    ],
    [
      "the one of several that is named",
      {
        security_rule: [
          { name: "a", access: "Deny" },
          { name: "b", access: "Deny" },
        ],
      },
      {
        security_rule: [
          { name: "c", access: "Allow" },
          { name: "b", access: "Deny" },
          { name: "a", access: "Allow" },
        ],
      },
      [
        'security_rule[0].access: absent → "Allow"',
        'security_rule[0].name: absent → "c"',
        'security_rule[2].access: "Deny" → "Allow"',
      ],
      GROUP,
    ],
    [
      "the one of several that is most alike",
      {
        enabled_log: [
          { category: "a", x: 1, y: 1 },
          { category: "b", x: 2, y: 2 },
        ],
      },
      {
        enabled_log: [
          { category: "b", x: 2, y: 3 },
          { category: "a", x: 1, y: 1 },
        ],
      },
      ["enabled_log[0].y: 2 → 3"],
      schemaOf("azurerm_monitor_diagnostic_setting", 5),
    ],
    [
      "named blocks of a true list in another order",
      { step: [{ name: "a" }, { name: "b" }] },
      { step: [{ name: "b" }, { name: "a" }] },
      ['step: ["a","b"] → ["b","a"]'],
    ],
    [
      "the nameless block that is new between others",
      { ip: [{ x: 1 }, { x: 3 }] },
      { ip: [{ x: 1 }, { x: 2 }, { x: 3 }] },
      ["ip[1].x: absent → 2"],
    ],
    [
      "a provider, a dependency, a protection",
      { provider: "azurerm", depends_on: ["a.b"], lifecycle: { prevent_destroy: true } },
      { provider: "azurerm.hub", depends_on: ["a.b", "a.c"] },
      [
        'depends_on: ["a.b"] → ["a.b","a.c"]',
        "lifecycle.prevent_destroy: true → absent",
        'provider: "azurerm" → "azurerm.hub"',
      ],
    ],
    [
      "a script, without what is in it",
      { provisioner: { "local-exec": { command: "curl -H hunter2" } } },
      { provisioner: { "local-exec": { command: "curl" } } },
      ["provisioner: sensitive → sensitive"],
    ],
    [
      "a body, item by item",
      { type: COMPUTE_TYPE, body: { properties: { rules: [{ value: 1 }, { value: 2 }] } } },
      { type: COMPUTE_TYPE, body: '{"properties":{"rules":[{"value":1},{"value":3}]}}' },
      ["body.properties.rules[1].value: 2 → 3"],
    ],
    [
      "an empty list in a body",
      { type: COMPUTE_TYPE, body: { properties: { a: [] } } },
      { type: COMPUTE_TYPE, body: { properties: {} } },
      ["body.properties.a: [] → absent"],
    ],
    [
      "a dynamic block",
      { dynamic: { a: { for_each: "${x}" } } },
      {},
      ['dynamic.a.for_each: "${x}" → absent'],
    ],
    ["an expression instead of a list", { a: ["x"] }, { a: "${var.a}" }, ['a: ["x"] → "${var.a}"']],
  ];

  test.each(
    told.map(([what, before, after, expected, schema]) => ({ what, before, after, expected, schema })),
  )("$what is told", ({ before, after, expected, schema }) => {
    expect(said(before, after, schema)).toEqual(expected);
  });
});
