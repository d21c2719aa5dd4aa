/**
 * Domains by the label before the last: places where anybody publishes packages, images, models or
 * code. A mirror of one's own has a domain of one's own.
 */
const PLACES: Readonly<Record<string, string>> = {
  anaconda: "packages",
  conda: "packages",
  crates: "packages",
  maven: "packages",
  npmjs: "packages",
  nuget: "packages",
  pypi: "packages",
  pythonhosted: "packages",
  pytorch: "packages",
  "r-project": "packages",
  rubygems: "packages",
  sonatype: "packages",
  yarnpkg: "packages",
  docker: "images",
  ecr: "images",
  gcr: "images",
  ghcr: "images",
  nvcr: "images",
  quay: "images",
  hf: "models",
  huggingface: "models",
  kaggle: "models",
  bitbucket: "code",
  github: "code",
  githubusercontent: "code",
  gitlab: "code",
};

/** What anybody publishes at a host or its wildcard, e.g. `packages`; undefined if nothing is known. */
export function publishedByAnybody(host: string): string | undefined {
  const label = host.toLowerCase().split(".").at(-2) ?? "";
  return Object.hasOwn(PLACES, label) ? PLACES[label] : undefined;
}
