import { attribute } from "../block-rows";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { choice, flag, number } from "../row";
import { KEYLESS, LOGS, OWN_KEYS, PRIVATE } from "./broken";

const ENDPOINTS: Breaks = ["operations/app-insights-on-endpoints"];

export const LOG_ANALYTICS: Domain = {
  type: "azurerm_log_analytics_workspace",
  rows: [
    flag("local_authentication_enabled", false, { absent: true, breaks: KEYLESS }),
    flag("local_authentication_disabled", true, { absent: false, onlyWritten: true, breaks: KEYLESS }),
    choice(
      "internet_ingestion_access_type",
      { Disabled: ["Enabled"] },
      { absent: "Enabled", breaks: PRIVATE },
    ),
    choice("internet_query_access_type", { Disabled: ["Enabled"] }, { absent: "Enabled", breaks: PRIVATE }),
    flag("internet_ingestion_enabled", false, { absent: true, onlyWritten: true, breaks: PRIVATE }),
    flag("internet_query_enabled", false, { absent: true, onlyWritten: true, breaks: PRIVATE }),
    number("retention_in_days", { lower: [30], absent: 30, breaks: LOGS }),
    // the free tier drops what exceeds a limit, the others are old ones with a retention of their own
    choice("sku", { PerGB2018: ["Free", "PerNode"] }, { breaks: LOGS }),
    flag("immediate_data_purge_on_30_days_enabled", false, { absent: false, breaks: LOGS }),
    flag("cmk_for_query_forced", true, { absent: false, breaks: OWN_KEYS }),
  ],
};

export const APPLICATION_INSIGHTS: Domain = {
  type: "azurerm_application_insights",
  rows: [
    flag("local_authentication_enabled", false, { absent: true, breaks: KEYLESS }),
    flag("local_authentication_disabled", true, { absent: false, onlyWritten: true, breaks: KEYLESS }),
    flag("internet_ingestion_enabled", false, { absent: true, breaks: PRIVATE }),
    flag("internet_query_enabled", false, { absent: true, breaks: PRIVATE }),
    flag("ip_masking_enabled", true, {
      absent: true,
      breaks: ["ai-security/remove-unneeded-personal-data"],
    }),
    flag("disable_ip_masking", false, {
      absent: false,
      onlyWritten: true,
      breaks: ["ai-security/remove-unneeded-personal-data"],
    }),
    // profiles and snapshots hold memory; without it they lie in an account of Microsoft's
    flag("force_customer_storage_for_profiler", true, {
      absent: false,
      breaks: ["ai-security/encrypt-all-data-stores"],
    }),
    attribute("workspace_id", { breaks: [...LOGS, ...ENDPOINTS] }),
    flag("daily_data_cap_notifications_enabled", true, { absent: true, breaks: ENDPOINTS }),
    flag("daily_data_cap_notifications_disabled", false, {
      absent: false,
      onlyWritten: true,
      breaks: ENDPOINTS,
    }),
    number("sampling_percentage", {
      lower: [1],
      absent: 100,
      breaks: ENDPOINTS,
    }),
  ],
};

const SCOPE = {
  absent: "Open",
  breaks: [...PRIVATE, "security/exfiltration-guard-explicit-egress"],
} as const;
const MODES = { PrivateOnly: ["Open"] };

/** What a private link scope lets the network reach besides its members. */
export const MONITOR_SCOPE: Domain = {
  type: "azurerm_monitor_private_link_scope",
  rows: [choice("ingestion_access_mode", MODES, SCOPE), choice("query_access_mode", MODES, SCOPE)],
};
