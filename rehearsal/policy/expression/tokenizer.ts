import { NotEvaluable } from "../failure";

/** A piece of a template expression. */
export interface Token {
  readonly kind: "name" | "text" | "number" | "mark";
  /** The name, the mark, the digits, or the text without its quotes. */
  readonly value: string;
  /** Position in the expression, from 0. */
  readonly at: number;
}

const BLANKS = /\s*/y;
const NAME = /[A-Za-z_$][\w$]*/y;
const NUMBER = /-?\d+(?:\.\d+)?/y;
/** Two quotes in a row are one quote inside the text. */
const TEXT = /'(?:[^']|'')*'/y;
const MARKS = "().,[]";

/** The tokens of an expression, without its outer brackets. @throws {NotEvaluable} on anything else */
export function tokenize(expression: string): Token[] {
  const tokens: Token[] = [];
  let at = skipBlanks(expression, 0);
  while (at < expression.length) {
    const token = tokenAt(expression, at);
    tokens.push(token.token);
    at = skipBlanks(expression, token.end);
  }
  return tokens;
}

function tokenAt(expression: string, at: number): { token: Token; end: number } {
  const character = expression.charAt(at);
  if (MARKS.includes(character)) {
    return { token: { kind: "mark", value: character, at }, end: at + 1 };
  }
  const text = matchAt(TEXT, expression, at);
  if (text !== undefined) {
    const value = text.slice(1, -1).replaceAll("''", "'");
    return { token: { kind: "text", value, at }, end: at + text.length };
  }
  const number = matchAt(NUMBER, expression, at);
  if (number !== undefined) {
    return { token: { kind: "number", value: number, at }, end: at + number.length };
  }
  const name = matchAt(NAME, expression, at);
  if (name !== undefined) {
    return { token: { kind: "name", value: name, at }, end: at + name.length };
  }
  throw new NotEvaluable(
    "unsupported",
    `the expression [${expression}] has an unexpected ${JSON.stringify(character)} at ${at}`,
  );
}

function skipBlanks(expression: string, at: number): number {
  return at + (matchAt(BLANKS, expression, at) ?? "").length;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
