import { md, pki } from "node-forge";

/** A certificate authority for one run, in memory, and a server certificate that it signed. */
export interface Certificates {
  /** PEM of the authority, for SSL_CERT_FILE. */
  readonly authority: string;
  /** PEM of the server's certificate. */
  readonly certificate: string;
  /** PEM of the server's key; it never leaves the process. */
  readonly key: string;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * Makes certificates for hosts below `domain`.
 *
 * @param domain e.g. `rehearsal.test`; `hosts` are names below it, or wildcards such as `*.vault`
 */
export function makeCertificates(domain: string, hosts: readonly string[], now: Date): Certificates {
  const authorityKeys = pki.rsa.generateKeyPair({ bits: 2048 });
  const authority = certificate("mlzone rehearsal", "01", now);
  authority.publicKey = authorityKeys.publicKey;
  authority.setIssuer(authority.subject.attributes);
  authority.setExtensions([
    { name: "basicConstraints", cA: true, critical: true },
    { name: "keyUsage", keyCertSign: true, critical: true },
    { name: "subjectKeyIdentifier" },
  ]);
  authority.sign(authorityKeys.privateKey, md.sha256.create());

  const serverKeys = pki.rsa.generateKeyPair({ bits: 2048 });
  const server = certificate(domain, "02", now);
  server.publicKey = serverKeys.publicKey;
  server.setIssuer(authority.subject.attributes);
  server.setExtensions([
    { name: "basicConstraints", cA: false },
    { name: "keyUsage", digitalSignature: true, keyEncipherment: true },
    { name: "extKeyUsage", serverAuth: true },
    // 2 is a DNS name
    { name: "subjectAltName", altNames: hosts.map((host) => ({ type: 2, value: `${host}.${domain}` })) },
  ]);
  server.sign(authorityKeys.privateKey, md.sha256.create());

  return {
    authority: pki.certificateToPem(authority),
    certificate: pki.certificateToPem(server),
    key: pki.privateKeyToPem(serverKeys.privateKey),
  };
}

function certificate(commonName: string, serialNumber: string, now: Date): pki.Certificate {
  const made = pki.createCertificate();
  made.serialNumber = serialNumber;
  made.validity.notBefore = new Date(now.getTime() - DAY);
  made.validity.notAfter = new Date(now.getTime() + 7 * DAY);
  made.setSubject([{ name: "commonName", value: commonName }]);
  return made;
}
