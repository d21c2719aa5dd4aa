import { z } from "zod";
import { anyArmId, deviation, matching } from "./values";

const HOST = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;
const HOST_OR_WILDCARD = /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

const fqdn = z.strictObject({
  /** Host name, or `*.` and a host name with `wildcard`. */
  host: matching(HOST_OR_WILDCARD, "a host name without scheme and path"),
  /** Accepts a wildcard. @default - no wildcard */
  wildcard: deviation.optional(),
});

const serviceTag = z.strictObject({
  /** Azure's service tag, e.g. `AzureMonitor` or `Storage.WestEurope`. */
  tag: matching(/^[A-Z][A-Za-z0-9]*(\.[A-Za-z0-9]+)?$/, "a service tag of Azure, e.g. AzureMonitor"),
  protocol: z.enum(["TCP", "UDP", "ICMP", "*"]),
  /** Ports and ranges, comma-separated, e.g. `443` or `80,8000-8010`. */
  ports: matching(
    /^\d{1,5}(-\d{1,5})?(,\d{1,5}(-\d{1,5})?)*$/,
    'ports and ranges, e.g. "443" or "80,8000-8010"',
  ),
});

const privateEndpoint = z.strictObject({
  /** ARM id of the resource to reach. */
  targetId: anyArmId(),
  /** The target's private link sub-resource, e.g. `blob`. */
  subresource: matching(/^[A-Za-z][A-Za-z0-9_]*$/, "a private link sub-resource, e.g. blob"),
  /** Whether serverless Spark uses it too; fixed for the rule's life. @default false */
  spark: z.boolean().optional(),
});

export const egress = z.strictObject({
  /** Host of the team's own curated package feed. @default - none */
  packageFeed: matching(HOST, "a host name without scheme, path and wildcard").optional(),
  /** Azure Artifacts of one organization, with the hosts that Microsoft documents. @default - none */
  azureArtifacts: z
    .strictObject({
      organization: matching(/^[A-Za-z0-9][A-Za-z0-9-]{0,49}$/, "the name of an Azure DevOps organization"),
    })
    .optional(),
  /** Further hosts; each makes Azure run a paid firewall. @default - none */
  fqdns: z.array(fqdn).optional(),
  /** Service tags beyond those that the service itself requires. @default - none */
  serviceTags: z.array(serviceTag).optional(),
  /** Private endpoints from the managed network to further resources. @default - none */
  privateEndpoints: z.array(privateEndpoint).optional(),
  /** The firewall that FQDN rules need. @default - Basic in dev, Standard in prod */
  firewallSku: z.enum(["Basic", "Standard"]).optional(),
});
