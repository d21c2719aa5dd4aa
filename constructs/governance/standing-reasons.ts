/** No key of the customer's own on a resource that could have one. */
export const PLATFORM_KEYS =
  "No key of the customer's own was given, so keys that Azure manages encrypt it; " +
  "the data's classification decides whether that is enough.";

/** No rule for a subnet on a resource's firewall. */
export const NO_SERVICE_ENDPOINT =
  "No subnet is let in by a service endpoint: a network reaches it over a private endpoint, " +
  "which needs no such rule.";
