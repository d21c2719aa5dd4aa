import { CONTAINER_REGISTRY } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const registryAdminUser = rule({
  id: "security/registry-admin-user",
  title: "Registries have no admin user",
  recommendations: [
    "ai-security/rbac-abac-control-and-data-plane",
    "security/managed-identity-between-services",
  ],
  severity: "high",
  why: "The admin user is one password for everybody, with every right: nobody can tell who pushed an image with it.",
  fix: {
    construct: "SecureContainerRegistry has none; there is no property for one",
    terraform: "azurerm_container_registry: admin_enabled = false",
  },
  looksAt: CONTAINER_REGISTRY,
  finds: ({ adminUser }) => must(adminUser, is(false), "a shared password opens the registry"),
});
