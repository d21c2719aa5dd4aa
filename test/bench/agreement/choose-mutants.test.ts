import { concerningPolicies, spread } from "../../../bench/agreement/choose-mutants";
import type { Breaks, Mutant, OperatorName } from "../../../mutants";

function mutant(operator: OperatorName, address: string, attribute: string, breaks: Breaks): Mutant {
  const id = `${operator}:${address}:${attribute}`;
  return { id, operator, address, attribute, description: "", breaks, configuration: {} };
}

const PRIVATE: Breaks = ["security/dependent-services-private"];
const LOCAL: Breaks = ["security/compute-local-auth-disabled"];
const COST: Breaks = ["cost/right-size-sku-selection"];
const cluster = (name: string, breaks: Breaks = LOCAL) =>
  mutant("flip-boolean", `azurerm_machine_learning_compute_cluster.${name}`, "local_auth_enabled", breaks);

describe("the mutants that a policy may see", () => {
  test("are of a type and a recommendation that the table has", () => {
    const open = mutant("flip-boolean", "azurerm_key_vault.a", "public_network_access_enabled", PRIVATE);

    expect(concerningPolicies([open])).toEqual([open]);
  });

  test.each([
    ["of another type", mutant("widen-role", "azurerm_role_assignment.a", "role", PRIVATE)],
    ["of another recommendation", cluster("a", COST)],
    ["of a tag", mutant("drop-tag", "azurerm_key_vault.a", "tags.owner", PRIVATE)],
  ])("are none %s", (_, other) => {
    expect(concerningPolicies([other])).toEqual([]);
  });

  test("are one of several computes alike", () => {
    expect(concerningPolicies([cluster("a"), cluster("b")])).toEqual([cluster("a")]);
  });

  test("are each of several resources that go as a whole", () => {
    const gone = ["blob", "file"].map((name) =>
      mutant("drop-resource", `azurerm_private_endpoint.storage-${name}-endpoint`, "", PRIVATE),
    );

    expect(concerningPolicies(gone)).toEqual(gone);
  });
});

describe("a number of mutants", () => {
  test.each([
    [0, []],
    [2, [0, 3]],
    [6, [0, 1, 2, 3, 4, 5]],
    [Number.POSITIVE_INFINITY, [0, 1, 2, 3, 4, 5]],
  ])("%d of six are spread evenly", (count, expected) => {
    expect(spread([0, 1, 2, 3, 4, 5], count)).toEqual(expected);
  });
});
