import { z } from "zod";
import { whole } from "./values";

/** Cores of a family of machines that all computes of the workspace may have together. */
export const quota = z.record(z.string(), whole(0, 1_000_000));
