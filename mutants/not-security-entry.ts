/** Attributes without an operator, and why they need none. */
export interface NotSecurity {
  readonly reason: string;
  /**
   * `<type>.<attribute>`; `*` as the type stands for every type, `.*` at the end for all attributes of
   * the block too.
   */
  readonly attributes: readonly string[];
}

/** Entries of one type. */
export function attributesOf(type: string, ...attributes: readonly string[]): string[] {
  return attributes.map((attribute) => `${type}.${attribute}`);
}
