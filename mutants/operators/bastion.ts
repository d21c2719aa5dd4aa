import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { flag } from "../row";

const CARRIED_OUT: Breaks = ["security/exfiltration-guard-explicit-egress"];
const ENTERED: Breaks = ["security/workspace-access-from-vnet-only", "security/least-privilege-user-rbac"];

/** How people reach the private network. */
export const BASTION: Domain = {
  type: "azurerm_bastion_host",
  rows: [
    flag("copy_paste_enabled", false, { absent: true, breaks: CARRIED_OUT }),
    flag("file_copy_enabled", false, { absent: false, breaks: CARRIED_OUT }),
    // a program on the person's machine talks to any port of a host, file transfers included
    flag("tunneling_enabled", false, { absent: false, breaks: [...CARRIED_OUT, ...ENTERED] }),
    // whoever has the link comes in
    flag("shareable_link_enabled", false, { absent: false, breaks: ENTERED }),
    flag("ip_connect_enabled", false, { absent: false, breaks: ENTERED }),
  ],
};
