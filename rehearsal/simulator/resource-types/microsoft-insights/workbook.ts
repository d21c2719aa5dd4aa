import { type ArmError, badRequest } from "../../arm/arm-error";
import { isJson, isObject, textAt } from "../../arm/json";
import { parseId } from "../../arm/resource-id";
import type { ResourceType } from "../resource-type";

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A page of charts and tables on what is monitored. */
export const workbook: ResourceType = {
  type: "Microsoft.Insights/workbooks",
  tracked: true,
  check: ({ id, resource }, cloud) => {
    if (!GUID.test(id.name)) {
      throw refused(id.name, "is named by no GUID");
    }
    for (const property of ["displayName", "category", "serializedData"]) {
      if ((textAt(resource, "properties", property) ?? "") === "") {
        throw refused(id.name, `takes 'properties.${property}'`);
      }
    }
    if (!isJson(textAt(resource, "properties", "serializedData") ?? "")) {
      throw refused(id.name, "has a content that is no JSON");
    }
    const source = textAt(resource, "properties", "sourceId") ?? "";
    const parsed = parseId(source);
    if (parsed?.subscription === id.subscription && cloud.store.get(source) === undefined) {
      throw refused(id.name, `is kept with '${source}', which could not be found`);
    }
  },
  complete: ({ resource }) => {
    // the portal shows it instead of the GUID
    resource.tags = {
      ...(isObject(resource.tags) ? resource.tags : {}),
      "hidden-title": textAt(resource, "properties", "displayName") ?? "",
    };
    Object.assign(resource.properties, { version: "Notebook/1.0" });
  },
};

function refused(name: string, why: string): ArmError {
  return badRequest("BadRequest", `The workbook '${name}' ${why}.`);
}
