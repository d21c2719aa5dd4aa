import { attributeWords } from "../../../review/report/words";
import type { Attributes } from "../../../terraform-json";
import { configuration, lineOf, reviewed } from "../two-sides";
import { ACCOUNT, CLOSED, VAULT } from "./samples";

const review = (type: string, attributes: Attributes, ignored: unknown, left: unknown = undefined) =>
  reviewed(
    configuration({ [`${type}.a`]: { ...attributes, lifecycle: { ignore_changes: ignored } } }),
    configuration({
      [`${type}.a`]: { ...attributes, ...(left !== undefined && { lifecycle: { ignore_changes: left } }) },
    }),
  );

const risks = (...args: Parameters<typeof review>) => review(...args).risks.map(lineOf);
const [STORE, KEYS] = ["azurerm_storage_account", "azurerm_key_vault"];
const OPEN = { ...VAULT, public_network_access_enabled: true };

test("the weak value that Terraform ignored is written now", () => {
  expect(risks(KEYS, OPEN, ["public_network_access_enabled"])).toContain(
    "network-opened azurerm_key_vault.a public_network_access_enabled",
  );
  expect(risks(KEYS, OPEN, "all")).toContain(
    "network-opened azurerm_key_vault.a public_network_access_enabled",
  );
  expect(risks(KEYS, OPEN, ["${sku_name}", "public_network_access_enabled"], ["sku_name"])).toContain(
    "network-opened azurerm_key_vault.a public_network_access_enabled",
  );
});

test("a weak switch of which no rule speaks may have been strong, if somebody wrote it", () => {
  const kept = (properties: Attributes) =>
    review(STORE, { ...ACCOUNT, blob_properties: { last_access_time_enabled: true, ...properties } }, [
      "blob_properties",
    ]).risks.map(({ what }) => what);
  const feed = "changes of data are not written down any more";
  expect(kept({ change_feed_enabled: false })).toContain(feed);
  expect(kept({ change_feed_enabled: true })).not.toContain(feed);
  expect(kept({})).not.toContain(feed);
});

test("the change is shown, and what stood there is not", () => {
  const [change] = review(KEYS, OPEN, ["public_network_access_enabled"]).changes;
  expect(change?.kind).toBe("update");
  expect(change?.attributes.map(attributeWords)).toEqual([
    "public_network_access_enabled: (ignored until now) → true",
  ]);
});

describe("no risk", () => {
  test.each<[string, string, Attributes, unknown, unknown]>([
    ["a strong value is written", KEYS, { ...VAULT, ...CLOSED }, ["public_network_access_enabled"], []],
    ["tags", STORE, { ...ACCOUNT, tags: { a: "b" } }, ["tags", '${tags["c"]}'], []],
    ["it stays ignored", KEYS, OPEN, ["public_network_access_enabled"], ["public_network_access_enabled"]],
    ["more is ignored, its block", STORE, ACCOUNT, ["network_rules[0].bypass"], ["network_rules"]],
    ["nothing is written there", KEYS, VAULT, ["public_network_access_enabled"], []],
  ])("%s", (_, type, attributes, ignored, left) => {
    const seen = review(type, attributes, ignored, left);
    expect(seen.risks.filter(({ kind }) => kind !== "protection-removed").map(lineOf)).toEqual([]);
  });
});

describe("what can't be changed in place", () => {
  test("may make it anew, with what hangs on it", () => {
    const both = (lifecycle: Attributes) =>
      configuration({
        "azurerm_storage_account.a": { ...ACCOUNT, lifecycle },
        "azurerm_storage_share.b": {
          name: "s",
          quota: 1,
          storage_account_id: "${azurerm_storage_account.a.id}",
        },
      });
    const found = reviewed(both({ ignore_changes: ["name"] }), both({})).risks;
    expect(found.filter(({ kind }) => kind === "data-loss").map(lineOf)).toEqual([
      "data-loss azurerm_storage_account.a name ?",
      "data-loss azurerm_storage_share.b storage_account_id ?",
    ]);
  });

  test("is taken for what it was where everything was ignored", () => {
    const seen = review(STORE, ACCOUNT, "all");
    expect(seen.changes.map(({ kind }) => kind)).toEqual(["update"]);
    expect(seen.risks.filter(({ kind }) => kind === "data-loss")).toEqual([]);
  });
});
