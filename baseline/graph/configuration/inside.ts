import { isAttributes } from "../../../terraform-json";

/**
 * What one step leads to in a value that is written. `isSame` where a list of one block stands for the
 * block, or a block for the first of its list.
 */
export function inside(
  value: unknown,
  step: string | number,
  isResource: boolean,
): { readonly value: unknown; readonly isSame?: boolean } | undefined {
  if (Array.isArray(value)) {
    if (typeof step === "number") {
      return step < value.length ? { value: value[step] } : undefined;
    }
    return value.length === 1 ? { value: value[0], isSame: true } : undefined;
  }
  if (!isAttributes(value)) {
    return undefined;
  }
  if (Object.hasOwn(value, step)) {
    return { value: value[step] };
  }
  return isResource && step === 0 ? { value } : undefined;
}
