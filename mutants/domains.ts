import type { Domain, StackOperator } from "./domain";
import { ACTIVITY_ALERT } from "./operators/activity-alerts";
import { ADD } from "./operators/additions";
import { ACTION_GROUP, LOG_ALERT, METRIC_ALERT } from "./operators/alerts";
import { AUTOSCALE } from "./operators/autoscale";
import { BASTION } from "./operators/bastion";
import { BATCH_DEPLOYMENT, BATCH_ENDPOINT } from "./operators/batch-endpoints";
import { BUDGETS } from "./operators/budgets";
import { COMPUTE_CLUSTER, COMPUTE_INSTANCE } from "./operators/compute";
import { CONTAINER_REGISTRY } from "./operators/container-registry";
import { BLOB_DATASTORE, DATA_LAKE_DATASTORE } from "./operators/datastores";
import { DEFENDER_PLAN, SECURITY_CONTACT } from "./operators/defender";
import { DIAGNOSTIC_SETTING } from "./operators/diagnostic-settings";
import { EVENT_ALERT } from "./operators/event-alerts";
import { KEY_VAULT } from "./operators/key-vault";
import { KEYS } from "./operators/keys";
import { KUBERNETES_CLUSTER, KUBERNETES_EXTENSION, NODE_POOL } from "./operators/kubernetes";
import { AZAPI_CLUSTER, AZAPI_EXTENSION, AZAPI_NODE_POOL } from "./operators/kubernetes-bodies";
import { LIFECYCLE_ROWS, MANAGEMENT_LOCK, MANAGEMENT_POLICY } from "./operators/locks-and-lifecycle";
import { APPLICATION_INSIGHTS, LOG_ANALYTICS, MONITOR_SCOPE } from "./operators/monitoring";
import { NETWORK_SECURITY_GROUP, SUBNET, VIRTUAL_NETWORK } from "./operators/network-security";
import { ONLINE_DEPLOYMENT, ONLINE_ENDPOINT } from "./operators/online-endpoints";
import { ORDER } from "./operators/order";
import {
  AZAPI_OUTBOUND_RULE,
  AZAPI_WORKSPACE,
  FQDN_RULE,
  SERVICE_TAG_RULE,
} from "./operators/outbound-rules";
import { DATA_VERSION } from "./operators/payload";
import { POLICY_ASSIGNMENTS, POLICY_EXEMPTIONS } from "./operators/policies";
import { PRIVATE_DNS_LINK, PRIVATE_DNS_ZONE, PRIVATE_ENDPOINT } from "./operators/private-connectivity";
import { PROVIDER } from "./operators/provider";
import { REMOVE } from "./operators/removals";
import { ROLE_ASSIGNMENT } from "./operators/role-assignments";
import { ROLE_DEFINITION } from "./operators/role-definitions";
import { ENDPOINT_POLICY, ROUTE_TABLE } from "./operators/routes";
import { JOB_SCHEDULE } from "./operators/schedules";
import { STORAGE_ACCOUNT, STORAGE_CONTAINER } from "./operators/storage-account";
import { TAG_ROWS } from "./operators/tags";
import { GATE } from "./operators/traffic-gates";
import { WORKSPACE } from "./operators/workspace";
import type { Row } from "./row";

/** The rows by resource type. */
export const DOMAINS: readonly Domain[] = [
  WORKSPACE,
  AZAPI_WORKSPACE,
  FQDN_RULE,
  SERVICE_TAG_RULE,
  AZAPI_OUTBOUND_RULE,
  COMPUTE_CLUSTER,
  COMPUTE_INSTANCE,
  ONLINE_ENDPOINT,
  ONLINE_DEPLOYMENT,
  GATE,
  BATCH_ENDPOINT,
  BATCH_DEPLOYMENT,
  KUBERNETES_CLUSTER,
  NODE_POOL,
  KUBERNETES_EXTENSION,
  AZAPI_CLUSTER,
  AZAPI_NODE_POOL,
  AZAPI_EXTENSION,
  DATA_VERSION,
  JOB_SCHEDULE,
  STORAGE_ACCOUNT,
  STORAGE_CONTAINER,
  MANAGEMENT_POLICY,
  KEY_VAULT,
  KEYS,
  CONTAINER_REGISTRY,
  BLOB_DATASTORE,
  DATA_LAKE_DATASTORE,
  VIRTUAL_NETWORK,
  SUBNET,
  NETWORK_SECURITY_GROUP,
  ROUTE_TABLE,
  ENDPOINT_POLICY,
  BASTION,
  PRIVATE_ENDPOINT,
  PRIVATE_DNS_ZONE,
  PRIVATE_DNS_LINK,
  ROLE_ASSIGNMENT,
  ROLE_DEFINITION,
  LOG_ANALYTICS,
  APPLICATION_INSIGHTS,
  MONITOR_SCOPE,
  DIAGNOSTIC_SETTING,
  ACTION_GROUP,
  METRIC_ALERT,
  LOG_ALERT,
  ACTIVITY_ALERT,
  EVENT_ALERT,
  AUTOSCALE,
  MANAGEMENT_LOCK,
  ...POLICY_ASSIGNMENTS,
  ...POLICY_EXEMPTIONS,
  ...BUDGETS,
  DEFENDER_PLAN,
  SECURITY_CONTACT,
];

/** The rows of resources of every type. */
export const ROWS_OF_ALL: readonly Row[] = [...TAG_ROWS, ...LIFECYCLE_ROWS];

/** What looks at a stack as a whole. */
export const STACK_OPERATORS: readonly StackOperator[] = [PROVIDER, ORDER, REMOVE, ADD];
