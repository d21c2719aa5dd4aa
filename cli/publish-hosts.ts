/** Where a review is posted; a module of its own, so that the command line loads nothing else to name them. */
export const PUBLISH_HOSTS = ["github", "azure"] as const;

export type PublishHost = (typeof PUBLISH_HOSTS)[number];
