import { paths, type Table } from "./table";

/** What stands in front of an endpoint. */
export const FRONT_DOOR: Table = {
  azurerm_cdn_frontdoor_endpoint: {
    replaces: paths`cdn_frontdoor_profile_id name`,
    on: paths`enabled`,
  },
  azurerm_cdn_frontdoor_origin: {
    replaces: paths`cdn_frontdoor_origin_group_id name private_link.location`,
    on: paths`enabled`,
    defaults: {
      http_port: 80,
      https_port: 443,
      priority: 1,
      "private_link.request_message": "Access request for CDN FrontDoor Private Link Origin",
      weight: 500,
    },
  },
  azurerm_cdn_frontdoor_origin_group: {
    replaces: paths`cdn_frontdoor_profile_id name`,
    on: paths`session_affinity_enabled`,
    defaults: {
      "health_probe.path": "/",
      "health_probe.request_type": "HEAD",
      "load_balancing.additional_latency_in_milliseconds": 50,
      "load_balancing.sample_size": 4,
      "load_balancing.successful_samples_required": 3,
      restore_traffic_time_to_healed_or_new_endpoint_in_minutes: 10,
    },
  },
  azurerm_cdn_frontdoor_profile: {
    replaces: paths`name resource_group_name sku_name`,
    defaults: { response_timeout_seconds: 120 },
    sets: paths`identity.identity_ids log_scrubbing_rule`,
  },
};
