import { nested } from "../../terraform-json";
import { addedBlock, attribute, block } from "../block-rows";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { choice, flag, has, row, shown } from "../row";
import { KEYLESS, WORKSPACE_CLOSED, WORKSPACE_OWN_KEYS } from "./broken";
import { customerKeyRows } from "./customer-keys";
import { identityRows } from "./identity-rows";
import { classificationRow } from "./tags";

const ISOLATION: Breaks = [
  "security/managed-network-approved-outbound",
  "security/managed-vnet-isolation",
  "security/exfiltration-guard-explicit-egress",
];
const IDENTITY: Breaks = [
  "security/policy-workspace-uami",
  "security/least-privilege-workspace-identity",
  "security/managed-identity-between-services",
];
const IMAGES: Breaks = ["security/approved-container-registries", "security/dependent-services-private"];

export const WORKSPACE: Domain = {
  type: "azurerm_machine_learning_workspace",
  rows: [
    flag("public_network_access_enabled", false, { absent: true, breaks: WORKSPACE_CLOSED }),
    flag("high_business_impact", true, {
      absent: false,
      breaks: ["ai-security/remove-unneeded-personal-data"],
    }),
    block("managed_network", {
      breaks: ISOLATION,
      when: ({ resource }) => nested(resource.attributes, "managed_network").isolation_mode !== "Disabled",
    }),
    choice(
      "managed_network.isolation_mode",
      {
        AllowOnlyApprovedOutbound: ["AllowInternetOutbound", "Disabled"],
        AllowInternetOutbound: ["Disabled"],
      },
      { absent: "Disabled", breaks: ISOLATION },
    ),
    // provisioned with the first compute, and endpoints of its rules are inactive until then
    flag("managed_network.provision_on_creation_enabled", true, {
      absent: false,
      breaks: ["security/managed-vnet-isolation"],
    }),
    addedBlock(
      "serverless_compute",
      { public_ip_enabled: true },
      {
        breaks: ["security/compute-no-public-ip"],
        covers: ["serverless_compute.public_ip_enabled"],
      },
    ),
    // nodes of serverless jobs then stand in a network of Microsoft's, past yours
    attribute("serverless_compute.subnet_id", { breaks: ["security/managed-vnet-isolation"] }),
    flag("serverless_compute.public_ip_enabled", false, {
      absent: false,
      breaks: ["security/compute-no-public-ip"],
    }),
    choice(
      "storage_account_access_type",
      { Identity: ["AccessKey"] },
      { absent: "AccessKey", breaks: KEYLESS },
    ),
    ...identityRows(IDENTITY, { required: true }),
    attribute("primary_user_assigned_identity", { breaks: IDENTITY }),
    ...customerKeyRows("encryption", "key_id", "user_assigned_identity_id", WORKSPACE_OWN_KEYS).filter(
      ({ paths }) => !paths.includes("identity"),
    ),
    // the key is then read by an identity that holds no role on it
    attribute("encryption.user_assigned_identity_id", { breaks: WORKSPACE_OWN_KEYS }),
    // Azure puts what holds the metadata into a second group, which nothing here closes
    flag("service_side_encryption_enabled", true, {
      absent: false,
      when: ({ resource }) => has(resource.attributes, "encryption"),
      breaks: WORKSPACE_OWN_KEYS,
    }),
    // managed endpoints, managed networks and identities need version 2 of the service's API
    flag("v1_legacy_mode_enabled", false, {
      absent: false,
      breaks: ["ai-operations/prefer-paas", "security/managed-vnet-isolation"],
    }),
    // azurerm refuses it, azapi doesn't: predictions then leave no trace
    attribute("application_insights_id", { breaks: ["operations/app-insights-on-endpoints"] }),
    classificationRow(
      ["ai-security/remove-unneeded-personal-data", ...WORKSPACE_OWN_KEYS],
      ({ resource }) => !has(resource.attributes, "encryption"),
    ),
    // Azure makes one of its own, which is neither private nor watched
    attribute("container_registry_id", { breaks: IMAGES }),
    // a closed registry doesn't build images by itself
    attribute("image_build_compute_name", { breaks: IMAGES }),
    row(["image_build_compute_name"], { breaks: IMAGES }, function* (place, breaks, { stack }) {
      for (const { attributes } of stack.ofType("azurerm_machine_learning_compute_cluster")) {
        if (place.value !== undefined && attributes.name !== place.value && has(attributes, "name")) {
          yield {
            operator: "redirect",
            place,
            to: { value: attributes.name },
            value: `${attributes.name}`,
            change: `${shown(place.value)} → ${shown(attributes.name)}, which may not push images`,
            breaks,
          };
        }
      }
    }),
  ],
};
