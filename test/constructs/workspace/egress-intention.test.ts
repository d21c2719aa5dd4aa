import { createHash } from "node:crypto";
import { Egress } from "../../../constructs/workspace/egress-intention";
import { armId, testDeviation } from "../../support/fixtures";

const HOST =
  "must be a DNS name in lower case with at least two labels, without scheme, port and path, e.g. packages.example.com";
const NAME = "must be 3 to 33 lower-case letters, digits and hyphens, beginning with a letter or digit";
const incomplete = { ...testDeviation(), approvedBy: "" };
const INCOMPLETE = "approvedBy must name the person or board who accepted the risk";
const STORAGE = armId("Microsoft.Storage/storageAccounts", "stchurn");

describe("Egress.packageFeed and Egress.fqdn", () => {
  test("security/approved-python-packages: one host, named after it", () => {
    const rule = {
      kind: "fqdn",
      name: "packages-example-com",
      target: "packages.example.com",
      host: "packages.example.com",
      deviation: undefined,
    };
    for (const egress of [Egress.packageFeed("packages.example.com"), Egress.fqdn("packages.example.com")]) {
      expect(egress).toEqual({ rules: [rule], problems: [], warnings: [] });
    }
  });

  test("security/exfiltration-guard-explicit-egress: a wildcard goes with a deviation", () => {
    expect(Egress.fqdn("*.example.com", { wildcard: testDeviation() })).toEqual({
      rules: [
        {
          kind: "fqdn",
          name: "any-example-com",
          target: "*.example.com",
          host: "*.example.com",
          deviation: testDeviation(),
        },
      ],
      problems: [],
      warnings: [],
    });
  });

  test("security/exfiltration-guard-explicit-egress: wildcard and deviation go together", () => {
    const words =
      'host "*.example.com" has a wildcard; name the hosts, or accept it with wildcard: a deviation';
    expect(Egress.fqdn("*.example.com").problems).toEqual([words]);
    expect(Egress.packageFeed("*.example.com").problems).toEqual([words]);
    expect(Egress.fqdn("a.example.com", { wildcard: testDeviation() }).problems).toEqual([
      'host "a.example.com" has no wildcard; leave out wildcard',
    ]);
    expect(Egress.fqdn("*.example.com", { wildcard: incomplete }).problems).toEqual([
      `"*.example.com": ${INCOMPLETE}`,
    ]);
  });

  test.each([
    "a.b",
    "packages.example.com",
    "1.2.example.com",
    "xn--bcher-kva.example",
    "a-b.c-d.example",
    `${"a".repeat(63)}.example`,
    `${"a.".repeat(126)}a`,
  ])("host %s is allowed", (host) => {
    expect(Egress.fqdn(host, { name: "rule" }).problems).toEqual([]);
  });

  test.each([
    "https://packages.example.com",
    "packages.example.com/simple",
    "packages.example.com:443",
    "Packages.example.com",
    "localhost",
    "",
    ".example.com",
    "example.com.",
    "a..example.com",
    "-a.example.com",
    "a-.example.com",
    "a.example-",
    "a_b.example.com",
    "10.0.0.4",
    "packages.*.example.com",
    "*example.com",
    `${"a".repeat(64)}.example`,
    `${"a.".repeat(127)}a`,
    "a.example.com\n",
  ])("host %j is refused", (host) => {
    expect(Egress.fqdn(host).problems).toEqual([`host "${host}" ${HOST}`]);
  });

  test.each(["*", "*.", "*.com", "*.*.example.com"])("wildcard %j is refused", (host) => {
    expect(Egress.fqdn(host, { wildcard: testDeviation() }).problems).toContain(`host "${host}" ${HOST}`);
  });
});

describe("Egress: names of rules", () => {
  const nameOf = (host: string) => Egress.fqdn(host).rules[0]?.name;

  test("33 characters are the longest; beyond, a digest keeps names apart", () => {
    const fits = `${"a".repeat(25)}.example`;
    const long = `b${fits}`;
    const digest = createHash("sha256").update(long).digest("hex").slice(0, 8);
    expect(nameOf(fits)).toBe(`${"a".repeat(25)}-example`);
    expect(nameOf(long)).toBe(`b${"a".repeat(23)}-${digest}`);
    expect(Egress.fqdn(long).problems).toEqual([]);
  });

  test("several characters that no name may have become one hyphen", () => {
    expect(nameOf("xn--bcher-kva.example")).toBe("xn-bcher-kva-example");
  });

  test("a name of one's own is taken", () => {
    expect(Egress.packageFeed("packages.example.com", { name: "feed" }).rules[0]?.name).toBe("feed");
    expect(Egress.fqdn("packages.example.com", { name: "a2b" })).toMatchObject({
      rules: [{ name: "a2b" }],
      problems: [],
    });
    expect(Egress.serviceTag("PowerBI", { protocol: "TCP", ports: "443", name: "bi-1" }).rules[0]?.name).toBe(
      "bi-1",
    );
    expect(Egress.privateEndpoint(STORAGE, "blob", { name: "lake" }).rules[0]?.name).toBe("lake");
  });

  test.each(["ab", "a".repeat(34), "Feed", "-feed", "my_feed", "feed.1"])("name %s is refused", (name) => {
    expect(Egress.fqdn("packages.example.com", { name }).problems).toEqual([`name "${name}" ${NAME}`]);
  });

  test.each(["abc", "a".repeat(33), "9-9"])("name %s is allowed", (name) => {
    expect(Egress.fqdn("packages.example.com", { name }).problems).toEqual([]);
  });
});

const ACCEPTED = { approvedBy: "security board", expires: "2027-01-31" };

describe("Egress.azureArtifacts", () => {
  test("who accepted its wildcards, and until when, is checked", () => {
    const accepted = { approvedBy: " ", expires: "soon" };
    expect(Egress.azureArtifacts({ organization: "contoso", accepted }).problems).toEqual([
      "azureArtifacts: accepted.approvedBy must name the person or board who accepted the risk",
      'azureArtifacts: accepted.expires must be a calendar day, YYYY-MM-DD (got "soon")',
    ]);
  });

  test("security/approved-python-packages: the feed's hosts, with a warning about storage in general", () => {
    const egress = Egress.azureArtifacts({ organization: "Contoso", accepted: ACCEPTED });
    expect(egress.problems).toEqual([]);
    expect(egress.rules).toEqual(
      [
        ["pkgs-dev-azure-com", "pkgs.dev.azure.com"],
        ["contoso-pkgs-visualstudio-com", "contoso.pkgs.visualstudio.com"],
        ["any-blob-core-windows-net", "*.blob.core.windows.net"],
        ["any-vsassets-io", "*.vsassets.io"],
      ].map(([name, host]) => ({
        kind: "fqdn",
        name,
        target: host,
        host,
        deviation: host?.startsWith("*.")
          ? {
              reason:
                "Azure Artifacts keeps packages in storage accounts and delivery hosts whose names nobody publishes",
              ...ACCEPTED,
            }
          : undefined,
      })),
    );
    expect(egress.warnings).toEqual([
      "Azure Artifacts keeps packages behind *.blob.core.windows.net and *.vsassets.io, under host names that it does not publish: with these rules, computes reach every storage account's blobs, not the feed's alone. A feed with a host of its own (Egress.packageFeed) avoids that.",
    ]);
  });

  test.each(["a", "my-org-2", "9", "a".repeat(50)])("organization %s is allowed", (organization) => {
    expect(Egress.azureArtifacts({ organization, accepted: ACCEPTED })).toMatchObject({ problems: [] });
  });

  test.each(["", "my org", "-a", "a-", "a.b", "a".repeat(51), "dev.azure.com/contoso"])(
    "organization %j is refused",
    (organization) => {
      expect(Egress.azureArtifacts({ organization, accepted: ACCEPTED })).toEqual({
        rules: [],
        problems: [
          `azureArtifacts: organization "${organization}" must be 1 to 50 letters, digits and hyphens, beginning and ending with a letter or digit, as in dev.azure.com/contoso`,
        ],
        warnings: [],
      });
    },
  );
});
