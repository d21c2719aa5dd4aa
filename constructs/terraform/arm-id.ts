/**
 * Checks that `id` is the ARM id of a resource of `type`, e.g. `Microsoft.Network/bastionHosts`,
 * which is no child of another one.
 *
 * @param label the construct that asks, for the message
 * @returns the id as it came
 * @throws if it is not
 */
export function armIdOf(label: string, type: string, id: string): string {
  if (!new RegExp(`/providers/${type.replace(".", "\\.")}/[^/]+$`, "i").test(id)) {
    throw new Error(`${label}: "${id}" is not the ARM id of a resource of type ${type}`);
  }
  return id;
}
