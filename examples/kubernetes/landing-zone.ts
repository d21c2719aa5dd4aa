import type { LandingZoneConfig } from "../../stacks";
import { existingLandingZone } from "../existing-landing-zone";

/** The nodes get 10.20.2.0/24, the rest of its network is the landing zone's. */
export const landingZone: LandingZoneConfig = existingLandingZone;
