import { purging } from "../../../bench/agreement/configuration";

const PURGE = { machine_learning: [{ purge_soft_deleted_workspace_on_destroy: true }] };
const azurerm = (features: unknown) => ({
  provider: { azapi: [{}], azurerm: [{ subscription_id: "s", features }] },
});

test.each([
  ["keeps", [{ machine_learning: [{ purge_soft_deleted_workspace_on_destroy: false }] }], PURGE],
  [
    "says nothing of",
    { storage: [{ data_plane_available: false }] },
    { storage: [{ data_plane_available: false }], ...PURGE },
  ],
])("a provider that %s deleted workspaces purges them, and keeps all else", (_, before, after) => {
  expect(purging({ resource: {}, ...azurerm(before) })).toEqual({ resource: {}, ...azurerm([after]) });
});

test("a configuration without azurerm stays as it is", () => {
  expect(purging({ provider: { azapi: [{}] } })).toEqual({ provider: { azapi: [{}] } });
});
