import * as fs from "node:fs";
import * as path from "node:path";
import { converge, importCommand, importsAskedFor } from "../../../rehearsal/faults/adopt";
import type { Session } from "../../../rehearsal/session";
import { ResourceStore } from "../../../rehearsal/simulator/arm/resource-store";
import { ended, failed, fakeSession, GROUP, identityId } from "./fake-session";

const ASSIGNMENT = `${GROUP}/providers/Microsoft.Authorization/roleAssignments/12345678-1234-4234-8234-123456789abc`;

function exists(id: string): string {
  return `a resource with the ID "${id}" already exists - to be managed via Terraform this resource needs to be imported into the State.`;
}

describe("what errors ask to be imported", () => {
  const store = new ResourceStore();
  store.set({
    id: ASSIGNMENT,
    name: ASSIGNMENT.slice(-36),
    type: "Microsoft.Authorization/roleAssignments",
    properties: {},
  });

  test("an id in the provider's own words", () => {
    const { diagnostics = [] } = failed("azurerm_user_assigned_identity.one", exists(identityId("one")));
    expect(importsAskedFor(diagnostics, store)).toEqual([
      { address: "azurerm_user_assigned_identity.one", id: identityId("one") },
    ]);
  });

  test("a role assignment, which Azure names without hyphens and scope", () => {
    const text =
      "409 RoleAssignmentExists: The ID of the conflicting role assignment is 12345678123442348234123456789abc.";
    const { diagnostics = [] } = failed("azurerm_role_assignment.r", text);
    expect(importsAskedFor(diagnostics, store)).toEqual([
      { address: "azurerm_role_assignment.r", id: ASSIGNMENT },
    ]);
  });

  test("an association, by the id of its first side", () => {
    const text = `an association between "${GROUP}/subnet" and "${GROUP}/nsg" already exists - to be managed via Terraform`;
    const { diagnostics = [] } = failed("azurerm_subnet_network_security_group_association.a", text);
    expect(importsAskedFor(diagnostics, store)).toEqual([
      { address: "azurerm_subnet_network_security_group_association.a", id: `${GROUP}/subnet` },
    ]);
  });

  test("no other error, and no error without an address", () => {
    const warning = {
      diagnostics: [{ severity: "warning" as const, summary: exists(GROUP), address: "azurerm_x.y" }],
    };
    const errors = [failed("azurerm_x.y", "500"), failed(undefined, exists(GROUP)), warning];
    expect(errors.flatMap(({ diagnostics = [] }) => importsAskedFor(diagnostics, store))).toEqual([]);
  });
});

describe("applying until all stands", () => {
  let session: Session;
  afterEach(() => session.close());
  const blocks = (): unknown[] => {
    const file = path.join(session.folder, "mlzone_imports.tf.json");
    return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")).import : [];
  };

  test("each round imports what the one before found, and nothing is left in the folder", async () => {
    const seen: number[] = [];
    const answers = [
      failed("azurerm_resource_group.group", exists(GROUP)),
      failed("azurerm_user_assigned_identity.one", exists(identityId("one"))),
      ended(),
    ];
    session = await fakeSession({
      apply: () => {
        seen.push(blocks().length);
        return answers.shift() ?? {};
      },
    });
    const { imports, problems } = await converge(session);
    expect(seen).toEqual([0, 1, 2]);
    expect(imports.map(({ address }) => address)).toEqual([
      "azurerm_resource_group.group",
      "azurerm_user_assigned_identity.one",
    ]);
    expect(problems).toEqual([]);
    expect(blocks()).toEqual([]);
  });

  test("an error that is no import ends it, and is told", async () => {
    session = await fakeSession({ apply: () => failed("azurerm_x.y", "quota") });
    expect((await converge(session)).problems).toEqual(["azurerm_x.y: quota"]);
  });

  test("an import that doesn't help is not tried for ever", async () => {
    session = await fakeSession({ apply: () => failed("azurerm_resource_group.group", exists(GROUP)) });
    const { imports, problems } = await converge(session);
    expect(imports).toHaveLength(1);
    expect(problems).toHaveLength(1);
  });

  test("errors without end are given up some time", async () => {
    let round = 0;
    session = await fakeSession({
      apply: () => {
        round += 1;
        return failed(`azurerm_resource_group.group${round}`, exists(GROUP));
      },
    });
    expect((await converge(session)).problems).toHaveLength(1);
    expect(round).toBe(15);
  });

  test("an import that ends in a replacement has lost what was to be kept", async () => {
    session = await fakeSession({
      apply: () => ({ applied: [{ address: "azurerm_key_vault.v", action: "delete", seconds: 1 }] }),
    });
    const known = [{ address: "azurerm_key_vault.v", id: "/x" }];
    expect((await converge(session, known)).problems).toEqual([
      "azurerm_key_vault.v was replaced after its import",
    ]);
    expect((await converge(session)).problems).toEqual([]);
  });
});

test("people read it as the command", () => {
  expect(importCommand({ address: 'azurerm_subnet.a["b"]', id: "/x" })).toBe(
    `terraform import 'azurerm_subnet.a["b"]' '/x'`,
  );
});
