import { synthesized } from "./synthesized";

/** Left out of mutation testing: a named test must catch each change, this one only shows it. */
test.each(["dev", "prod"] as const)("snapshot of %s, without construct metadata", (environment) => {
  const { resource, output, provider, terraform, variable } = JSON.parse(
    JSON.stringify(synthesized(environment).json, (key, value: unknown) =>
      key === "//" ? undefined : value,
    ),
  ) as Record<string, unknown>;
  expect({ resource, output, provider, terraform, variable }).toMatchSnapshot();
});
