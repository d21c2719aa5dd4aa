import type { AzureCloud } from "../../../constructs/naming/clouds";
import { findRegion, regionsOf } from "../../../constructs/naming/regions";
import { type ConfigIssue, issueWith } from "../config-issue";
import { PROFILES } from "../profile";
import { suggestion } from "../suggestion";
import { check } from "./check";

/** A region that Azure doesn't have, or that belongs to another cloud. */
export const knownRegion = check(["location", "cloud"], ({ location, cloud = "public" }) =>
  regionIssues(location, cloud),
);

/** The same for anything that has a location and a cloud. */
export function regionIssues(location: string, cloud: AzureCloud): ConfigIssue[] {
  const region = findRegion(location);
  if (region?.cloud === cloud) {
    return [];
  }
  const names = regionsOf(cloud).map(({ name }) => name);
  const near = suggestion(location, names);
  const problem =
    region === undefined
      ? `must be a region of Azure${near === undefined ? `, e.g. ${names.slice(0, 3).join(", ")}` : `; did you mean ${near}?`}`
      : `must be a region of cloud "${cloud}", e.g. ${names.slice(0, 3).join(", ")}; this one belongs to "${region.cloud}"`;
  return [issueWith("location", problem, location)];
}

/** Redundancy that the region can't give, or that prod can't do without. */
export const zoneRedundancy = check(["location", "profile", "storage"], ({ location, profile, storage }) => {
  const redundancy = storage?.redundancy ?? PROFILES[profile].redundancy;
  const region = findRegion(location);
  if (region?.zones === false && redundancy !== "LRS") {
    return [
      issueWith("storage.redundancy", `must be "LRS": ${location} has no availability zones`, redundancy),
    ];
  }
  if (region?.zones === true && redundancy === "LRS" && profile === "prod") {
    const problem = 'must be "ZRS", "GZRS" or "RAGZRS": prod survives the loss of a zone';
    return [issueWith("storage.redundancy", problem, redundancy)];
  }
  return [];
});
