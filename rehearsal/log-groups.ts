/** Types, in lower case, without a category of audit logs, so that ARM shows no `audit` group for them. */
export const TYPES_WITHOUT_AUDIT_LOGS: readonly string[] = [
  "microsoft.eventgrid/systemtopics",
  "microsoft.insights/autoscalesettings",
  "microsoft.insights/components",
  "microsoft.machinelearningservices/workspaces/onlineendpoints",
  "microsoft.network/networksecuritygroups",
  "microsoft.network/virtualnetworks",
];
