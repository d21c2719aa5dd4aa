import { escapeTemplate } from "../../../terraform-json";
import { ARITHMETIC, calculated } from "./arithmetic";
import { callIn, insideOf, literalIn, type Split, separated, splitOutermost } from "./calls";
import type { End } from "./end";
import type { Evaluated } from "./evaluate";
import { returned } from "./functions";

type Follow = (text: string) => End;

/** Nobody writes more into one condition. */
const LONGEST = 2_000;

/** Every operator but those of arithmetic, which bind more strongly; `<<` begins a heredoc. */
const OPERATOR = /\?|:|\|\||&&|==|!=|<=|>=|<(?!<)|>/y;

/** From the weakest; of the same strength the last one is done last. */
const STRENGTHS: readonly (readonly string[])[] = [["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="]];

/**
 * What operators make of values: `local.locked ? 1 : 0`, `!var.private`, `length(var.ips) > 0`, `45 * 2`;
 * and lists whose items are expressions. Undefined as soon as one of the values isn't told.
 */
export function operated(source: string, follow: Follow): Evaluated {
  const inside = source.length > LONGEST ? undefined : insideOf(source);
  if (inside === undefined || inside === "") {
    return undefined;
  }
  return listed(inside) ?? called(source, follow) ?? result(inside, follow, true);
}

/** `[var.a, "b"]` */
function listed(inside: string): Evaluated {
  const items = inside.startsWith("[") && inside.endsWith("]") ? separated(inside.slice(1, -1)) : undefined;
  return items?.every((item) => item !== "" && !/^for\s/.test(item))
    ? { value: items.map((item) => (literalIn(item) ?? { value: `\${${item}}` }).value) }
    : undefined;
}

function called(source: string, follow: Follow): Evaluated {
  const { name = "", args = [] } = callIn(source) ?? {};
  const values = args.map((arg) => plain(literalIn(arg) ?? follow(`\${${arg}}`)));
  const [first, second] = values;
  switch (name) {
    case "nonsensitive":
    case "tobool":
    case "tolist":
    case "tomap":
    case "tonumber":
    case "tostring":
      return first === undefined || args.length !== 1
        ? undefined
        : { value: typeof first === "string" ? escapeTemplate(first) : first };
    case "concat":
      return concatenated(values);
    case "contains":
      return contains(first, second);
    default:
      return returned(name, values);
  }
}

function concatenated(lists: readonly unknown[]): Evaluated {
  return lists.length > 0 && lists.every((list) => Array.isArray(list)) ? { value: lists.flat() } : undefined;
}

function contains(list: unknown, item: unknown): Evaluated {
  const isTold = Array.isArray(list) && list.every((one) => typeof one === "string" && !one.includes("${"));
  return isTold && typeof item === "string" ? { value: list.includes(item) } : undefined;
}

/** @param isWhole whether nothing was cut off yet, so that to ask `follow` again would lead nowhere */
function result(text: string, follow: Follow, isWhole: boolean): Evaluated {
  const split = splitOutermost(text, OPERATOR);
  if (split === undefined) {
    return undefined;
  }
  if (split.cuts.length > 0) {
    return ofSplit(split, follow);
  }
  const terms = splitOutermost(text, ARITHMETIC);
  if (terms !== undefined && terms.cuts.length > 0) {
    const value = calculated(terms, (part) => plain(result(part, follow, false)));
    return value === undefined ? undefined : { value };
  }
  if (text.startsWith("!")) {
    const truth = truthOf(result(text.slice(1).trim(), follow, false));
    return truth === undefined ? undefined : { value: !truth };
  }
  if (text.startsWith("(") && text.endsWith(")")) {
    return result(text.slice(1, -1).trim(), follow, false);
  }
  return isWhole || text === "" ? undefined : (literalIn(text) ?? follow(`\${${text}}`));
}

function ofSplit(split: Split, follow: Follow): Evaluated {
  const asked = split.cuts.indexOf("?");
  if (asked !== -1) {
    return ofCondition(split, asked, follow);
  }
  const strength = STRENGTHS.find((one) => split.cuts.some((cut) => one.includes(cut)));
  const at = split.cuts.findLastIndex((cut) => strength?.includes(cut));
  const operator = split.cuts[at];
  if (operator === undefined) {
    return undefined;
  }
  const [left, right] = [before(split, at), after(split, at)].map((one) => ofPart(one, follow));
  return joined(operator, left, right);
}

/** `a ? b : c`, where both b and c may be conditions themselves. */
function ofCondition(split: Split, asked: number, follow: Follow): Evaluated {
  let open = 0;
  const colon = split.cuts.findIndex((cut, at) => {
    open += cut === "?" ? 1 : cut === ":" ? -1 : 0;
    return at > asked && cut === ":" && open === 0;
  });
  const truth = colon === -1 ? undefined : truthOf(ofPart(before(split, asked), follow));
  if (truth === undefined) {
    return undefined;
  }
  return ofPart(truth ? before(after(split, asked), colon - asked - 1) : after(split, colon), follow);
}

function ofPart(split: Split, follow: Follow): Evaluated {
  return split.cuts.length > 0 ? ofSplit(split, follow) : result(split.parts[0] ?? "", follow, false);
}

function before({ parts, cuts }: Split, at: number): Split {
  return { parts: parts.slice(0, at + 1), cuts: cuts.slice(0, at) };
}

function after({ parts, cuts }: Split, at: number): Split {
  return { parts: parts.slice(at + 1), cuts: cuts.slice(at + 1) };
}

function joined(operator: string, left: Evaluated, right: Evaluated): Evaluated {
  switch (operator) {
    case "||":
    case "&&": {
      const [one, other] = [truthOf(left), truthOf(right)];
      const decides = operator === "||";
      const isDecided = one === decides || other === decides;
      return isDecided
        ? { value: decides }
        : one === undefined || other === undefined
          ? undefined
          : { value: !decides };
    }
    case "==":
    case "!=": {
      const same = areSame(plain(left), plain(right));
      return same === undefined ? undefined : { value: same === (operator === "==") };
    }
    default:
      return compared(operator, plain(left), plain(right));
  }
}

/** Values of different types are never the same to Terraform, but a default may get another type. */
function areSame(left: unknown, right: unknown): boolean | undefined {
  if (left === undefined || right === undefined) {
    return undefined;
  }
  if (left === null || right === null) {
    return left === right;
  }
  return typeof left === typeof right && typeof left !== "object" ? left === right : undefined;
}

function compared(operator: string, left: unknown, right: unknown): Evaluated {
  if (typeof left !== "number" || typeof right !== "number") {
    return undefined;
  }
  switch (operator) {
    case "<":
      return { value: left < right };
    case ">":
      return { value: left > right };
    case "<=":
      return { value: left <= right };
    default:
      return { value: left >= right };
  }
}

function truthOf(found: Evaluated): boolean | undefined {
  const value = plain(found);
  return value === true || value === "true" ? true : value === false || value === "false" ? false : undefined;
}

/** A value that is written in a local, in an assumption or here; undefined for anything else. */
function plain(found: Evaluated): unknown {
  if (found === undefined || !("kind" in found)) {
    return found?.value;
  }
  return found.kind === "value" && found.entered === undefined ? found.value : undefined;
}
