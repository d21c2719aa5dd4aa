import * as fs from "node:fs";
import * as path from "node:path";
import { COMMITTED } from "./synthesized";

/**
 * Addresses are a contract: one that disappears makes Terraform destroy the resource. A new resource
 * adds a line to the file; a line that goes or changes needs a `moved` block or a release note.
 */
describe.each(Object.entries(COMMITTED))("addresses of %s", (name, synthesized) => {
  test("operations/infrastructure-as-code: every Terraform address is the pinned one", () => {
    const pinned = fs.readFileSync(path.join(__dirname, "addresses", `${name}.txt`), "utf8");
    const addresses = synthesized()
      .resources()
      .map(({ address }) => address);
    expect(addresses).toEqual(pinned.trim().split("\n"));
  });
});
