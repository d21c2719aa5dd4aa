import { CONTAINER_REGISTRY, STORAGE_ACCOUNT } from "../../azure";
import { keyUses } from "../../azure/joins/customer-managed-key";
import { mustHold } from "../must";
import { rule } from "../rule";

const TYPES = [STORAGE_ACCOUNT, CONTAINER_REGISTRY];

export const keyVersionFollowed = rule({
  id: "security/key-version-followed",
  title: "Storage and registry follow the rotation of their key",
  recommendations: ["security/encrypt-with-cmk"],
  severity: "medium",
  why: "A key named with its version is never rotated for the service: the old version stays in use until it expires, and then the data can't be read.",
  fix: {
    construct: "CustomerManagedKey: versionlessKeyId refuses a version",
    terraform: "key_vault_key_id = azurerm_key_vault_key.<name>.versionless_id",
  },
  looksAt: (estate) =>
    keyUses(estate)
      .filter(({ service, given }) => given !== "no" && isStored(service.resource))
      .map((use) => ({ ...use.service, use })),
  finds: ({ use: { pinned, at, writer, service } }) =>
    mustHold(
      pinned === "yes" ? "no" : pinned === "no" ? "yes" : "unknown",
      `${at} fixes one version of the key`,
      {
        attribute: at,
        related: writer === service.resource ? undefined : [writer.address],
      },
    ),
});

/** The workspace's own rule looks at its key. */
function isStored({
  type,
  armType = "",
}: {
  readonly type: string;
  readonly armType: string | undefined;
}): boolean {
  return TYPES.some(
    ({ azurerm, arm }) => azurerm.includes(type) || arm.some((one) => one.toLowerCase() === armType),
  );
}
