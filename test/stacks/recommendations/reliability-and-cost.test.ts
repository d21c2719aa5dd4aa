import { COMPUTES, synthesized } from "../synthesized";
import {
  CLUSTER,
  dev,
  every,
  prod,
  REGISTRY,
  recommends,
  STORAGE,
  the,
  theInstance,
  VAULT,
  WORKSPACE,
} from "./landing-zones";

/** A name with the names that it is made of in their places. */
function inAzure(name: string, stack: typeof dev): string {
  return name.replace(/\$\{(\w+)\.([\w-]+)\.name\}/g, (_reference, type, id) =>
    inAzure(String(stack.resource(type).named(id).name), stack),
  );
}

describe("reliability", () => {
  test("reliability/zone-redundant-inference: prod's storage and registry span zones", () => {
    expect(the(prod, STORAGE).account_replication_type).toBe("ZRS");
    expect(the(prod, REGISTRY).zone_redundancy_enabled).toBe(true);
  });

  test("ai-reliability/align-endpoint-and-datastore-reliability: data and images have one redundancy class", () => {
    const spansZones = (stack: typeof prod) => [
      the(stack, STORAGE).account_replication_type !== "LRS",
      the(stack, REGISTRY).zone_redundancy_enabled,
    ];
    expect(spansZones(prod)).toEqual([true, true]);
    expect(spansZones(dev)).toEqual([false, false]);
  });

  test("ai-reliability/redundancy-no-single-instance: prod's data survives a zone, or a region by option", () => {
    const geo = synthesized("prod", { storage: { redundancy: "GZRS" } });
    expect(
      [the(prod, STORAGE), the(geo, STORAGE)].map((account) => account.account_replication_type),
    ).toEqual(["ZRS", "GZRS"]);
  });

  recommends(
    "reliability/recovery-strategy-for-dependencies: deleted data, secrets and keys come back",
    (stack) => {
      expect(the(stack, STORAGE).blob_properties).toMatchObject({
        versioning_enabled: true,
        delete_retention_policy: { days: 30 },
        container_delete_retention_policy: { days: 30 },
      });
      for (const vault of every(stack, VAULT)) {
        expect(vault.purge_protection_enabled).toBe(true);
      }
    },
  );

  recommends("reliability/dedicated-tier-for-batch-inference: batch inference is never evicted", (stack) => {
    expect(stack.resource(CLUSTER).named("batch").vm_priority).toBe("Dedicated");
  });

  recommends("reliability/sufficient-compute-capacity: every cluster can grow, and has a limit", (stack) => {
    for (const { scale_settings } of every(stack, CLUSTER)) {
      const { max_node_count } = scale_settings as { max_node_count: number };
      expect(max_node_count).toBeGreaterThanOrEqual(1);
      expect(max_node_count).toBeLessThanOrEqual(8);
    }
  });

  test("reliability/segregate-exploratory-from-production: dev and prod share no resource", () => {
    // a policy is assigned and exempted from within the stack's own group: its names are its own, twice or not
    const within = /^azurerm_resource_(group_policy_assignment|policy_exemption)$/;
    const names = (stack: typeof dev) =>
      stack
        .resources()
        .filter(({ attributes, type }) => attributes.name !== undefined && !within.test(type))
        .map(({ attributes }) => inAzure(String(attributes.name), stack));
    const [inDev, inProd] = [names(dev), names(prod)];
    const shared = inDev.filter((name) => inProd.includes(name));
    // so are these: each has its name within a resource of the stack
    const inner =
      /^(to-log-analytics|predictions([-_]staging)?|batch|training|image-build|privatelink\..*|link-.*|.*vnet.*)$/;
    expect(shared.filter((name) => !inner.test(name))).toEqual([]);
    expect([...inDev, ...inProd].filter((name) => name.includes("${"))).toEqual([]);
  });

  recommends(
    "ai-reliability/bulkhead-isolation: one workspace a use case, with a network and identities of its own",
    (stack) => {
      stack.resource(WORKSPACE).count(1);
      stack.resource("azurerm_virtual_network").count(1);
      // what a rollout's deployer may change besides endpoints lies apart
      const groups = stack.resource("azurerm_resource_group").all.map(({ address }) => address);
      expect(groups.sort()).toEqual(["azurerm_resource_group.group", "azurerm_resource_group.serving-group"]);
    },
  );
});

describe("cost", () => {
  recommends("cost/cluster-autoscale-to-zero: clusters without a job have no node", (stack) => {
    for (const cluster of every(stack, CLUSTER)) {
      expect(cluster.scale_settings).toMatchObject({ min_node_count: 0 });
    }
  });

  recommends("cost/scale-down-idle-compute: idle nodes go within five minutes", (stack) => {
    for (const { scale_settings } of every(stack, CLUSTER)) {
      const idle = (scale_settings as Record<string, string>).scale_down_nodes_after_idle_duration;
      expect(idle).toMatch(/^PT[2-5]M$/);
    }
  });

  test("cost/compute-instance-idle-shutdown, ai-cost/shut-down-unused-resources: instances stop by themselves", () => {
    expect(JSON.stringify(theInstance(dev).body)).toContain('"idleTimeBeforeShutdown":"PT30M"');
  });

  test("ai-cost/stoppable-eda-compute: people explore on instances that stop, and on no virtual machine", () => {
    dev.resource("azapi_resource", COMPUTES).count(1);
    expect(dev.resources().filter(({ type }) => /virtual_machine/.test(type))).toEqual([]);
  });

  test("cost/low-priority-for-batch, ai-cost/spot-for-interruptible-training: training may be interrupted in dev", () => {
    expect(dev.resource(CLUSTER).named("training").vm_priority).toBe("LowPriority");
  });

  test("ai-reliability/cheaper-offline-training-compute: and in prod where the team says so", () => {
    const cheap = synthesized("prod", { compute: { training: { priority: "LowPriority" } } });
    expect(cheap.resource(CLUSTER).named("training").vm_priority).toBe("LowPriority");
    expect(prod.resource(CLUSTER).named("training").vm_priority).toBe("Dedicated");
  });

  recommends(
    "cost/right-size-sku-selection, ai-cost/gpu-only-for-ai-functions: general purpose by default, no GPU",
    (stack) => {
      for (const { vm_size } of every(stack, CLUSTER)) {
        expect(vm_size).toMatch(/^Standard_D/);
      }
    },
  );

  recommends(
    "ai-cost/elastic-compute-for-orchestration: image builds use a cluster that comes and goes",
    (stack) => {
      expect(stack.resource(CLUSTER).named("image-build").scale_settings).toMatchObject({
        min_node_count: 0,
        max_node_count: 1,
      });
    },
  );

  recommends(
    "ai-cost/cost-accountability, ai-cost/cost-model-drivers: everything that can carry tags says who pays",
    (stack) => {
      const tagged = stack.resources().filter(({ attributes }) => attributes.tags !== undefined);
      expect(tagged.length).toBeGreaterThan(30);
      for (const { attributes } of tagged) {
        expect(attributes.tags).toMatchObject({
          owner: "ml-platform@example.com",
          costCenter: "4711",
          useCase: "churn",
          dataClassification: "internal",
        });
      }
    },
  );

  recommends(
    "ai-cost/write-once-read-many-storage: blobs that nobody changes move to the cool tier",
    (stack) => {
      expect(JSON.stringify(the(stack, "azurerm_storage_management_policy").rule)).toContain(
        '"tier_to_cool_after_days_since_modification_greater_than":90',
      );
    },
  );

  recommends("ai-cost/no-unused-premium-tiers: premium only where private link needs it", (stack) => {
    expect(the(stack, REGISTRY).sku).toBe("Premium");
    expect(the(stack, STORAGE).account_tier).toBe("Standard");
    for (const vault of every(stack, VAULT)) {
      expect(vault.sku_name).toBe("standard");
    }
  });

  test("ai-cost/tradeoff-train-once-vs-per-environment: prod trains again, or takes artifacts", () => {
    const clusters = (stack: typeof prod) =>
      stack.resource(CLUSTER).all.map(({ address }) => address.split(".")[1]);
    expect(clusters(prod)).toContain("training");
    expect(clusters(synthesized("prod", { promotion: "artifact" }))).not.toContain("training");
  });
});
