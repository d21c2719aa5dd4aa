import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { capturedResources } from "../../../rehearsal/evidence/captured";
import { writeEvidence } from "../../../rehearsal/evidence/write-evidence";
import { recorded, someEvidence } from "./evidence";

const KV = recorded().path;
const ROLE = `${KV}/providers/Microsoft.Authorization/roleAssignments/r:1`;

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-evidence-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function read(name: string): unknown {
  return JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"));
}

describe("what Azure would have received", () => {
  test("is told by resource, in the order in which each came first, whatever the case of its id", () => {
    const writes = [
      recorded({ number: 1 }),
      recorded({ number: 2, path: ROLE, type: "Microsoft.Authorization/roleAssignments" }),
      recorded({ number: 3, path: KV.toUpperCase(), method: "PATCH" }),
    ];
    const captured = capturedResources(writes);
    expect(captured.map(({ id, requests }) => [id, requests.map(({ number }) => number)])).toEqual([
      [KV, [1, 3]],
      [ROLE, [2]],
    ]);
    expect(captured[0]?.requests[0]).toEqual({
      number: 1,
      at: 0,
      method: "PUT",
      apiVersion: "2026-02-01",
      sender: "azurerm",
      body: { location: "westeurope" },
      status: 200,
    });
  });

  test("is a file a resource, whose name any system takes", () => {
    const writes = [recorded(), recorded({ path: ROLE, type: "Microsoft.Authorization/roleAssignments" })];
    writeEvidence(folder, someEvidence(), writes);
    expect(fs.readdirSync(path.join(folder, "captured"))).toEqual([
      "001-Microsoft.KeyVault-vaults-kv-churn.json",
      "002-Microsoft.Authorization-roleAssignments-r_1.json",
    ]);
    expect(read("captured/001-Microsoft.KeyVault-vaults-kv-churn.json")).toMatchObject({ id: KV });
  });

  test("of an earlier run is gone", () => {
    writeEvidence(folder, someEvidence(), [recorded(), recorded({ path: ROLE })]);
    writeEvidence(folder, someEvidence(), [recorded()]);
    expect(fs.readdirSync(path.join(folder, "captured"))).toHaveLength(1);
  });
});

describe("evidence", () => {
  test("is written for machines and for people, into a folder that is made", () => {
    const target = path.join(folder, "reports", "dev");
    const page = writeEvidence(target, someEvidence(), []);
    expect(page).toBe(path.join(target, "evidence.md"));
    expect(fs.readFileSync(page, "utf8")).toMatch(/^# Rehearsal of dev: held\n/);
    expect(read("reports/dev/evidence.json")).toEqual(someEvidence());
  });
});
