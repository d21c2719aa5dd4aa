import { z } from "zod";
import { publicAddressProblem } from "./address-kinds";
import { groupList } from "./schema/access";
import { baseline } from "./schema/baseline";
import { backend, container } from "./schema/data";
import { place } from "./schema/place";
import { armId, deviation } from "./schema/values";

const address = z
  .string({ error: "must be a public IPv4 address or range, e.g. 203.0.113.7 or 203.0.113.0/28" })
  .check(({ value, issues }) => {
    const message = publicAddressProblem(value);
    if (message !== undefined) {
      issues.push({ code: "custom", input: value, message });
    }
  });

/** How runners reach the state: from listed addresses, or through a private endpoint. */
const access = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("addresses"),
    /** Public addresses of the runners; everything else stays denied. */
    allowedIpRanges: z.array(address).min(1),
    /** Who accepted that the account has a public address. */
    deviation,
  }),
  z.strictObject({
    kind: z.literal("private-endpoint"),
    /** ARM id of the subnet for the endpoint; runners must reach it. */
    subnetId: armId("Microsoft.Network/virtualNetworks/subnets"),
    /** ARM id of the blob zone that the runners' network resolves. */
    blobZoneId: armId("Microsoft.Network/privateDnsZones"),
  }),
]);

/** The one description of what environments/state.ts may say. */
export const stateSchema = z.strictObject({
  ...place,
  /** Groups of people and pipelines that deploy: they read and write every state of the account. */
  deployers: groupList().min(1),
  /** Further containers, beside `tfstate`, for states whose deployers must not read the others. @default - none */
  containers: z
    .array(
      z.strictObject({
        name: container(),
        /** Groups that read and write the states of this container, and of no other. */
        deployers: groupList().min(1),
      }),
    )
    .optional(),
  access,
  /** Lock and `prevent_destroy` on the account. @default true */
  protectData: z.boolean().optional(),
  /** ARM id of a Log Analytics workspace that gets the account's logs. @default - no logs */
  logAnalyticsWorkspaceId: armId("Microsoft.OperationalInsights/workspaces").optional(),
  /** Accepts platform keys for confidential data. @default - none */
  platformKeys: deviation.optional(),
  /** Rules of the baseline that only warn when this is synthesized. */
  baseline: baseline.optional(),
  /** Local first; `azurerm` once the account exists, to move the state into itself. */
  backend,
});

/** Where the Terraform state of all environments lies, and who reaches it. */
export type StateConfig = z.input<typeof stateSchema>;
