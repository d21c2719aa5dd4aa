import { acknowledgementOf, readAcknowledgements } from "../../../baseline/acknowledgements";

const rules = {
  has: (id: string) => id === "security/storage-tls",
  nearest: (id: string) => (id === "security/storage-tsl" ? "security/storage-tls" : undefined),
};
const entry = {
  rule: "security/storage-tls",
  resource: "module.data.azurerm_storage_account.this",
  reason: "an old client until the summer",
  approvedBy: "security board",
  expires: "2027-06-30",
};
const read = (...acknowledgements: object[]) =>
  readAcknowledgements(JSON.stringify({ acknowledgements }), rules, "2026-11-21");
const finding = (id: string, address: string) =>
  ({ rule: { id, recommendations: [] }, address, construct: undefined }) as unknown as Parameters<
    typeof acknowledgementOf
  >[0];

test("an acknowledgement accepts its rule's finding on its resource", () => {
  const found = acknowledgementOf(finding("security/storage-tls", entry.resource), read(entry));
  expect(found).toMatchObject({ origin: "file", name: "acknowledgements[0]", approvedBy: "security board" });
});

test("and none of another rule or resource", () => {
  const list = read(entry);
  expect(acknowledgementOf(finding("security/other", entry.resource), list)).toBeUndefined();
  expect(acknowledgementOf(finding("security/storage-tls", `${entry.resource}2`), list)).toBeUndefined();
});

test.each([
  ["module.*.azurerm_storage_account.this", "module.a.module.b.azurerm_storage_account.this", true],
  ["module.*.azurerm_storage_account.this", "azurerm_storage_account.this", false],
  ["azurerm_*", "azurerm_subnet.s", true],
  ["azurerm_storage_account.a*a", "azurerm_storage_account.a", false],
  ['azurerm_subnet.s["*"]', 'azurerm_subnet.s["b"]', true],
  ["a*b*c", "a-b-b-c", true],
  ["a*b*c", "a-c-b", false],
  ["a.b", "axb", false],
  ["azurerm_subnet.s", 'azurerm_subnet.s["b"]', true],
  ["azurerm_subnet.s", "azurerm_subnet.s[0]", true],
  ['azurerm_subnet.s["a"]', 'azurerm_subnet.s["b"]', false],
])("a star stands for anything: %s and %s", (resource, address, accepts) => {
  const found = acknowledgementOf(finding("security/storage-tls", address), read({ ...entry, resource }));
  expect(found !== undefined).toBe(accepts);
});

test("a wrong file is refused with all that is wrong, each with its place and what is allowed", () => {
  const wrong = () =>
    read(
      { ...entry, rule: "security/storage-tsl", expires: "2027-02-30" },
      { ...entry, reason: "ok", until: 1 },
    );
  expect(wrong).toThrow(
    "acknowledgements[0].rule is no rule; did you mean security/storage-tls?; " +
      "acknowledgements[0].expires must be a calendar day, YYYY-MM-DD; " +
      "acknowledgements[1] has a field that isn't known; it takes rule, resource, reason, approvedBy, expires; " +
      "acknowledgements[1].reason must say in at least ten characters why that is accepted",
  );
});

test.each(["[]", "{}", '{"acknowledgements": {}}'])("a file without a list is refused: %s", (text) => {
  expect(() => readAcknowledgements(text, rules, "2026-11-21")).toThrow("acknowledgements must be a list");
});

test("an entry without a field says which", () => {
  const { approvedBy: _, ...rest } = entry;
  expect(() => read(rest)).toThrow("acknowledgements[0].approvedBy must be a text that isn't empty");
});

test.each(["*", "**", "*.*"])("%s would accept everything, and is refused", (resource) => {
  expect(() => read({ ...entry, resource })).toThrow(
    "acknowledgements[0].resource must name a resource, or part of its address: a star alone accepts everything",
  );
});
