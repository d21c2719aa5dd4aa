import type { PlacedMutant } from "../../../bench/agreement/batches";
import { halves, refusedBy } from "../../../bench/agreement/refusals";

function member(id: string, ...changed: string[]): PlacedMutant {
  const mutant = {
    id,
    operator: "flip-boolean",
    address: "",
    description: "",
    breaks: ["operations/collect-resource-logs"],
    configuration: {},
  } as const;
  return { mutant, configuration: {}, changed, places: changed };
}

const vault = member("vault", "azurerm_key_vault.vault");
const account = member("account", "azurerm_storage_account.data", "azurerm_storage_account.data2");

const refused = (errors: string[], batch: PlacedMutant[]) =>
  refusedBy(errors, batch).map(({ member: { mutant }, error }) => [mutant.id, error]);

describe("what a refused apply refuses", () => {
  test("is the members that the errors name, each with its own first error", () => {
    const errors = ["azurerm_key_vault.vault: one", "azurerm_key_vault.vault: two"];

    expect(refused(errors, [account, vault])).toEqual([["vault", errors[0]]]);
  });

  test("is found by whole addresses", () => {
    expect(refused(["azurerm_key_vault.vault2: no"], [account, vault])).toEqual([]);
  });

  test("may have been taken all the same: every write of the member, not only one of them", () => {
    const wasTaken = (taken: string[]) =>
      refusedBy(["azurerm_storage_account.data: 401"], [account], taken).map((one) => one.wasTaken);

    expect(wasTaken(account.changed.slice(0, 1))).toEqual([false]);
    expect(wasTaken([...account.changed])).toEqual([true]);
  });

  test("is none where the error names none", () => {
    expect(refused(["Unsupported argument"], [account, vault])).toEqual([]);
  });
});

test.each([
  [
    [1, 2, 3],
    [[1, 2], [3]],
  ],
  [
    [1, 2],
    [[1], [2]],
  ],
  [[], [[], []]],
])("%j is looked for in %j", (all, expected) => {
  expect(halves<number>(all)).toEqual(expected);
});
