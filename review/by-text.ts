/** For sorting: the same in every locale, and zero for what is equal. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
