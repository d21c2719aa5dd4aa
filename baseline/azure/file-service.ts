import { kind, type SubjectOf } from "./subject";

/** The file service of a storage account, which only azapi writes as a resource of its own. */
export const FILE_SERVICE = kind(
  { azurerm: [], arm: ["Microsoft.Storage/storageAccounts/fileServices"] },
  (facts) => ({
    softDelete: facts.flag({ body: "properties.shareDeleteRetentionPolicy.enabled" }),
    softDeleteDays: facts.number({ body: "properties.shareDeleteRetentionPolicy.days" }),
    smbVersions: facts.texts({ body: "properties.protocolSettings.smb.versions" }),
    smbSignIn: facts.texts({ body: "properties.protocolSettings.smb.authenticationMethods" }),
    smbTickets: facts.texts({ body: "properties.protocolSettings.smb.kerberosTicketEncryption" }),
    smbChannels: facts.texts({ body: "properties.protocolSettings.smb.channelEncryption" }),
  }),
);

export type FileService = SubjectOf<typeof FILE_SERVICE>;
