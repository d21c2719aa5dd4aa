import { changesBetween, configuration, kinds, type Resources } from "../two-sides";

const GROUP = { name: "rg", location: "westeurope" };

/** What happens to one resource group. */
function happens(
  before: { readonly group: object; readonly more?: Record<string, unknown> },
  after: { readonly group: object; readonly more?: Record<string, unknown> },
) {
  const written = ({ group, more }: Parameters<typeof happens>[0]) => {
    const resources: Resources = { "azurerm_resource_group.g": { ...GROUP, ...group } };
    return configuration(resources, more);
  };
  return kinds(changesBetween(written(before), written(after)))["azurerm_resource_group.g"] ?? "nothing";
}

const local = (name: unknown) => ({ locals: { name } });
const variable = (value: unknown) => ({ variable: { name: { default: value } } });

test.each<[string, Parameters<typeof happens>[0], Parameters<typeof happens>[1], string]>([
  [
    "a literal becomes a local of the same value",
    { group: {} },
    { group: { name: "${local.name}" }, more: local("rg") },
    "nothing",
  ],
  [
    "a local becomes its value",
    { group: { name: "${local.name}" }, more: local("rg") },
    { group: {} },
    "nothing",
  ],
  [
    "a local changes",
    { group: { name: "${local.name}" }, more: local("rg") },
    { group: { name: "${local.name}" }, more: local("rg2") },
    "replace",
  ],
  [
    "a local changes inside of a text",
    { group: { name: "r${local.name}" }, more: local("g") },
    { group: { name: "r${local.name}" }, more: local("h") },
    "replace",
  ],
  [
    "a text holds a local of the same value",
    { group: {} },
    { group: { name: "r${ local.name }" }, more: local("g") },
    "nothing",
  ],
  [
    "a local inside of a function changes",
    { group: { name: "${lower(local.name)}" }, more: local("A") },
    { group: { name: "${lower(local.name)}" }, more: local("B") },
    "replace",
  ],
  [
    "a local inside of a function stays",
    { group: { name: "${lower(local.name)}" }, more: local("A") },
    { group: { name: "${lower(local.name)}" }, more: local("A") },
    "nothing",
  ],
  [
    "a part of a local changes that is named",
    { group: { name: "${local.name.a}" }, more: local({ a: "x", b: "y" }) },
    { group: { name: "${local.name.a}" }, more: local({ a: "z", b: "y" }) },
    "replace",
  ],
  [
    "a part of a local changes that is not named",
    { group: { name: "${local.name.a}" }, more: local({ a: "x", b: "y" }) },
    { group: { name: "${local.name.a}" }, more: local({ a: "x", b: "z" }) },
    "nothing",
  ],
  [
    "tags go into a local",
    { group: { tags: { a: "b" } } },
    { group: { tags: "${local.name}" }, more: local({ a: "b" }) },
    "nothing",
  ],
  [
    "the default of a variable changes",
    { group: { name: "${var.name}" }, more: variable("a") },
    { group: { name: "${var.name}" }, more: variable("b") },
    "replace",
  ],
  [
    "the default of a variable stays",
    { group: { name: "${var.name}" }, more: variable("a") },
    { group: { name: "${var.name}" }, more: variable("a") },
    "nothing",
  ],
  [
    "a local refers to itself",
    { group: { name: "${local.name}" }, more: local("${local.name}") },
    { group: { name: "${local.name}" }, more: local("${local.name}") },
    "nothing",
  ],
  [
    "blanks come into an expression",
    { group: { name: "a${path.module}b" } },
    { group: { name: "a${ path.module }b" } },
    "nothing",
  ],
])("%s", (_, before, after, expected) => {
  expect(happens(before, after)).toBe(expected);
});

test("locals that double each other end", () => {
  const locals: Record<string, string> = { l0: "x" };
  for (let index = 1; index < 200; index += 1) {
    locals[`l${index}`] = `\${local.l${index - 1}}\${local.l${index - 1}}`;
  }
  const more = { locals };
  expect(
    happens({ group: { name: "${local.l199}" }, more }, { group: { name: "${local.l199}" }, more }),
  ).toBe("nothing");
});

test("instructions to Terraform change nothing in Azure", () => {
  const instructions = {
    depends_on: ["azurerm_resource_group.h"],
    lifecycle: { prevent_destroy: true, precondition: [{ condition: "${true}", error_message: "x" }] },
    timeouts: { create: "2h" },
    provisioner: [{ "local-exec": { command: "true" } }],
  };
  expect(happens({ group: {} }, { group: instructions })).toBe("nothing");
});
