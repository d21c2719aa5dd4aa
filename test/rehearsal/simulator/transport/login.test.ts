import { cloudMetadata } from "../../../../rehearsal/simulator/identity/cloud-metadata";
import { callerOf, login, token } from "../../../../rehearsal/simulator/identity/login";
import { type Simulator, startSimulator } from "../../../../rehearsal/simulator/simulator";
import { TENANT } from "../support/azure";
import { throughProxy } from "../support/client";
import { GROUP } from "../support/ids";

const principal = { tenantId: TENANT, objectId: "the-object", clientId: "the-client" };
const now = new Date("2026-01-01T00:00:00Z");

function received(path: string, body = "") {
  const url = new URL(`https://login.rehearsal.test${path}`);
  return { host: url.host, method: "POST", url, headers: {}, body };
}

describe("the login", () => {
  test("says where tokens are given, for the tenant that is asked for", () => {
    const answer = login(received(`/${TENANT}/v2.0/.well-known/openid-configuration`), principal, now);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        issuer: `https://login.rehearsal.test/${TENANT}/v2.0`,
        token_endpoint: `https://login.rehearsal.test/${TENANT}/oauth2/v2.0/token`,
      },
    });
  });

  test("gives a token of the one principal, for the audience of the scope", () => {
    const body = "grant_type=client_credentials&scope=https%3A%2F%2Fmanagement.rehearsal.test%2F.default";
    const answer = login(received(`/${TENANT}/oauth2/v2.0/token`, body), principal, now);
    const given = String((answer as { body: { access_token: string } }).body.access_token);
    const claims = JSON.parse(Buffer.from(given.split(".")[1] ?? "", "base64url").toString());
    expect(claims).toMatchObject({
      aud: "https://management.rehearsal.test",
      oid: "the-object",
      tid: TENANT,
      appid: "the-client",
      nbf: now.getTime() / 1000,
    });
    expect(claims).not.toHaveProperty("scp");
    expect(callerOf(`Bearer ${given}`)).toBe("the-object");
  });

  test("answers nothing else", () => {
    expect(login(received(`/${TENANT}/anything`), principal, now)).toMatchObject({ status: 404 });
  });
});

describe("a token", () => {
  test("is signed by nobody: it opens nothing outside", () => {
    const [header = "", , signature] = token(principal, "x", now).split(".");
    expect(JSON.parse(Buffer.from(header, "base64url").toString())).toMatchObject({ alg: "none" });
    expect(signature).toBe("unsigned");
  });

  test("that is none names nobody", () => {
    expect([undefined, "", "Bearer", "Bearer a.!.c", "Bearer a.e30.c"].map(callerOf)).toEqual(
      Array(5).fill(undefined),
    );
  });
});

describe("the metadata of the cloud", () => {
  test("leads azurerm to the pseudo domain and nowhere else", () => {
    const text = JSON.stringify(cloudMetadata("rehearsal.test", "2022-09-01"));
    const hosts = [...text.matchAll(/https:\/\/([^"/]+)/g)].map(([, host = ""]) => host);
    expect(hosts.length).toBeGreaterThan(3);
    expect(hosts.filter((host) => !host.endsWith(".rehearsal.test"))).toEqual([]);
    expect(text).toContain('"identityProvider":"AAD"');
  });

  test("is a list in the oldest versions", () => {
    expect(cloudMetadata("rehearsal.test", "2019-05-01")).toHaveLength(1);
  });
});

describe("a program that comes with nothing but an address and a certificate", () => {
  const clock = { now: () => Date.now(), speed: 1 };
  let simulator: Simulator;
  const ask = (url: string, call?: Parameters<typeof throughProxy>[3]) =>
    throughProxy(simulator.address, simulator.authority, url, call);

  beforeAll(async () => {
    simulator = await startSimulator({ tenantId: TENANT, clock });
  });

  afterAll(() => simulator.close());

  test("finds the login, gets a token, and makes a group with it", async () => {
    const metadata = await ask("https://management.rehearsal.test/metadata/endpoints?api-version=2022-09-01");
    const { loginEndpoint } = JSON.parse(metadata.text).authentication;
    const found = await ask(`${loginEndpoint}/${TENANT}/v2.0/.well-known/openid-configuration`);
    const { token_endpoint: endpoint } = JSON.parse(found.text);
    const given = await ask(endpoint, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "grant_type=client_credentials&scope=https://management.rehearsal.test/.default",
    });
    const made = await ask(`https://management.rehearsal.test${GROUP}?api-version=2023-07-01`, {
      method: "PUT",
      headers: { authorization: `Bearer ${JSON.parse(given.text).access_token}` },
      body: JSON.stringify({ location: "westeurope" }),
    });
    expect(made.status).toBe(201);
  });
});
