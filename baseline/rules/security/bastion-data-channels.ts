import { BASTION } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const bastionDataChannels = rule({
  id: "security/bastion-data-channels",
  title: "Nobody carries data out through Bastion's clipboard, file copy or tunnels",
  recommendations: ["security/exfiltration-guard-explicit-egress"],
  severity: "medium",
  why: "What a person sees in a session could be carried past every firewall, and nobody would see it.",
  fix: {
    construct:
      "Bastion: copyPaste and tunneling are Deviations; file copy is off, and there is no property that switches it on",
    terraform:
      "azurerm_bastion_host: copy_paste_enabled = false, file_copy_enabled = false, tunneling_enabled = false",
  },
  looksAt: BASTION,
  finds: ({ copyPaste, fileCopy, tunneling }) => [
    ...must(copyPaste, is(false), "text goes in and out through the clipboard"),
    ...must(fileCopy, is(false), "files go in and out"),
    ...must(tunneling, is(false), "programs outside reach every port of a host"),
  ],
});
