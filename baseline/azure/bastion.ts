import { kind } from "./subject";

/** An Azure Bastion. */
export const BASTION = kind(
  { azurerm: ["azurerm_bastion_host"], arm: ["Microsoft.Network/bastionHosts"] },
  (facts) => ({
    copyPaste: facts.flag({
      azurerm: "copy_paste_enabled",
      body: "!properties.disableCopyPaste",
      whenAbsent: true,
    }),
    fileCopy: facts.flag({
      azurerm: "file_copy_enabled",
      body: "properties.enableFileCopy",
      whenAbsent: false,
    }),
    tunneling: facts.flag({
      azurerm: "tunneling_enabled",
      body: "properties.enableTunneling",
      whenAbsent: false,
    }),
    shareableLink: facts.flag({
      azurerm: "shareable_link_enabled",
      body: "properties.enableShareableLink",
      whenAbsent: false,
    }),
    ipConnect: facts.flag({
      azurerm: "ip_connect_enabled",
      body: "properties.enableIpConnect",
      whenAbsent: false,
    }),
  }),
);
