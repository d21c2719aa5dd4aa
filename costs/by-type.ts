/**
 * Looks up by a type of Terraform or Azure, in whatever case: Azure reads its own types without. Anybody's type may be
 * called "constructor".
 */
export function byType<T>(entries: Readonly<Record<string, T>>): (type: string) => T | undefined {
  const found = new Map(Object.entries(entries).map(([type, entry]) => [type.toLowerCase(), entry]));
  return (type) => found.get(type.toLowerCase());
}
