/** The stacks and their configuration, for projects that compose a landing zone of their own. */
export { type BaselineOptions, enforceBaseline } from "./baseline-validation";
export { ConfigError } from "./config/config-error";
export { type LoadedEnvironment, loadEnvironments } from "./config/environments";
export type { LandingZoneConfig } from "./config/landing-zone-config";
export { resolveConfig } from "./config/profile";
export { type Residents, residentsOf } from "./config/resolve-subscription";
export type { ResolvedConfig } from "./config/resolved-config";
export { isServing, type ServingConfig } from "./config/serving-config";
export type { StateConfig } from "./config/state-config";
export type { SubscriptionConfig } from "./config/subscription-config";
export { LandingZoneStack, type LandingZoneStackProps } from "./landing-zone-stack";
export { type LandingZoneLookup, lookUpLandingZone } from "./parts/landing-zone-lookup";
export { ReadableAddressStack } from "./readable-address-stack";
export { ServingStack, type ServingStackProps } from "./serving-stack";
export { StateBackendStack, type StateBackendStackProps } from "./state-backend-stack";
export { SubscriptionStack, type SubscriptionStackProps } from "./subscription-stack";
