import { isAttributes } from "../../terraform-json";
import { type Row, row, shown } from "../row";
import { KEYLESS } from "./broken";
import { ROLLOUT } from "./serving-broken";

/** A registered thing by its version: by a label, and by its name alone. */
export function versionRow(path: string): Row {
  return row([path], { breaks: ROLLOUT }, function* (place, breaks) {
    const name =
      typeof place.value === "string" ? /^(.*)\/versions\/[^/]+$/.exec(place.value)?.[1] : undefined;
    for (const [value, to] of name === undefined
      ? []
      : [
          ["latest", `${name}/labels/latest`],
          ["none", name],
        ]) {
      yield {
        operator: "weaken-value",
        place,
        to: { value: to },
        value,
        change: `${shown(place.value)} → ${shown(to)}`,
        breaks,
      };
    }
  });
}

/** Variables of a container: a password, and an address with a password in it. */
export function variablesRow(path: string): Row {
  return row([path], { breaks: KEYLESS }, function* (place, breaks) {
    const variables = isAttributes(place.value) ? place.value : {};
    for (const [name, secret] of [
      ["STORE_PASSWORD", "mutant"],
      ["STORE", "https://mutant:mutant@example.com/store"],
    ] as const) {
      yield {
        operator: "add-element",
        place,
        to: { value: { ...variables, [name]: secret } },
        value: name,
        change: `${name} with a secret is added`,
        breaks,
      };
    }
  });
}
