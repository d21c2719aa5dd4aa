import { acting } from "./acting";
import { backups } from "./backups";
import { conditionsGone } from "./conditions-gone";
import type { RiskContext } from "./context";
import { dataLeaves } from "./data-leaves";
import { dataLoss } from "./data-loss";
import { defender } from "./defender";
import { encryptionWeakened } from "./encryption-weakened";
import { gatesGone } from "./gates-gone";
import { guards } from "./guards";
import { handedRights } from "./handed-rights";
import { idleLonger } from "./idle-longer";
import { logsElsewhere } from "./logs-elsewhere";
import { monitoringLost } from "./monitoring-lost";
import { networkMoved } from "./network-moved";
import { networkOpened } from "./network-opened";
import { otherKey } from "./other-key";
import { otherSubnet } from "./other-subnet";
import { otherTarget } from "./other-target";
import { policies } from "./policies";
import { protectionRemoved } from "./protection-removed";
import { requestsKept } from "./requests-kept";
import { requestsKeptLonger } from "./requests-kept-longer";
import { rightsWidened } from "./rights-widened";
import type { Risk } from "./risk";
import { routesLost } from "./routes-lost";
import { securityRules } from "./security-rules";
import { unreadTypes } from "./unread-types";
import { vaultRights } from "./vault-rights";
import { watchedLess } from "./watched-less";

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
  securityRules,
  networkMoved,
  routesLost,
  guards,
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
  unreadTypes,
  watchedLess,
  backups,
  handedRights,
  conditionsGone,
  gatesGone,
  requestsKept,
  requestsKeptLonger,
];
