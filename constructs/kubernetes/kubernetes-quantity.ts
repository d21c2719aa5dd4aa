/** What pods may take of a node. */
export interface Quantity {
  /** Cores, e.g. `2`, or thousandths of one, e.g. `500m`. */
  readonly cpu: string;
  /** Bytes with a binary suffix, e.g. `4Gi` or `512Mi`. */
  readonly memory: string;
}

/** What is wrong with a quantity, in words that begin with the field; empty if nothing is. */
export function quantityProblems(field: string, { cpu, memory }: Quantity): string[] {
  return [
    Number.isNaN(cores(cpu))
      ? `${field}.cpu must be cores, e.g. 2, or thousandths of one, e.g. 500m, and more than 0 (got ${JSON.stringify(cpu)})`
      : undefined,
    Number.isNaN(bytes(memory))
      ? `${field}.memory must be a whole number above 0 with Mi or Gi, e.g. 4Gi (got ${JSON.stringify(memory)})`
      : undefined,
  ].filter((problem) => problem !== undefined);
}

/** What is wrong with two of them, of which one must not be more than the other. */
export function withinProblems(
  field: string,
  { limits, requests }: { readonly limits: Quantity; readonly requests: Quantity },
): string[] {
  const problems = [
    ...quantityProblems(`${field}requests`, requests),
    ...quantityProblems(`${field}limits`, limits),
  ];
  if (problems.length > 0) {
    return problems;
  }
  return [
    cores(requests.cpu) > cores(limits.cpu)
      ? `${field}requests.cpu must not be more than ${field}limits.cpu (got ${requests.cpu} and ${limits.cpu})`
      : undefined,
    bytes(requests.memory) > bytes(limits.memory)
      ? `${field}requests.memory must not be more than ${field}limits.memory (got ${requests.memory} and ${limits.memory})`
      : undefined,
  ].filter((problem) => problem !== undefined);
}

function cores(text: string): number {
  const [, amount, thousandths] = /^([1-9]\d*)(m?)$/.exec(text) ?? [];
  return amount === undefined ? Number.NaN : Number(amount) / (thousandths === "m" ? 1000 : 1);
}

function bytes(text: string): number {
  const [, amount, suffix] = /^([1-9]\d*)(Mi|Gi)$/.exec(text) ?? [];
  return amount === undefined ? Number.NaN : Number(amount) * (suffix === "Gi" ? 1024 : 1);
}
