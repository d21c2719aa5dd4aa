/** How Azure DevOps is reached, and which pull request the build is for; the agent's word, all of it. */
export interface AzureAccess {
  /** E.g. `https://dev.azure.com/contoso/`, with the slash at its end. */
  readonly collection: URL;
  readonly project: string;
  readonly repository: string;
  readonly pullRequest: number;
  /** Commit of the pull request that was built. */
  readonly commit: string;
  readonly build: number;
  readonly token: string;
}

const FORMS = {
  SYSTEM_COLLECTIONURI: /^https?:\/\/\S+\/$/,
  SYSTEM_TEAMPROJECTID: /^[\w-]+$/,
  BUILD_REPOSITORY_ID: /^[\w-]+$/,
  BUILD_REPOSITORY_PROVIDER: /^TfsGit$/,
  BUILD_BUILDID: /^\d+$/,
  SYSTEM_PULLREQUEST_PULLREQUESTID: /^\d+$/,
  SYSTEM_PULLREQUEST_SOURCECOMMITID: /^[0-9a-f]{40}$/,
  SYSTEM_PULLREQUEST_ISFORK: /^false$/i,
  SYSTEM_ACCESSTOKEN: /^\S+$/,
} as const;

/**
 * Reads the variables that an agent sets in the build of a pull request in Azure Repos.
 *
 * @throws Error naming each that is missing or not as it should be; a build for a fork is refused, too
 */
export function readAzureAccess(environment: NodeJS.ProcessEnv): AzureAccess {
  const problems: string[] = [];
  const read = (name: keyof typeof FORMS): string => {
    const value = environment[name] ?? "";
    if (!FORMS[name].test(value)) {
      problems.push(name);
    }
    return value;
  };
  const access = {
    collection: read("SYSTEM_COLLECTIONURI"),
    project: read("SYSTEM_TEAMPROJECTID"),
    repository: read("BUILD_REPOSITORY_ID"),
    pullRequest: Number(read("SYSTEM_PULLREQUEST_PULLREQUESTID")),
    commit: read("SYSTEM_PULLREQUEST_SOURCECOMMITID"),
    build: Number(read("BUILD_BUILDID")),
    token: read("SYSTEM_ACCESSTOKEN"),
  };
  read("BUILD_REPOSITORY_PROVIDER");
  read("SYSTEM_PULLREQUEST_ISFORK");
  if (problems.length > 0) {
    throw new Error(
      `${problems.join(", ")}: not as in a build of a pull request in Azure Repos that is from no fork; see pipelines/azure/review.yml`,
    );
  }
  return { ...access, collection: new URL(access.collection) };
}
