import type { ConfigIssue } from "../config-issue";
import type { LandingZoneConfig } from "../landing-zone-config";
import { missing } from "./serving-issues";

type Config = Pick<LandingZoneConfig, "groups" | "serving">;
type Payload = NonNullable<NonNullable<Config["serving"]>["payload"]>;

/** Readers of collected requests who are none apart, and nobody to be apart from; `groups.readers` operate nothing. */
export function readerIssues({ groups, serving }: Config, { readers }: Payload): ConfigIssue[] {
  const { deployers = [], invokers = [], publishers = [] } = serving ?? {};
  if (deployers.length === 0) {
    return [missing("serving.deployers", "who runs the endpoints must not read what they were asked")];
  }
  const others = [
    { list: "serving.deployers", refs: deployers, who: "who runs the endpoints has no need of it" },
    { list: "serving.invokers", refs: invokers, who: "who calls the endpoints would read what others sent" },
    { list: "serving.publishers", refs: publishers, who: "who publishes predictions has no need of it" },
    { list: "groups.dataScientists", refs: groups.dataScientists, who: "their role changes endpoints, too" },
    {
      list: "groups.computeOperators",
      refs: groups.computeOperators,
      who: "who starts and stops computes has no need of it",
    },
    {
      list: "groups.registryUsers.groups",
      refs: groups.registryUsers?.groups,
      who: "who registers models has no need of it",
    },
  ];
  return readers.flatMap((reader, at) =>
    others.flatMap(({ list, refs = [], who }) =>
      refs.some(({ group }) => group.toLowerCase() === reader.group.toLowerCase())
        ? [
            {
              path: `serving.payload.readers[${at}]`,
              problem: `must be a group apart from ${list}: ${who}`,
            },
          ]
        : [],
    ),
  );
}
