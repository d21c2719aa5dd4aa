import type { Fact } from "../fact";
import { FILE_SERVICE, type FileService } from "../file-service";
import type { StorageAccount } from "../storage-account";
import { attached } from "./attached";
import { separated } from "./text-list";

/** How an account's file shares are reached. */
export interface StorageShares {
  readonly versions: Fact<readonly string[]>;
  readonly signIn: Fact<readonly string[]>;
  readonly tickets: Fact<readonly string[]>;
  readonly channels: Fact<readonly string[]>;
}

/** What is written of SMB in the account's block, or in its file service by azapi. */
export function sharesOf({ resource, facts }: StorageAccount): StorageShares {
  const services = attached(resource, FILE_SERVICE, "");
  const texts = (name: string, read: (service: FileService) => Fact<readonly string[]>) => {
    const own = facts.texts({
      azurerm: `share_properties.smb.${name}`,
      body: `fileServices.default.smb.${name}`,
    });
    return separated(services.map(read).find(({ state }) => state !== "absent") ?? own);
  };
  return {
    versions: texts("versions", ({ smbVersions }) => smbVersions),
    signIn: texts("authentication_types", ({ smbSignIn }) => smbSignIn),
    tickets: texts("kerberos_ticket_encryption_type", ({ smbTickets }) => smbTickets),
    channels: texts("channel_encryption_type", ({ smbChannels }) => smbChannels),
  };
}
