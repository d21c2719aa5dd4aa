import { Token } from "cdktf";

/** What is taken for an e-mail address. */
export const EMAIL_ADDRESS = /^[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+$/;

/** What is wrong with the addresses of those who are told, in words; empty if nothing is. */
export function emailProblems(field: string, emails: readonly string[], most = 50): string[] {
  const known = emails.filter((email) => !Token.isUnresolved(email));
  const twice = known.find((email, index) => known.indexOf(email) !== index);
  return [
    ...(emails.length >= 1 && emails.length <= most
      ? []
      : [`${field} must be 1 to ${most} addresses (got ${emails.length})`]),
    ...known
      .filter((email) => !EMAIL_ADDRESS.test(email))
      .map((email) => `${field} must be addresses (got ${JSON.stringify(email)})`),
    ...(twice === undefined ? [] : [`${field} must name each address once (got ${twice} twice)`]),
  ];
}
