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

/** Below these, whoever has a subscription gets a name for what he makes himself: an account, a site. */
const SHARED_DOMAINS: readonly string[] = [
  "azure-api.net",
  "azure-devices.net",
  "azurecontainer.io",
  "azurecontainerapps.io",
  "azurecr.io",
  "azuredatabricks.net",
  "azureedge.net",
  "azurefd.net",
  "azurestaticapps.net",
  "azurewebsites.net",
  "cloudapp.azure.com",
  "cloudapp.net",
  ...["blob", "dfs", "file", "queue", "table", "web"].map((service) => `${service}.core.windows.net`),
  "cognitiveservices.azure.com",
  "database.windows.net",
  "documents.azure.com",
  "eventgrid.azure.net",
  "logic.azure.com",
  "openai.azure.com",
  "search.windows.net",
  "servicebus.windows.net",
  "trafficmanager.net",
  "vault.azure.net",
  "azurewebsites.us",
  "azurecr.us",
  ...["blob", "dfs", "file", "queue", "table", "web"].map((service) => `${service}.core.usgovcloudapi.net`),
  "chinacloudsites.cn",
  "azurecr.cn",
  ...["blob", "dfs", "file", "queue", "table", "web"].map((service) => `${service}.core.chinacloudapi.cn`),
  // beside Azure
  ...["amazonaws.com", "cloudfront.net", "githubusercontent.com", "github.io", "googleapis.com"],
  ...["herokuapp.com", "netlify.app", "ngrok.io", "pages.dev", "vercel.app", "workers.dev"],
];

/** Second labels below which a country's registry gives names, as in `co.uk`. */
const REGISTRIES = /^(ac|co|com|edu|go|gob|gov|mil|ne|net|or|org)$/;

/** Top-level domains that the Internet doesn't have. */
const OWN_TOPS = /^(corp|internal|lan|local)$/;

/** Whose host a pattern such as `*.blob.core.windows.net` lets through. */
export type Openness = "everybody" | "anybody" | "named";

/**
 * Whose hosts a pattern of a firewall, or of a rule for web pages, is good for: `everybody` where it
 * leaves open who has registered the name, `anybody` where whoever likes gets a name below the domain.
 *
 * @param pattern a host, an origin or a page, with `*` for whatever stands there
 */
export function opennessOf(pattern: string): Openness {
  const [host = ""] = pattern
    .trim()
    .toLowerCase()
    .replace(/^[a-z*]*:\/\//, "")
    .split(/[/:]/);
  if (!host.includes("*")) {
    return "named";
  }
  const domain = host.slice(host.lastIndexOf("*") + 1).replace(/^\.+|\.+$/g, "");
  const labels = domain.split(".");
  const [top = "", second = ""] = labels.toReversed();
  if (labels.length === 1 && OWN_TOPS.test(top)) {
    return "named";
  }
  if (labels.length === 1 || (labels.length === 2 && top.length === 2 && REGISTRIES.test(second))) {
    return "everybody";
  }
  // a region's domain below a shared one is shared, too; what lies deeper is somebody's own
  const wider = labels.slice(1).join(".");
  const isShared = SHARED_DOMAINS.some(
    (shared) => shared === domain || shared === wider || shared.endsWith(`.${domain}`),
  );
  return isShared ? "anybody" : "named";
}
