import type { GraphResource } from "../../graph";
import type { Fact } from "../fact";

/** Whether Terraform refuses to destroy a resource. A plan doesn't tell: ask only of a configuration. */
export function preventsDestroy(resource: GraphResource): Fact<boolean> {
  const written = resource.value("lifecycle.prevent_destroy");
  switch (written.state) {
    case "known":
      return { ...written, value: String(written.value) === "true", byDefault: false };
    case "absent":
      return { state: "known", value: false, at: written.at, byDefault: true };
    case "unknown":
      return written;
  }
}
