import { LANDING_ZONE_CHANGES } from "../../../rehearsal/changes/landing-zone-changes";
import { fakeSession, GROUP } from "../faults/fake-session";

test("each change has its own name and a sentence, and says what happens", () => {
  const names = LANDING_ZONE_CHANGES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, title, base, head, beside, behind } of LANDING_ZONE_CHANGES) {
    expect([name, title]).toEqual([expect.stringMatching(/^[a-z0-9-]+$/), expect.stringContaining(" ")]);
    expect([base, head, beside, behind].some((part) => part !== undefined)).toBe(true);
  }
});

test("a new image is another month, and a month alone", () => {
  const { base, head } = LANDING_ZONE_CHANGES.find(({ name }) => name === "new-image") ?? {};
  expect([base, head]).toEqual([
    { compute: { imageMonth: "2026-10" } },
    { compute: { imageMonth: "2026-11" } },
  ]);
});

test("a new key version is another version of each key, under the same versionless id", async () => {
  const session = await fakeSession();
  const keyUri = "https://kv.vault.rehearsal.test/keys/storage";
  const id = `${GROUP}/providers/Microsoft.KeyVault/vaults/kv/keys/storage`;
  const properties = { keyUri, keyUriWithVersion: `${keyUri}/1` };
  session.simulator.cloud.store.set({
    id,
    name: "storage",
    type: "Microsoft.KeyVault/vaults/keys",
    properties,
  });
  const change = LANDING_ZONE_CHANGES.find(({ name }) => name === "new-key-version");
  expect(change?.behind?.(session)).toBe("1 keys have a new version");
  const { properties: after } = session.simulator.cloud.store.get(id) ?? {};
  expect(after?.keyUri).toBe(keyUri);
  expect(after?.keyUriWithVersion).toMatch(new RegExp(`^${keyUri}/[0-9]{32}$`));
  await session.close();
});
