/**
 * Checks that `id` is the ARM id of a resource of `type`, e.g. `Microsoft.Network/bastionHosts`.
 *
 * @param label the construct that asks, for the message
 * @returns the id as it came
 * @throws if it is not
 */
export function armIdOf(label: string, type: string, id: string): string {
  const [namespace = "", ...kinds] = type.split("/");
  const tail = kinds.map((kind) => `${kind}/[^/]+`).join("/");
  if (!new RegExp(`/providers/${namespace.replace(".", "\\.")}/${tail}$`, "i").test(id)) {
    throw new Error(`${label}: "${id}" is not the ARM id of a resource of type ${type}`);
  }
  return id;
}
