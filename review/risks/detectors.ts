import type { RiskContext } from "./context";
import { dataLoss } from "./data-loss";
import { encryptionWeakened } from "./encryption-weakened";
import { idleLonger } from "./idle-longer";
import { monitoringLost } from "./monitoring-lost";
import { networkOpened } from "./network-opened";
import { otherTarget } from "./other-target";
import { protectionRemoved } from "./protection-removed";
import { rightsWidened } from "./rights-widened";
import type { Risk } from "./risk";

/** Finds the risks of one kind in a stack. */
export type Detector = (context: RiskContext) => readonly Risk[];

/** One for each kind that has facts of its own; `guidance` has little but the findings. */
export const DETECTORS: readonly Detector[] = [
  dataLoss,
  otherTarget,
  protectionRemoved,
  networkOpened,
  rightsWidened,
  encryptionWeakened,
  monitoringLost,
  idleLonger,
];
