import { type ConfigIssue, issueWith } from "../config-issue";
import { check } from "./check";

/** The datastores that Azure gives every workspace. */
const WORKSPACES_OWN = [
  "workspaceblobstore",
  "workspacefilestore",
  "workspaceartifactstore",
  "workspaceworkingdirectory",
];

/** Containers and file systems whose datastores would have one name, or one of Azure's own. */
export const distinctDatastores = check(["storage"], ({ storage }) => {
  const containers = (storage?.containers ?? []).map((name, at) => ({
    name,
    path: `storage.containers[${at}]`,
    datastore: name.replaceAll("-", "_"),
  }));
  const filesystems = (storage?.dataLake?.filesystems ?? []).map((name, at) => ({
    name,
    path: `storage.dataLake.filesystems[${at}]`,
    datastore: `lake_${name.replaceAll("-", "_")}`,
  }));
  return [
    ...containers
      .filter(({ datastore }) => WORKSPACES_OWN.includes(datastore))
      .map(({ name, path }) =>
        issueWith(
          path,
          `must not be ${WORKSPACES_OWN.join(", ")}: each workspace has these datastores`,
          name,
        ),
      ),
    ...filesystems.flatMap(({ name, path, datastore }): ConfigIssue[] => {
      const twin = containers.find((container) => container.datastore === datastore);
      return twin === undefined
        ? []
        : [issueWith(path, `and ${twin.path} must not both give the datastore ${datastore}`, name)];
    }),
  ];
});
