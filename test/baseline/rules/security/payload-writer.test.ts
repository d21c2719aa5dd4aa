import { payloadWriter } from "../../../../baseline/rules/security/payload-writer";
import { findingsOf } from "../findings";
import { payloadStore } from "../payload";

const found = (assignment?: object) =>
  findingsOf(
    payloadWriter,
    payloadStore({
      beside: assignment ? { resource: { azurerm_role_assignment: { write: assignment } } } : {},
    }),
  );
const WRITER = {
  scope: "${azurerm_storage_container.payload.id}",
  role_definition_name: "Storage Blob Data Contributor",
  principal_id: "${azurerm_user_assigned_identity.serving.principal_id}",
  principal_type: "ServicePrincipal",
};
const NOBODY = [
  "azurerm_storage_container.payload: violation: no identity may write to where requests are kept",
];

test("an identity that writes passes, on the container or on the account", () => {
  expect(found(WRITER)).toEqual([]);
  expect(found({ ...WRITER, scope: "${azurerm_storage_account.store.id}" })).toEqual([]);
});

test("nobody, a group, and a role that reads are violations", () => {
  expect(found()).toEqual(NOBODY);
  expect(found({ ...WRITER, principal_type: "Group" })).toEqual(NOBODY);
  expect(found({ ...WRITER, role_definition_name: "Storage Blob Data Reader" })).toEqual(NOBODY);
});

test("a role that only a plan tells is unknown", () => {
  expect(found({ ...WRITER, role_definition_name: "${var.r}" })).toEqual([
    expect.stringContaining("payload: unknown: "),
  ]);
});
