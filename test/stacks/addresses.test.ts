import * as fs from "node:fs";
import * as path from "node:path";
import { synthesized } from "./synthesized";

/**
 * Addresses are a contract: one that disappears makes Terraform destroy the resource. A new resource
 * adds a line to the file; a line that goes or changes needs a `moved` block or a release note.
 */
describe.each(["dev", "prod"] as const)("addresses of %s", (environment) => {
  test("operations/infrastructure-as-code: every Terraform address is the pinned one", () => {
    const pinned = fs.readFileSync(path.join(__dirname, "addresses", `${environment}.txt`), "utf8");
    const addresses = synthesized(environment)
      .resources()
      .map(({ address }) => address);
    expect(addresses).toEqual(pinned.trim().split("\n"));
  });
});
