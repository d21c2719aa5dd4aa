import { NotEvaluable } from "../failure";
import { isRecord } from "../resource";
import { type Token, tokenize } from "./tokenizer";

/** A value of a definition: plain JSON, or JSON with template expressions in it. */
export type Expression =
  | { readonly kind: "literal"; readonly value: unknown }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: "member"; readonly of: Expression; readonly key: Expression }
  | { readonly kind: "array"; readonly items: readonly Expression[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [string, Expression])[] };

/**
 * Reads a JSON value of a definition: a string in brackets is an expression, and `[[` at its start
 * stands for a plain `[`.
 *
 * @throws {NotEvaluable} if an expression can't be read
 */
export function parseValue(json: unknown): Expression {
  if (typeof json === "string") {
    return parseText(json);
  }
  if (Array.isArray(json)) {
    const items = json.map(parseValue);
    return items.every(isLiteral)
      ? { kind: "literal", value: items.map((item) => item.value) }
      : { kind: "array", items };
  }
  if (isRecord(json)) {
    const entries = Object.entries(json).map(([key, value]) => [key, parseValue(value)] as const);
    return { kind: "object", entries };
  }
  return { kind: "literal", value: json };
}

function isLiteral(expression: Expression): expression is Extract<Expression, { kind: "literal" }> {
  return expression.kind === "literal";
}

function parseText(text: string): Expression {
  if (text.startsWith("[[")) {
    return { kind: "literal", value: text.slice(1) };
  }
  if (!text.startsWith("[") || !text.endsWith("]")) {
    return { kind: "literal", value: text };
  }
  return new Parser(text.slice(1, -1)).parse();
}

class Parser {
  private readonly tokens: readonly Token[];
  private next = 0;

  constructor(private readonly source: string) {
    this.tokens = tokenize(source);
  }

  parse(): Expression {
    const expression = this.expression();
    if (this.next < this.tokens.length) {
      throw this.unexpected("the end");
    }
    return expression;
  }

  /** A primary, followed by any number of `.name` and `[index]`. */
  private expression(): Expression {
    let expression = this.primary();
    for (;;) {
      if (this.accept(".")) {
        const name = this.take("name");
        expression = { kind: "member", of: expression, key: { kind: "literal", value: name } };
      } else if (this.accept("[")) {
        const key = this.expression();
        this.expect("]");
        expression = { kind: "member", of: expression, key };
      } else {
        return expression;
      }
    }
  }

  private primary(): Expression {
    const token = this.tokens[this.next];
    switch (token?.kind) {
      case "text":
        this.next++;
        return { kind: "literal", value: token.value };
      case "number":
        this.next++;
        return { kind: "literal", value: Number(token.value) };
      case "name":
        this.next++;
        return { kind: "call", name: token.value, args: this.args() };
      default:
        throw this.unexpected("a value or a function");
    }
  }

  private args(): Expression[] {
    this.expect("(");
    const args: Expression[] = [];
    if (this.accept(")")) {
      return args;
    }
    do {
      args.push(this.expression());
    } while (this.accept(","));
    this.expect(")");
    return args;
  }

  private accept(mark: string): boolean {
    const token = this.tokens[this.next];
    if (token?.kind !== "mark" || token.value !== mark) {
      return false;
    }
    this.next++;
    return true;
  }

  private expect(mark: string): void {
    if (!this.accept(mark)) {
      throw this.unexpected(JSON.stringify(mark));
    }
  }

  private take(kind: Token["kind"]): string {
    const token = this.tokens[this.next];
    if (token?.kind !== kind) {
      throw this.unexpected(`a ${kind}`);
    }
    this.next++;
    return token.value;
  }

  private unexpected(wanted: string): NotEvaluable {
    const token = this.tokens[this.next];
    const found = token === undefined ? "the end" : `${JSON.stringify(token.value)} at ${token.at}`;
    return new NotEvaluable(
      "unsupported",
      `the expression [${this.source}] has ${found} instead of ${wanted}`,
    );
  }
}
