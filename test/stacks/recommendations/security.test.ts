import { synthesized } from "../synthesized";
import {
  CLUSTER,
  dev,
  ENDPOINT,
  every,
  prod,
  REGISTRY,
  ROLE,
  recommends,
  STORAGE,
  the,
  theInstance,
  VAULT,
  WORKSPACE,
} from "./landing-zones";

const CLOSED_WORKSPACE = { public_network_access_enabled: false };
const WORKSPACE_ENDPOINT = {
  private_service_connection: {
    private_connection_resource_id: "${azurerm_machine_learning_workspace.workspace.id}",
    subresource_names: ["amlworkspace"],
    is_manual_connection: false,
  },
};

describe("the workspace's network", () => {
  recommends(
    "security/workspace-access-from-vnet-only: the workspace has no public network, but an endpoint",
    (stack) => {
      expect(the(stack, WORKSPACE)).toMatchObject(CLOSED_WORKSPACE);
      expect(every(stack, ENDPOINT)).toContainEqual(
        expect.objectContaining({ name: expect.stringContaining("-workspace-") }),
      );
    },
  );

  recommends(
    "security/policy-workspace-public-access-disabled: public network access is written as off",
    (stack) => {
      expect(the(stack, WORKSPACE)).toMatchObject(CLOSED_WORKSPACE);
    },
  );

  recommends(
    "security/advisor-workspace-public-access-disabled: and not left to the provider's default, true",
    (stack) => {
      expect(the(stack, WORKSPACE)).toHaveProperty("public_network_access_enabled");
    },
  );

  recommends(
    "security/advisor-workspace-private-link: an approved private endpoint leads to the workspace",
    (stack) => {
      expect(every(stack, ENDPOINT)).toContainEqual(expect.objectContaining(endpointMatch()));
    },
  );

  recommends(
    "security/policy-workspace-private-link: to the sub-resource that the policy looks for",
    (stack) => {
      expect(stack.resource(ENDPOINT).named("workspace-endpoint")).toMatchObject(WORKSPACE_ENDPOINT);
    },
  );

  recommends("security/managed-vnet-isolation: the managed network is on from the first day", (stack) => {
    expect(the(stack, WORKSPACE).managed_network).toMatchObject({ provision_on_creation_enabled: true });
  });

  recommends("security/exfiltration-guard-explicit-egress: nothing leaves that was not approved", (stack) => {
    expect(the(stack, WORKSPACE).managed_network).toMatchObject({
      isolation_mode: "AllowOnlyApprovedOutbound",
    });
    for (const subnet of every(stack, "azurerm_subnet")) {
      expect(subnet.default_outbound_access_enabled).toBe(false);
    }
  });

  function endpointMatch() {
    return {
      private_service_connection: expect.objectContaining(WORKSPACE_ENDPOINT.private_service_connection),
    };
  }
});

describe("computes", () => {
  recommends("security/compute-local-auth-disabled: no local accounts on any compute", (stack) => {
    for (const cluster of every(stack, CLUSTER)) {
      expect(cluster.local_auth_enabled).toBe(false);
    }
  });

  test("security/policy-computes-local-auth-disabled: on instances neither", () => {
    expect(theInstance(dev).body).toMatchObject({ properties: { disableLocalAuth: true } });
  });

  recommends("security/compute-public-ssh-closed: no SSH from outside", (stack) => {
    for (const cluster of every(stack, CLUSTER)) {
      expect(cluster.ssh_public_access_enabled).toBe(false);
      expect(cluster).not.toHaveProperty("ssh");
    }
  });

  test("security/compute-public-ssh-closed: on instances neither", () => {
    expect(theInstance(dev).body).toMatchObject({
      properties: { properties: { sshSettings: { sshPublicAccess: "Disabled" } } },
    });
  });

  recommends("security/compute-no-public-ip: no node has a public address", (stack) => {
    for (const cluster of every(stack, CLUSTER)) {
      expect(cluster.node_public_ip_enabled).toBe(false);
    }
  });

  recommends(
    "security/policy-computes-in-vnet: with the managed network there is no subnet to name",
    (stack) => {
      for (const cluster of every(stack, CLUSTER)) {
        expect(cluster).not.toHaveProperty("subnet_resource_id");
      }
    },
  );
});

describe("identities and roles", () => {
  recommends("security/policy-workspace-uami: the workspace's identity is user-assigned exactly", (stack) => {
    expect(the(stack, WORKSPACE)).toMatchObject({
      identity: {
        type: "UserAssigned",
        identity_ids: ["${azurerm_user_assigned_identity.workspace-identity.id}"],
      },
      primary_user_assigned_identity: "${azurerm_user_assigned_identity.workspace-identity.id}",
    });
  });

  recommends(
    "security/managed-identity-between-services: system datastores use identities, no account key works",
    (stack) => {
      expect(the(stack, WORKSPACE).storage_account_access_type).toBe("Identity");
      expect(the(stack, STORAGE).shared_access_key_enabled).toBe(false);
      expect(the(stack, REGISTRY).admin_enabled).toBe(false);
    },
  );

  recommends(
    "security/workspace-access-via-entra-groups: people come as groups, services as identities",
    (stack) => {
      for (const role of every(stack, ROLE)) {
        const ofService = String(role.principal_id).includes("azurerm_user_assigned_identity");
        expect(role.principal_type).toBe(ofService ? "ServicePrincipal" : "Group");
      }
    },
  );

  recommends(
    "security/least-privilege-user-rbac: built-in ML roles, on the workspace or its storage",
    (stack) => {
      const definesItself = /^\$\{azurerm_role_definition\.[\w-]+\.role_definition_resource_id\}$/;
      // whom the stack gives a role of its own is judged by security/serving-roles, in test/stacks/serving-stack
      const ofPeople = every(stack, ROLE).filter(
        (role) => role.principal_type === "Group" && !definesItself.test(String(role.role_definition_id)),
      );
      const allowed = [
        "f6c7c914-8db3-469d-8ca1-694a8f32e121",
        "e503ece1-11d0-4e8e-8e2c-7a6c3bf38815",
        "acdd72a7-3385-48ef-bd42-f606fba81ae7",
        "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
        "69566ab7-960f-475b-8e7c-b3118f30c6bd",
      ];
      // who publishes predictions reads the container that they are staged in, and nothing else there
      const readBlobs = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";
      for (const role of ofPeople) {
        const given = String(role.role_definition_id).split("/").pop();
        const places =
          given === readBlobs
            ? ["${azurerm_storage_container.storage_container-predictions-staging.id}"]
            : ["${azurerm_machine_learning_workspace.workspace.id}", "${azurerm_storage_account.storage.id}"];
        expect([...allowed, readBlobs]).toContain(given);
        expect(places).toContainEqual(role.scope);
      }
    },
  );

  recommends(
    "security/use-case-workspace-segregation: no role reaches into another use case's resources",
    (stack) => {
      for (const role of every(stack, ROLE)) {
        expect(role.scope).toMatch(/^\$\{/);
      }
    },
  );
});

describe("dependent services", () => {
  recommends(
    "security/dependent-services-private: storage, vaults and registry are closed, denied by default",
    (stack) => {
      expect(the(stack, STORAGE)).toMatchObject({
        public_network_access_enabled: false,
        network_rules: { default_action: "Deny" },
      });
      for (const vault of every(stack, VAULT)) {
        expect(vault).toMatchObject({
          public_network_access_enabled: false,
          network_acls: { default_action: "Deny" },
        });
      }
      expect(the(stack, REGISTRY)).toMatchObject({
        sku: "Premium",
        public_network_access_enabled: false,
        network_rule_set: [{ default_action: "Deny" }],
      });
    },
  );

  recommends(
    "security/approved-container-registries: the workspace uses the landing zone's registry",
    (stack) => {
      expect(the(stack, WORKSPACE).container_registry_id).toBe("${azurerm_container_registry.registry.id}");
    },
  );

  recommends("security/minimize-exfiltration-service-endpoint-policy: images and blobs stay", (stack) => {
    expect(the(stack, REGISTRY).export_policy_enabled).toBe(false);
    expect(the(stack, STORAGE)).toMatchObject({
      cross_tenant_replication_enabled: false,
      allowed_copy_scope: "PrivateLink",
    });
  });

  recommends(
    "security/encryption-at-rest-and-in-transit: TLS 1.2 and HTTPS only, encrypted twice",
    (stack) => {
      expect(the(stack, STORAGE)).toMatchObject({
        https_traffic_only_enabled: true,
        min_tls_version: "TLS1_2",
        infrastructure_encryption_enabled: true,
      });
    },
  );

  test("security/policy-workspace-cmk, security/advisor-workspace-cmk: prod's workspace has the customer's key", () => {
    expect(the(prod, WORKSPACE)).toMatchObject({
      service_side_encryption_enabled: true,
      encryption: {
        key_id: expect.stringMatching(/^https:\/\/kvk-churn-prod-\w{5}\.vault\.azure\.net\/keys\/workspace$/),
      },
    });
  });

  test("security/advisor-workspace-cmk: confidential data has it in dev too", () => {
    const confidential = synthesized("dev", {
      tags: { owner: "x", costCenter: "1", dataClassification: "confidential" },
      encryption: {
        keys: "customer",
        registryPlatformKeys: { reason: "no open vault here", approvedBy: "board", expires: "2027-01-01" },
      },
    });
    expect(the(confidential, WORKSPACE)).toMatchObject({ service_side_encryption_enabled: true });
  });
});
