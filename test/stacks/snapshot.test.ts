import { COMMITTED } from "./synthesized";

/** Left out of mutation testing: a named test must catch each change, this one only shows it. */
test.each(Object.entries(COMMITTED))("snapshot of %s, without construct metadata", (_name, synthesized) => {
  const { resource, output, provider, terraform, variable } = JSON.parse(
    JSON.stringify(synthesized().json, (key, value: unknown) => (key === "//" ? undefined : value)),
  ) as Record<string, unknown>;
  expect({ resource, output, provider, terraform, variable }).toMatchSnapshot();
});
