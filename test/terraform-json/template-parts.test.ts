import { type TemplatePart, templateParts, traversals } from "../../terraform-json";

/** Text as it is, `<…>` around one traversal, `{…}` around any other expression. */
function shown(part: TemplatePart): string {
  if (part.kind === "text") {
    return part.text;
  }
  return part.isTraversal ? `<${part.source}>` : `{${part.source}}`;
}

describe("a template consists of", () => {
  test.each<[string, string, string[]]>([
    ["nothing", "", []],
    ["text", "a b", ["a b"]],
    ["a reference", "${a.b.id}", ["<${a.b.id}>"]],
    ["a reference with spaces", "${ a.b.id }", ["<${ a.b.id }>"]],
    ["a reference with an index of its own", "${a.b[c.d.e].id}", ["<${a.b[c.d.e].id}>"]],
    ["a reference with a brace in its key", '${a.b["}"].id}/x', ['<${a.b["}"].id}>', "/x"]],
    ["text between references", "/x/${a.b.id}-${c.d.id}", ["/x/", "<${a.b.id}>", "-", "<${c.d.id}>"]],
    ["a function of a reference", "${upper(a.b.id)}", ["{${upper(a.b.id)}}"]],
    ["a function's field", "${f(a.b.id).c}", ["{${f(a.b.id).c}}"]],
    ["a calculation", "${a.b.c + 1}", ["{${a.b.c + 1}}"]],
    ["a literal", '${"x"}', ['{${"x"}}']],
    ["a directive", "%{if a.b}x%{endif}", ["{%{if a.b}}", "x", "{%{endif}}"]],
    ["a directive that is one name", "%{a.b}", ["{%{a.b}}"]],
    ["escaped signs", "$${a.b} %%{c} ${a.b}", ["${a.b} %{c} ", "<${a.b}>"]],
    ["a template in a template", '${"${a.b}"}x', ['{${"${a.b}"}}', "x"]],
    ["what never ends", "x${a.b", ["x", "{${a.b}"]],
  ])("%s", (_name, template, expected) => {
    expect(templateParts(template).map(shown)).toEqual(expected);
  });
});

test("what nests deeper than anybody writes is read as far as it goes", () => {
  expect(traversals(`\${${"(".repeat(100)}a.b${")".repeat(100)} + c.d}`)).toHaveLength(2);
  expect(traversals(`\${a.b + ${"(".repeat(100_000)}c.d`)).toHaveLength(1);
  expect(templateParts("${".repeat(100_000))).toHaveLength(1);
});
