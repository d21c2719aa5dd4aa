import { GROUP, STORAGE } from "./addresses";
import { onJson, renamed, set } from "./edits";
import { each, type Move, type Pair } from "./pair";
import { type Edit, prod } from "./sides";

const MOVE: Move = { from: STORAGE, to: "azurerm_storage_account.data" };

/** Blocks that take the account out of the state and, at its new address, into it again. */
const handedOn: Edit = onJson((json) => ({
  ...json,
  removed: [{ from: MOVE.from, lifecycle: [{ destroy: false }] }],
  import: [{ to: MOVE.to, id: "${local.account}" }],
}));

/** What goes with its group, and what only seems to go. */
export const GOING: readonly Pair[] = [
  {
    name: "the resource group gets another region, and Azure deletes all that it holds with it",
    base: prod(),
    head: prod({}, set(GROUP, "location", "northeurope")),
    expected: {
      fails: true,
      risks: each("data-loss", [GROUP], { attributes: ["location"], severity: "high" }),
      changes: { create: 0, destroy: 0 },
    },
  },
  {
    name: "the storage account is forgotten and imported at another address, and stays as it is",
    base: prod(),
    head: prod({}, renamed([MOVE]), handedOn),
    expected: {
      fails: false,
      risks: [],
      declaredMoves: [MOVE],
      changes: { create: 0, update: 0, replace: 0, destroy: 0, forget: 0 },
      cost: "same",
    },
  },
];
