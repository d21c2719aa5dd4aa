/** One step of a traversal: an attribute, or an index. */
export interface TraversalStep {
  /** A name, a literal index, or undefined for a splat and for an index that is computed. */
  readonly key: string | number | undefined;
  /** Where it starts in the text, its `.` or `[` included. */
  readonly start: number;
  /** Where it ends in the text, exclusive. */
  readonly end: number;
}

/** `azurerm_subnet.a.id`: names and indexes that belong together, in an expression. */
export interface Traversal {
  readonly steps: readonly TraversalStep[];
}

const SPACE = /\s*/y;
const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// One without an end goes to the end of the text: looked for again at each `/*`, it would take forever.
const COMMENT = /(?:#|\/\/)[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const FUNCTION_CALL = /(?:::[\w-]+)*\s*\(/y;
const FOR_NAMES = /for\s+([\w-]+)(?:\s*,\s*([\w-]+))?\s+in\s/y;
const DIRECTIVE = /~?\s*/y;
const END_OF_FOR = /endfor\b/y;
const DIGITS = /\d+/y;
/** What ends plain text: to look for it needs no memory, to match all before it does for each letter. */
const NO_PLAIN_TEXT = /[$%"\\]/g;
/** Nobody nests expressions deeper, and the stack of Node does not reach forever. */
const DEEPEST = 200;
const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** `text` so that Terraform takes it as it is, where a template may stand. */
export function escapeTemplate(text: string): string {
  return text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

/**
 * The traversals in the `${…}` and `%{…}` of a template, outer before inner, without the names that a
 * `for` brings. What Terraform would refuse to parse is read as far as it goes.
 */
export function traversals(template: string): Traversal[] {
  if (!template.includes("${") && !template.includes("%{")) {
    return [];
  }
  const scanner = new Scanner(template);
  scanner.template(undefined);
  return scanner.found;
}

/** An expression in the outermost template, with its `${` and `}`. */
export interface ExpressionPlace {
  readonly start: number;
  readonly end: number;
  /** What was found in it first is its outermost. */
  readonly first: Traversal | undefined;
}

/** Reads a template once, from its begin to its end. */
export class Scanner {
  readonly found: Traversal[] = [];
  readonly expressions: ExpressionPlace[] = [];
  private position = 0;
  private depth = 0;
  private readonly scopes: (readonly (string | undefined)[])[] = [];

  constructor(private readonly text: string) {}

  /** Text with expressions in it, up to `quote` or to the end. */
  template(quote: '"' | undefined): void {
    const scopesBefore = this.scopes.length;
    while (this.position < this.text.length) {
      this.plainText();
      const rest = this.text.slice(this.position, this.position + 3);
      if (quote !== undefined && rest[0] === quote) {
        this.position += 1;
        break;
      }
      if (quote !== undefined && rest[0] === "\\") {
        this.position += 2;
      } else if (rest === "$${" || rest === "%%{") {
        this.position += 3;
      } else if (rest.startsWith("${") || rest.startsWith("%{")) {
        const start = this.position;
        const place = this.found.length;
        this.position += 2;
        if (rest.startsWith("%")) {
          this.directive();
        } else {
          this.expression("}");
        }
        if (quote === undefined) {
          this.expressions.push({ start, end: this.position, first: this.found[place] });
        }
      } else {
        this.position += 1;
      }
    }
    this.scopes.length = scopesBefore;
  }

  private plainText(): void {
    NO_PLAIN_TEXT.lastIndex = this.position;
    this.position = NO_PLAIN_TEXT.exec(this.text)?.index ?? this.text.length;
  }

  /** `%{ for x in y }` brings a name that holds until `%{ endfor }`. */
  private directive(): void {
    this.match(DIRECTIVE);
    if (this.match(END_OF_FOR) !== undefined) {
      this.scopes.pop();
    } else {
      this.forNames();
    }
    this.expression("}");
  }

  private forNames(): boolean {
    const names = this.match(FOR_NAMES);
    if (names !== undefined) {
      this.scopes.push([names[1], names[2]]);
    }
    return names !== undefined;
  }

  private expression(closing: string): void {
    this.depth += 1;
    if (this.depth > DEEPEST) {
      this.position = this.text.length;
    }
    this.readExpression(closing);
    this.depth -= 1;
  }

  private readExpression(closing: string): void {
    while (this.position < this.text.length) {
      const character = this.text[this.position] ?? "";
      if (character === closing) {
        this.position += 1;
        return;
      }
      const opened = CLOSING[character];
      if (character === '"') {
        this.position += 1;
        this.template('"');
      } else if (opened !== undefined) {
        this.position += 1;
        this.bracket(opened);
      } else if (character === ".") {
        // what follows belongs to a value that has no name of its own, such as a function's
        this.position += 1;
        this.match(IDENTIFIER);
      } else if (
        this.match(COMMENT) === undefined &&
        this.match(NUMBER) === undefined &&
        !this.name() &&
        !this.match(SPACE)?.[0]
      ) {
        this.position += 1;
      }
    }
  }

  private bracket(closing: string): void {
    this.match(SPACE);
    const hasNames = this.forNames();
    this.expression(closing);
    if (hasNames) {
      this.scopes.pop();
    }
  }

  /** A name, with all that hangs on it unless it is a function's. */
  private name(): boolean {
    const start = this.position;
    const [root] = this.match(IDENTIFIER) ?? [];
    if (root === undefined) {
      return false;
    }
    if (this.match(FUNCTION_CALL) !== undefined) {
      // its arguments are an expression of their own
      this.position -= 1;
      return true;
    }
    const steps: TraversalStep[] = [{ key: root, start, end: this.position }];
    const place = this.found.length;
    for (let step = this.step(); step !== undefined; step = this.step()) {
      steps.push(step);
    }
    if (steps.length > 1 && !this.scopes.some((names) => names.includes(root))) {
      this.found.splice(place, 0, { steps });
    }
    return true;
  }

  private step(): TraversalStep | undefined {
    const start = this.position;
    const next = this.text[start + 1] ?? "";
    if (this.text[start] === ".") {
      this.position += 1;
      if (next === "*") {
        this.position += 1;
        return { key: undefined, start, end: this.position };
      }
      const [digits] = this.match(DIGITS) ?? [];
      const [identifier] = digits === undefined ? (this.match(IDENTIFIER) ?? []) : [];
      const key = digits === undefined ? identifier : Number(digits);
      return key === undefined ? undefined : { key, start, end: this.position };
    }
    if (this.text[start] === "[") {
      this.position += 1;
      this.expression("]");
      const inside = this.text.slice(start + 1, this.position - 1).trim();
      return { key: literalIndex(inside), start, end: this.position };
    }
    return undefined;
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text) ?? undefined;
    this.position += found?.[0].length ?? 0;
    return found;
  }
}

function literalIndex(inside: string): string | number | undefined {
  if (/^\d+$/.test(inside)) {
    return Number(inside);
  }
  return /^"[^"\\$%]*"$/.test(inside) ? inside.slice(1, -1) : undefined;
}
