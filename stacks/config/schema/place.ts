import { z } from "zod";
import { tags } from "./tags";
import { guid, matching, text } from "./values";

/** Whose a stack is, where it goes, and how it is written: what environments and the state share. */
export const place = {
  /** 2 to 12 lower-case letters and digits; stands in every name. */
  useCase: matching(
    /^[a-z][a-z0-9]{1,11}$/,
    "2 to 12 lower-case letters and digits, beginning with a letter",
  ),
  /** Azure region in Azure's spelling, e.g. `westeurope`. */
  location: text("a region of Azure, e.g. westeurope"),
  /** The Entra tenant. */
  tenantId: guid("the Entra tenant"),
  /** The subscription that everything goes into. */
  subscriptionId: guid("the subscription"),
  /** @default public */
  cloud: z.enum(["public", "usgovernment", "china"]).optional(),
  /** 3 to 5 lower-case letters and digits that make names unique. @default - derived, stable */
  nameSuffix: matching(/^[a-z0-9]{3,5}$/, "3 to 5 lower-case letters and digits").optional(),
  /** On every resource, with `environment` and `useCase` added; further tags as you like. */
  tags,
  /** Version of the azurerm provider. @default 5.2.0 */
  azurermVersion: z.enum(["5.2.0", "4.81.0"]).optional(),
};
