import type { DeviationEntry } from "../../../baseline/acknowledgements";
import { valueAt, withoutValue, withValue } from "../../../mutants/change";
import { type AttributePath, type Attributes, isAttributes, parseJson } from "../../../terraform-json";
import type { Edit } from "./sides";

/** Gives an attribute of a resource another value, e.g. `network_rules.default_action`. */
export function set(address: string, path: string, value: unknown): Edit {
  return onJson((json) => {
    const at = [...placeOf(json, address), ...steps(path)];
    if (JSON.stringify(valueAt(json, at)) === JSON.stringify(value)) {
      throw new Error(`${address} has that ${path} already`);
    }
    return withValue(json, at, value);
  });
}

/** Takes an attribute or block of a resource away. */
export function unset(address: string, ...paths: readonly string[]): Edit {
  return onJson((json) =>
    paths.reduce((current, path) => {
      const at = [...placeOf(current, address), ...steps(path)];
      if (valueAt(current, at) === undefined) {
        throw new Error(`${address} has no ${path}`);
      }
      return withoutValue(current, at);
    }, json),
  );
}

/** Puts another element into a list of a resource. */
export function append(address: string, path: string, element: unknown): Edit {
  return onJson((json) => {
    const at = [...placeOf(json, address), ...steps(path)];
    const list = valueAt(json, at);
    if (!Array.isArray(list)) {
      throw new Error(`${address} has no list ${path}`);
    }
    return withValue(json, at, [...list, element]);
  });
}

/** Adds a resource. */
export function add(address: string, attributes: Attributes): Edit {
  return onJson((json) => {
    if (isAttributes(valueAt(json, pathOf(address)))) {
      throw new Error(`${address} is there already`);
    }
    return withValue(json, pathOf(address), attributes);
  });
}

/** Removes a resource, and what waits for it; nothing else may refer to it. */
export function remove(address: string): Edit {
  return onJson((json) => {
    const left = inDependencies(withoutValue(json, placeOf(json, address)), (addresses) =>
      addresses.filter((one) => one !== address),
    );
    if (mentions(JSON.stringify(left.resource), address)) {
      throw new Error(`something refers to ${address}`);
    }
    return left;
  });
}

/** Gives resources other addresses, and takes all references along, as a renamed construct does. */
export function renamed(moves: readonly { readonly from: string; readonly to: string }[]): Edit {
  return onJson((json) =>
    moves.reduce((current, { from, to }) => {
      const attributes = valueAt(current, placeOf(current, from));
      const placed = withValue(withoutValue(current, pathOf(from)), pathOf(to), attributes);
      const text = JSON.stringify(placed).replace(mentionOf(from), to);
      return onlyObject(parseJson(text));
    }, json),
  );
}

/** Writes the `moved` blocks for new addresses. */
export function declared(moves: readonly { readonly from: string; readonly to: string }[]): Edit {
  return onJson((json) => withValue(json, ["moved"], moves));
}

/** Writes another expression for one that means the same, in all of the resources. */
export function rewritten(from: string, to: string): Edit {
  return onJson((json) => {
    const text = JSON.stringify(json.resource);
    if (!text.includes(from)) {
      throw new Error(`nothing says ${from}`);
    }
    return { ...json, resource: parseJson(text.replaceAll(from, to)) };
  });
}

/** Somebody accepts something more. */
export function accepting(entry: DeviationEntry): Edit {
  return (side) => ({ ...side, deviations: [...side.deviations, entry] });
}

/** Another last day for what was accepted already. */
export function until(expires: string): Edit {
  return (side) => ({ ...side, deviations: side.deviations.map((entry) => ({ ...entry, expires })) });
}

/** Any change of the JSON. */
export function onJson(edit: (json: Attributes) => Attributes): Edit {
  return (side) => ({ ...side, json: edit(side.json) });
}

/** A change of every resource. */
export function onResources(edit: (attributes: Attributes, type: string) => unknown): Edit {
  return onJson((json) => ({
    ...json,
    resource: Object.fromEntries(
      Object.entries(onlyObject(json.resource)).map(([type, named]) => [
        type,
        Object.fromEntries(
          Object.entries(onlyObject(named)).map(([name, attributes]) => [
            name,
            edit(onlyObject(attributes), type),
          ]),
        ),
      ]),
    ),
  }));
}

/** The path of a resource that is there. */
function placeOf(json: Attributes, address: string): AttributePath {
  const path = pathOf(address);
  if (!isAttributes(valueAt(json, path))) {
    throw new Error(`there is no ${address}`);
  }
  return path;
}

function pathOf(address: string): AttributePath {
  const [type = "", ...name] = address.split(".");
  return ["resource", type, name.join(".")];
}

function steps(path: string): AttributePath {
  return path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function inDependencies(
  json: Attributes,
  edit: (addresses: readonly string[]) => readonly string[],
): Attributes {
  const dependencies = (attributes: Attributes) => {
    const { depends_on: dependsOn } = attributes;
    return Array.isArray(dependsOn) ? { ...attributes, depends_on: edit(dependsOn.map(String)) } : attributes;
  };
  return onResources(dependencies)({ name: "", json, deviations: [] }).json;
}

function mentions(text: string, address: string): boolean {
  return mentionOf(address).test(text);
}

/** The address as a whole: `a.b` is no mention of `a.b_c` or `a.b-c`. */
function mentionOf(address: string): RegExp {
  return new RegExp(`(?<![\\w.-])${address.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w-])`, "g");
}

function onlyObject(value: unknown): Attributes {
  if (!isAttributes(value)) {
    throw new Error("it is no JSON object");
  }
  return value;
}
