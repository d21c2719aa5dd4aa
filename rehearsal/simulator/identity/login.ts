import type { Answer, Received } from "../transport/listener";

/** Who gets a token: the principal that deploys. */
export interface Principal {
  readonly tenantId: string;
  readonly objectId: string;
  readonly clientId: string;
}

/** Microsoft Entra: the discovery document and tokens for the one principal of the run. */
export function login(received: Received, principal: Principal, now: Date): Answer {
  const [, tenant = "common"] = received.url.pathname.split("/");
  const base = `https://${received.host}/${tenant}`;
  if (received.url.pathname.endsWith("/.well-known/openid-configuration")) {
    return {
      status: 200,
      body: {
        issuer: `${base}/v2.0`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        token_endpoint: `${base}/oauth2/v2.0/token`,
      },
    };
  }
  if (received.url.pathname.endsWith("/token")) {
    const audience = new URLSearchParams(received.body).get("scope")?.replace(/\/\.default$/, "") ?? "";
    return {
      status: 200,
      body: { token_type: "Bearer", expires_in: 86_000, access_token: token(principal, audience, now) },
    };
  }
  return { status: 404, body: { error: "invalid_request" } };
}

/** An unsigned token: it proves nothing and opens nothing outside this process. */
export function token(principal: Principal, audience: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  const claims = {
    aud: audience,
    oid: principal.objectId,
    tid: principal.tenantId,
    appid: principal.clientId,
    iat: seconds,
    nbf: seconds,
    exp: seconds + 86_400,
  };
  return [{ alg: "none", typ: "JWT" }, claims].map(encode).concat("unsigned").join(".");
}

/** The object id in a bearer token, or undefined where there is none to read. */
export function callerOf(authorization: string | undefined): string | undefined {
  const payload = authorization?.replace(/^Bearer /i, "").split(".")[1];
  if (payload === undefined) {
    return undefined;
  }
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    const oid = typeof claims === "object" && claims !== null && "oid" in claims ? claims.oid : undefined;
    return typeof oid === "string" ? oid : undefined;
  } catch {
    return undefined;
  }
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
