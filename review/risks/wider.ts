/** Whether one of the texts is there that was not, in any case and order. */
export function hasMore(after: readonly string[] = [], before: readonly string[] = []): boolean {
  const known = new Set(before.map((text) => text.toLowerCase()));
  return after.some((text) => !known.has(text.toLowerCase()));
}

/** Whether a host is another one; one of a domain that was open already is not. */
export function isOtherHost(after: string | undefined, before: string | undefined): boolean {
  if (after === undefined || before === undefined) {
    return false;
  }
  const [wanted, old] = [after.toLowerCase(), before.toLowerCase()];
  const isInside = old.startsWith("*.") && wanted.endsWith(old.slice(1));
  return wanted !== old && !isInside && old !== "*";
}

/** Whether ports such as `443,8000-8010` hold one that was closed. */
export function hasMorePorts(after: string | undefined, before: string | undefined): boolean {
  const [wanted, old] = [rangesOf(after), rangesOf(before)];
  if (wanted === undefined || old === undefined) {
    return wanted === undefined && old !== undefined && after !== before;
  }
  return !wanted.every(([from, to]) => old.some(([least, most]) => least <= from && to <= most));
}

/** Undefined for what is no list of ports; `*` is all of them. */
function rangesOf(text: string | undefined): readonly (readonly [number, number])[] | undefined {
  if (text === undefined || text === "*") {
    return [[0, 65_535]];
  }
  const ranges = text.split(",").map((part) => {
    const [from = Number.NaN, to = from] = part.split("-").map((one) => Number(one.trim() || Number.NaN));
    return [from, to] as const;
  });
  return ranges.every(([from, to]) => Number.isInteger(from) && Number.isInteger(to)) ? ranges : undefined;
}

const WIDER_ROLES: Readonly<Record<string, readonly string[]>> = {
  Contributor: ["Owner"],
  Reader: ["Owner", "Contributor"],
  "User Access Administrator": ["Owner"],
  "Role Based Access Control Administrator": ["Owner", "User Access Administrator"],
  "Storage Blob Data Contributor": ["Storage Blob Data Owner"],
  "Storage Blob Data Reader": ["Storage Blob Data Owner", "Storage Blob Data Contributor"],
  "Storage File Data Privileged Reader": ["Storage File Data Privileged Contributor"],
  "Storage File Data SMB Share Reader": ["Storage File Data SMB Share Contributor"],
  "Storage Queue Data Reader": ["Storage Queue Data Contributor"],
  "Storage Table Data Reader": ["Storage Table Data Contributor"],
  "Key Vault Secrets User": ["Key Vault Secrets Officer", "Key Vault Administrator"],
  "Key Vault Secrets Officer": ["Key Vault Administrator"],
  "Key Vault Crypto Officer": ["Key Vault Administrator"],
  AcrPull: ["AcrPush"],
};

/** Whether all that a built-in role allows, the role before allowed, too. */
export function isNarrowerRole(after: string, before: string): boolean {
  return after === before || (WIDER_ROLES[after] ?? []).includes(before);
}
