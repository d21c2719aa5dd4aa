import { z } from "zod";
import { deviation, guid, matching, text, whole } from "./values";

/** Most nodes that a cluster of the landing zone may grow to. */
const MOST_NODES = 100;

const vmSize = () => text("a VM size, e.g. Standard_D4ds_v5").optional();
const maxNodes = () => whole(1, MOST_NODES).optional();
const idleMinutes = () => whole(2, 120).optional();
const imageMonth = () =>
  matching(/^20[2-9]\d-(0[1-9]|1[0-2])$/, "a month from 2020 to 2099, YYYY-MM, e.g. 2026-11").optional();
const time = () => matching(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day, HH:MM");

const training = z.strictObject({
  /** @default Standard_DS3_v2 */
  vmSize: vmSize(),
  /** The most nodes it grows to, 1 to 100. @default - 4 in dev, 8 in prod */
  maxNodes: maxNodes(),
  /** Minutes without work after which a node goes, 2 to 120. @default 2 */
  idleMinutes: idleMinutes(),
  /** `LowPriority` is cheap and may be taken away. @default - LowPriority in dev, Dedicated in prod */
  priority: z.enum(["LowPriority", "Dedicated"]).optional(),
  /** Opt-in to GPU sizes. @default false */
  gpu: z.boolean().optional(),
  /** Nodes that never go, and who accepted their cost. @default - scales to zero */
  keepWarm: z.strictObject({ minNodes: whole(1, MOST_NODES), deviation }).optional(),
});

const batch = z.strictObject({
  /** @default Standard_DS3_v2 */
  vmSize: vmSize(),
  /** The most nodes it grows to, 1 to 100. @default - 2 in dev, 8 in prod */
  maxNodes: maxNodes(),
  /** Minutes without work after which a node goes, 2 to 120. @default 5 */
  idleMinutes: idleMinutes(),
  /** Opt-in to GPU sizes. @default false */
  gpu: z.boolean().optional(),
});

const instance = z.strictObject({
  /** 4 to 24 letters, digits and hyphens; unique in the region. */
  name: matching(
    /^[a-zA-Z](?![a-zA-Z0-9-]*-[0-9-]*$)[a-zA-Z0-9-]{3,23}$/,
    "4 to 24 letters, digits and hyphens, beginning with a letter, with a letter somewhere after each hyphen",
  ),
  /** Object id of the one person who may use it. */
  assignedTo: guid("the object id of the person who uses it"),
  /** @default Standard_DS3_v2 */
  vmSize: vmSize(),
  /** Minutes without work after which it stops, 15 to 4320. @default 30 */
  idleMinutes: whole(15, 4320).optional(),
  /** When it starts and stops on working days. @default - started by hand, stopped when idle */
  schedule: z
    .strictObject({
      /** Time of day at which it stops, whatever runs on it, HH:MM. */
      stop: time(),
      /** Time of day, HH:MM. @default - started by hand */
      start: time().optional(),
      /** Windows name of the time zone of both, e.g. `W. Europe Standard Time`. @default UTC */
      timeZone: text("a time zone, e.g. W. Europe Standard Time").optional(),
    })
    .optional(),
  /**
   * The month of its image, YYYY-MM: another one makes it anew, and what isn't on the share is lost.
   * @default - imageMonth of all
   */
  imageMonth: imageMonth(),
  /** Opt-in to GPU sizes. @default false */
  gpu: z.boolean().optional(),
  /** Accepts interactive compute in prod. @default - refused in prod */
  productionUse: deviation.optional(),
});

export const compute = z.strictObject({
  /** The training cluster; prod with `promotion: 'artifact'` has none. @default - by profile */
  training: training.optional(),
  /** The batch inference cluster, always dedicated. @default - by profile */
  batch: batch.optional(),
  /** The cluster that builds images, because a private registry can't. @default - by profile */
  imageBuild: z.strictObject({ /** @default Standard_DS2_v2 */ vmSize: vmSize() }).optional(),
  /** Interactive machines, one a person. @default - none */
  instances: z.array(instance).optional(),
  /**
   * The month of the images of all instances, YYYY-MM. Changed once a month, it makes them anew: docs/instances.md.
   * @default - they keep the image of the day on which they were made
   */
  imageMonth: imageMonth(),
});
