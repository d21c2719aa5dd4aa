import { findRegion } from "./regions";

/** Names of regions for readers, e.g. `West Europe`: Service Health knows a region by this one only. */
const DISPLAY_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "Australia Central, Australia East, Australia Southeast, Austria East, Belgium Central, Brazil South",
    "Canada Central, Canada East, Central India, Central US, Chile Central, East Asia, East US, East US 2",
    "France Central, Germany West Central, Indonesia Central, Israel Central, Italy North, Japan East, Japan West",
    "Korea Central, Malaysia West, Mexico Central, New Zealand North, North Central US, North Europe, Norway East",
    "Poland Central, Qatar Central, South Africa North, South Central US, South India, Southeast Asia",
    "Spain Central, Sweden Central, Switzerland North, UAE North, UK South, UK West, West Central US",
    "West Europe, West US, West US 2, West US 3",
    "USGov Arizona, USGov Texas, USGov Virginia",
    "China East 2, China East 3, China North 2, China North 3",
  ]
    .flatMap((line) => line.split(", "))
    .map((name) => [name.toLowerCase().replaceAll(" ", ""), name]),
);

/** How Azure writes the region called `name` for readers; undefined if there is none. */
export function regionDisplayName(name: string): string | undefined {
  return findRegion(name) === undefined ? undefined : DISPLAY_NAMES[name];
}
