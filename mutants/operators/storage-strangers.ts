import { addedBlock } from "../block-rows";
import { type Row, row, shown } from "../row";
import { EXFILTRATION, PRIVATE, RIGHTS } from "./broken";
import { FOREIGN_SYNAPSE, FOREIGN_TENANT, FOREIGN_WORKSPACE } from "./foreign";

/** A rule by which any page that a browser has open may ask. */
export const ANY_PAGE = {
  allowed_headers: ["*"],
  allowed_methods: ["GET"],
  allowed_origins: ["*"],
  exposed_headers: ["*"],
  max_age_in_seconds: 3600,
};

const INSTANCES = "network_rules.private_link_access";
const AUTHENTICATION = "azure_files_authentication";

/** What lets strangers at a storage account without opening it to everybody. */
export const STRANGER_ROWS: readonly Row[] = [
  addedBlock(INSTANCES, [{ endpoint_resource_id: FOREIGN_SYNAPSE }], {
    breaks: [...PRIVATE, ...EXFILTRATION],
    covers: [`${INSTANCES}.endpoint_resource_id`, `${INSTANCES}.endpoint_tenant_id`],
  }),
  stranger("subscription", { endpoint_resource_id: FOREIGN_WORKSPACE }),
  stranger("tenant", { endpoint_resource_id: FOREIGN_WORKSPACE, endpoint_tenant_id: FOREIGN_TENANT }),
  ...["blob_properties", "share_properties"].map((service) =>
    addedBlock(`${service}.cors_rule`, [ANY_PAGE], { breaks: PRIVATE, covers: corsPaths(service) }),
  ),
  // later a resource of its own
  addedBlock(
    "queue_properties",
    { cors_rule: [ANY_PAGE] },
    {
      dialect: 4,
      breaks: PRIVATE,
      covers: ["queue_properties.cors_rule", ...corsPaths("queue_properties")],
    },
  ),
  addedBlock(
    AUTHENTICATION,
    {
      directory_type: "AADKERB",
      default_share_level_permission: "StorageFileDataSmbShareElevatedContributor",
    },
    {
      breaks: RIGHTS,
      covers: [`${AUTHENTICATION}.directory_type`, `${AUTHENTICATION}.default_share_level_permission`],
    },
  ),
];

/** One instance of a service, by its name: somebody else's. */
function stranger(what: string, instance: object): Row {
  return row([INSTANCES], { breaks: [...PRIVATE, ...EXFILTRATION] }, function* (place, breaks) {
    if (place.value === undefined) {
      const change = `absent → a service of another ${what}, ${shown(instance)}`;
      yield { operator: "add-block", place, to: { value: [instance] }, value: what, change, breaks };
    }
  });
}

function corsPaths(service: string): string[] {
  return Object.keys(ANY_PAGE).map((name) => `${service}.cors_rule.${name}`);
}
