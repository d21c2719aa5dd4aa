import { z } from "zod";
import { deviation, text } from "./values";

// What a host, a port or an organization may look like is the egress construct's to say: checks/egress.ts.
const host = () =>
  text("a host name, e.g. packages.example.com").refine((value) => !/^[*.]+$/.test(value), {
    error:
      "must name a host or a domain, e.g. packages.example.com or *.example.com: this one is the whole internet",
  });

const fqdn = z.strictObject({
  /** Host name in lower case, or `*.` and a domain with `wildcard`. */
  host: host(),
  /** Who accepted a wildcard. @default - no wildcard */
  wildcard: deviation.optional(),
});

const serviceTag = z.strictObject({
  /** Azure's service tag, e.g. `AzureMonitor`. */
  tag: text("a service tag of Azure, e.g. AzureMonitor"),
  protocol: z.enum(["TCP", "UDP"]),
  /** Ports and ranges, comma-separated, e.g. `443` or `80,8000-8010`. */
  ports: text('ports and ranges, e.g. "443" or "80,8000-8010"'),
  /** Who accepted a tag that covers resources of every customer, e.g. `Storage`. @default - it doesn't */
  anybodys: deviation.optional(),
});

const privateEndpoint = z.strictObject({
  /** ARM id of the resource to reach. */
  targetId: text("the ARM id of a resource", (value) => /^[\w.()/-]+$/.test(value)),
  /** The target's private link sub-resource, e.g. `blob`. */
  subresource: text("a private link sub-resource, e.g. blob"),
  /** Whether serverless Spark uses it too; fixed for the rule's life. @default false */
  spark: z.boolean().optional(),
});

export const egress = z.strictObject({
  /** Host of the team's own curated package feed. @default - none */
  packageFeed: host().optional(),
  /** Azure Artifacts of one organization, with the hosts that Microsoft documents. @default - none */
  azureArtifacts: z
    .strictObject({
      /** As in `dev.azure.com/contoso`. */
      organization: text("the name of an Azure DevOps organization"),
      /** Who accepted that blobs of every storage account become reachable: its wildcards need that. */
      accepted: z.strictObject({ approvedBy: z.string(), expires: z.string() }),
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
