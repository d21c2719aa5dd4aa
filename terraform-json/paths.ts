/** The way to a value inside a resource, e.g. `["identity", 0, "principal_id"]`. */
export type AttributePath = readonly (string | number)[];

/** A path as a person writes it: `identity[0].principal_id`, `tags["cost center"]`. */
export function pathText(path: AttributePath): string {
  return path
    .map((step, index) => {
      if (typeof step === "number") {
        return `[${step}]`;
      }
      if (!/^[A-Za-z_][\w-]*$/.test(step)) {
        return `[${JSON.stringify(step)}]`;
      }
      return index === 0 ? step : `.${step}`;
    })
    .join("");
}

/** Terraform's values don't nest deeper, and the stack of Node does not reach forever. */
const DEEPEST = 200;

/** The paths of all `true` in a plan's `after_unknown` or `after_sensitive`. */
export function truePaths(marks: unknown): AttributePath[] {
  const found: AttributePath[] = [];
  collect(marks, [], found);
  return found;
}

function collect(marks: unknown, path: AttributePath, found: AttributePath[]): void {
  if (marks === true || path.length > DEEPEST) {
    found.push(path);
  } else if (Array.isArray(marks)) {
    marks.forEach((mark, index) => {
      collect(mark, [...path, index], found);
    });
  } else if (typeof marks === "object" && marks !== null) {
    for (const [key, mark] of Object.entries(marks)) {
      // Most marks are false or empty, and a path for each would cost more than reading the plan.
      if (mark !== false) {
        collect(mark, [...path, key], found);
      }
    }
  }
}
