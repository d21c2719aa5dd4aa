import { acting } from "./acting";
import type { RiskContext } from "./context";
import { dataLeaves } from "./data-leaves";
import { dataLoss } from "./data-loss";
import { defender } from "./defender";
import { encryptionWeakened } from "./encryption-weakened";
import { idleLonger } from "./idle-longer";
import { logsElsewhere } from "./logs-elsewhere";
import { monitoringLost } from "./monitoring-lost";
import { networkOpened } from "./network-opened";
import { otherKey } from "./other-key";
import { otherSubnet } from "./other-subnet";
import { otherTarget } from "./other-target";
import { policies } from "./policies";
import { protectionRemoved } from "./protection-removed";
import { rightsWidened } from "./rights-widened";
import type { Risk } from "./risk";
import { vaultRights } from "./vault-rights";

/** Finds the risks of one kind in a stack. */
export type Detector = (context: RiskContext) => readonly Risk[];

/** One or more for each kind that has facts of its own; `guidance` has little but the findings. */
export const DETECTORS: readonly Detector[] = [
  dataLoss,
  acting,
  otherTarget,
  protectionRemoved,
  policies,
  networkOpened,
  otherSubnet,
  dataLeaves,
  rightsWidened,
  vaultRights,
  encryptionWeakened,
  otherKey,
  monitoringLost,
  logsElsewhere,
  defender,
  idleLonger,
];
