import { findRecommendation } from "../../baseline/catalogue";
import { mutantsOf, OPERATORS, tallyByOperator } from "../../mutants";
import { valueAt } from "../../mutants/change";
import { isAttributes, readTerraformJson } from "../../terraform-json";
import { differences, STACKS, stackNamed } from "./stacks";

/** What an identity of another kind changes in its block. */
const REPLACED = /(?<=\.identity(\[0\])?)\.(type|identity_ids)$/;
const NOTIFIED = /\[\d+\]\.(contact_\w+|operator|threshold(_type)?)(\[\d+\])?$/;

function at(configuration: unknown, place: string): unknown {
  const steps = place.replace(/\[(\d+)\]/g, ".$1").split(".");
  return valueAt(
    configuration,
    steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
  );
}

function addressesOf(configuration: unknown): string[] {
  const resource = at(configuration, "resource");
  return Object.entries(isAttributes(resource) ? resource : {}).flatMap(([type, named]) =>
    Object.keys(isAttributes(named) ? named : {}).map((name) => `${type}.${name}`),
  );
}

function waitsFor(configuration: unknown, address: string): boolean {
  return JSON.stringify(configuration).includes(`"${address}"`);
}

describe.each(STACKS)("$name", ({ configuration, mutants }) => {
  test("each id occurs once", () => {
    const ids = mutants.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("each id says operator, address and attribute", () => {
    const wrong = mutants.filter(({ id, operator, address, attribute }) => {
      const place = attribute === undefined ? address : `${address}:${attribute}`;
      return id !== `${operator}:${place}` && !id.startsWith(`${operator}:${place}=`);
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("the same input gives the same mutants, whatever was asked before", () => {
    const copy: typeof configuration = JSON.parse(JSON.stringify(configuration));
    const again = [...mutantsOf(copy)].map(({ id, configuration: one }) => [id, JSON.stringify(one)]);
    expect(again).toEqual(mutants.map(({ id, configuration: one }) => [id, JSON.stringify(one)]));
  });

  test("the input is left as it was", () => {
    const before = JSON.stringify(configuration);
    for (const mutant of mutantsOf(configuration)) {
      JSON.stringify(mutant.configuration);
    }
    expect(JSON.stringify(configuration)).toBe(before);
  });

  test("each mutant but those that lack a resource differs in one place", () => {
    const wrong = mutants
      .filter(({ operator }) => operator !== "drop-resource")
      .map((mutant) => [mutant.id, differences(configuration, mutant.configuration)] as const)
      // a block that is replaced by one of another kind is one place; so are all notifications of a budget, and all
      // recipients of one: each alone would do
      .map(
        ([id, places]) =>
          [id, new Set(places.map((place) => place.replace(REPLACED, "").replace(NOTIFIED, "")))] as const,
      )
      .filter(([, places]) => places.size !== 1);
    expect(wrong).toEqual([]);
  });

  test("no two mutants are the same", () => {
    const byText = new Map<string, string[]>();
    for (const { id, configuration: one } of mutants) {
      const text = JSON.stringify(one);
      byText.set(text, [...(byText.get(text) ?? []), id]);
    }
    expect([...byText.values()].filter((ids) => ids.length > 1)).toEqual([]);
  });

  test("a mutant that lacks a resource differs else only where something waited for it or read from it", () => {
    const lacking = mutants.filter(({ operator }) => operator === "drop-resource");
    const wrong = lacking.flatMap(({ address, configuration: one }) => {
      const remaining = addressesOf(one);
      const lost = addressesOf(configuration).filter((each) => !remaining.includes(each));
      const elsewhere = differences(configuration, one).filter((place) => {
        const was = JSON.stringify(at(configuration, place));
        const waited = place.endsWith(".depends_on") && lost.some((each) => was.includes(`"${each}"`));
        const isLost = lost.some((each) => `resource.${each}`.startsWith(place));
        return !isLost && !waited && !lost.some((each) => was.includes(`\${${each}.`));
      });
      const attached = lost.filter((each) => each !== address);
      const unrelated = attached.filter(
        (each) => !JSON.stringify(at(configuration, `resource.${each}`)).includes(address),
      );
      return [...(lost.includes(address) ? [] : [address]), ...unrelated, ...elsewhere];
    });
    expect(wrong).toEqual([]);
    expect(lacking.filter(({ configuration: one, address }) => waitsFor(one, address))).toEqual([]);
  });

  test("each mutant is Terraform JSON", () => {
    for (const { configuration: one } of mutants) {
      expect(() => readTerraformJson(JSON.stringify(one))).not.toThrow();
    }
  });

  test("each mutant breaks recommendations of the catalogue that somebody can meet by code", () => {
    const unknown = mutants.flatMap(({ id, breaks }) =>
      breaks
        .filter((one) => !["default", "option"].includes(findRecommendation(one)?.responsibility ?? ""))
        .map((one) => `${id}: ${one}`),
    );
    expect(unknown).toEqual([]);
    expect(mutants.filter(({ breaks }) => breaks.length === 0)).toEqual([]);
  });

  test("each mutant breaks a recommendation once", () => {
    expect(
      mutants.filter(({ breaks }) => new Set(breaks).size !== breaks.length).map(({ id }) => id),
    ).toEqual([]);
  });

  test("the weakened resource is in the stack, or was added", () => {
    const original = JSON.stringify(configuration);
    const lost = mutants.filter(({ operator, address }) => {
      const name = address.split(".").at(-1) ?? "";
      return operator !== "add-resource" && !original.includes(`"${name}":`);
    });
    expect(lost.map(({ id }) => id)).toEqual([]);
  });
});

test("every kind of weakening occurs", () => {
  const tally = tallyByOperator(STACKS.flatMap(({ mutants }) => mutants));
  expect([...tally.keys()]).toEqual([...OPERATORS]);
  expect([...tally].filter(([, count]) => count === 0)).toEqual([]);
});

test("a kind is missing only where the stack has nothing of that kind", () => {
  const missing = STACKS.map(({ name, mutants }) => [
    name,
    [...tallyByOperator(mutants)].filter(([, count]) => count === 0).map(([operator]) => operator),
  ]);
  // dev has no key of its own
  expect(missing).toEqual([
    ["dev, azurerm 4.81.0", ["pin-key"]],
    ["dev, azurerm 5.2.0", ["pin-key"]],
    ["prod, azurerm 4.81.0", []],
    ["prod, azurerm 5.2.0", []],
  ]);
});

test("what only production has is weakened only there", () => {
  const idsOf = (name: string) => stackNamed(name).mutants.map(({ id }) => id);
  const [dev, prod] = [idsOf("dev, azurerm 5.2.0"), idsOf("prod, azurerm 5.2.0")];
  const strong = [
    "drop-resource:azurerm_management_lock.storage_lock",
    "flip-boolean:azurerm_storage_account.storage:lifecycle.prevent_destroy=false",
    "flip-boolean:azurerm_container_registry.registry:zone_redundancy_enabled=false",
    "weaken-value:azurerm_storage_account.storage:account_replication_type=LRS",
    "flip-boolean:provider.azurerm:features.key_vault.purge_soft_delete_on_destroy=true",
    "weaken-value:azurerm_machine_learning_compute_cluster.batch:vm_priority=LowPriority",
    "add-resource:azapi_resource.mutant-production-instance",
  ];
  expect(strong.filter((id) => !prod.includes(id))).toEqual([]);
  // batch inference has nodes of its own in dev too
  expect(strong.filter((id) => dev.includes(id))).toEqual([
    "weaken-value:azurerm_machine_learning_compute_cluster.batch:vm_priority=LowPriority",
  ]);
});

test("a name that differs between the majors is weakened in both", () => {
  const ids = STACKS.filter(({ name }) => name.startsWith("prod")).map(({ mutants }) =>
    mutants.map(({ id }) => id),
  );
  const of = (version: number, part: string) => (ids[version] ?? []).filter((id) => id.includes(part));
  expect(of(0, "service_endpoint")).toEqual([
    'add-element:azurerm_subnet.network_endpoints:service_endpoints="Microsoft.Storage"',
  ]);
  expect(of(1, "service_endpoint")).toEqual([
    'add-element:azurerm_subnet.network_endpoints:service_endpoint={"service":"Microsoft.Storage"}',
  ]);
});

test("a dropped attribute is a mutant only where the provider's default is weaker", () => {
  const dropped = (name: string) =>
    stackNamed(name).mutants.flatMap(({ operator, address, attribute = "" }) =>
      operator === "drop-attribute" && address === "azurerm_storage_account.storage" ? [attribute] : [],
    );
  const [four, five] = [dropped("prod, azurerm 4.81.0"), dropped("prod, azurerm 5.2.0")];
  expect(four.filter((attribute) => !five.includes(attribute))).toEqual(["allow_nested_items_to_be_public"]);
  expect(five.filter((attribute) => !four.includes(attribute))).toEqual([]);
  expect(five).not.toContain("https_traffic_only_enabled");
  expect(five).toContain("shared_access_key_enabled");
});
