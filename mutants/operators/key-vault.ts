import { additions, block } from "../block-rows";
import type { Domain } from "../domain";
import { choice, flag, number } from "../row";
import { PRIVATE, RECOVERY, RIGHTS } from "./broken";
import { FOREIGN_SUBNET, PUBLIC_ADDRESS } from "./foreign";

/** What platforms of Azure may read from a vault without a role of their own. */
const forPlatforms = (path: string) => flag(path, false, { absent: false, breaks: RIGHTS });

export const KEY_VAULT: Domain = {
  type: "azurerm_key_vault",
  rows: [
    flag("public_network_access_enabled", false, { absent: true, breaks: PRIVATE }),
    block("network_acls", { breaks: PRIVATE }),
    choice("network_acls.default_action", { Deny: ["Allow"] }, { breaks: PRIVATE }),
    // the workspace, and storage that fetches its key, come as services that Azure trusts
    choice(
      "network_acls.bypass",
      { AzureServices: ["None"] },
      { breaks: [...PRIVATE, "security/encrypt-with-cmk"] },
    ),
    additions("network_acls.ip_rules", [PUBLIC_ADDRESS, "0.0.0.0/0"], { breaks: PRIVATE }),
    additions("network_acls.virtual_network_subnet_ids", [FOREIGN_SUBNET], { breaks: PRIVATE }),
    // required in 5.x; in 4.x a vault without it has access policies
    flag("rbac_authorization_enabled", true, { absent: { v4: false, v5: undefined }, breaks: RIGHTS }),
    flag("enable_rbac_authorization", true, { absent: false, onlyWritten: true, breaks: RIGHTS }),
    forPlatforms("enabled_for_deployment"),
    forPlatforms("enabled_for_disk_encryption"),
    forPlatforms("enabled_for_template_deployment"),
    flag("purge_protection_enabled", true, { absent: false, breaks: RECOVERY }),
    // a week is what every vault has; in production it is too short to notice
    number("soft_delete_retention_days", {
      lower: [7],
      absent: 90,
      when: ({ stack }) => stack.isProduction,
      breaks: RECOVERY,
    }),
  ],
};
