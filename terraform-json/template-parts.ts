import { type ExpressionPlace, Scanner } from "./template-scanner";

/** A stretch of a template: text, or what stands in one `${…}` or `%{…}`. */
export type TemplatePart =
  /** As it is meant: `$${` is `${` here. */
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "expression";
      /** With its `${` and `}`. */
      readonly source: string;
      /** Whether it is one traversal and nothing else, e.g. `${azurerm_subnet.a.id}`. */
      readonly isTraversal: boolean;
    };

/** What a template consists of, in its order; a text without templates is one part, an empty one none. */
export function templateParts(template: string): TemplatePart[] {
  if (!template.includes("${") && !template.includes("%{")) {
    return template === "" ? [] : [{ kind: "text", text: template }];
  }
  const scanner = new Scanner(template);
  scanner.template(undefined);
  const parts: TemplatePart[] = [];
  let end = 0;
  const textUntil = (start: number) => {
    if (start > end) {
      const text = template.slice(end, start).replace(/([$%])\1(?=\{)/g, "$1");
      parts.push({ kind: "text", text });
    }
  };
  for (const expression of scanner.expressions) {
    textUntil(expression.start);
    end = expression.end;
    const source = template.slice(expression.start, end);
    parts.push({ kind: "expression", source, isTraversal: isTraversal(source, expression) });
  }
  textUntil(template.length);
  return parts;
}

function isTraversal(source: string, { start, first }: ExpressionPlace): boolean {
  const begin = first?.steps[0]?.start;
  const end = first?.steps.at(-1)?.end;
  return (
    source.startsWith("${") &&
    begin !== undefined &&
    end !== undefined &&
    source.slice(2, begin - start).trim() === "" &&
    source.slice(end - start).trim() === "}"
  );
}
