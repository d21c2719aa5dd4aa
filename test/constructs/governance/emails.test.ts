import { Token } from "cdktf";
import { emailProblems } from "../../../constructs/governance/emails";

const addresses = (length: number): string[] => Array.from({ length }, (_, index) => `m${index}@example.com`);

describe("emailProblems", () => {
  test("takes one to fifty addresses", () => {
    expect(emailProblems("emails", addresses(1))).toEqual([]);
    expect(emailProblems("emails", addresses(50))).toEqual([]);
    expect(emailProblems("emails", addresses(51))).toEqual(["emails must be 1 to 50 addresses (got 51)"]);
    expect(emailProblems("emails", [])).toEqual(["emails must be 1 to 50 addresses (got 0)"]);
  });

  test.each(["nobody", "a@b", "a b@example.org", "a@example.org;b@example.org", "<a@example.org>"])(
    "%j is no address",
    (address) => {
      expect(emailProblems("owners", [address])).toEqual([
        `owners must be addresses (got ${JSON.stringify(address)})`,
      ]);
    },
  );

  test("an address that only a plan tells passes, also twice", () => {
    const token = Token.asString({ resolve: () => "a@example.org" });
    expect(emailProblems("emails", [token, token])).toEqual([]);
  });
});
