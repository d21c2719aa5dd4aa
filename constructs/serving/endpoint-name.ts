import { Token } from "cdktf";

const NAME = /^[a-zA-Z][a-zA-Z0-9-]{1,30}[a-zA-Z0-9]$/;

/** What is wrong with the name of an endpoint or deployment; an endpoint's is a part of its host name. */
export function endpointNameProblem(field: string, name: string): string | undefined {
  return Token.isUnresolved(name) || NAME.test(name)
    ? undefined
    : `${field} must be 3 to 32 letters, digits and hyphens, beginning with a letter and not ending in a hyphen (got ${JSON.stringify(name)})`;
}
