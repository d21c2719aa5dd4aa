import { isAttributes, planExpression } from "../../../terraform-json";
import { ABSENT, type Content, fixedNode, type Node, type Pointing, unknown } from "../node";
import type { GraphResource } from "../resource";

/** A place in a provider's configuration, of which a plan has the expressions only and no values. */
export function settingsNode(written: unknown): Node<GraphResource> {
  const expression = planExpression(written);
  if (expression === undefined) {
    return new SettingsNode(written, settingsNode);
  }
  return expression.constant === undefined
    ? fixedNode(unknown(`${expression.references[0] ?? "an expression"} decides it`))
    : constantNode(expression.constant);
}

function constantNode(value: unknown): Node<GraphResource> {
  return new SettingsNode(value, constantNode);
}

class SettingsNode implements Node<GraphResource> {
  constructor(
    private readonly value: unknown,
    private readonly inner: (value: unknown) => Node<GraphResource>,
  ) {}

  content(): Content {
    const { value } = this;
    if (Array.isArray(value)) {
      return { state: "list", length: value.length };
    }
    if (isAttributes(value)) {
      return { state: "object", keys: Object.keys(value) };
    }
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? { state: "scalar", value }
      : ABSENT;
  }

  field(key: string): Node<GraphResource> {
    const { value } = this;
    return this.inner(isAttributes(value) && Object.hasOwn(value, key) ? value[key] : undefined);
  }

  item(index: number): Node<GraphResource> {
    const { value } = this;
    return this.inner(Array.isArray(value) ? value[index] : undefined);
  }

  pointing(): Pointing<GraphResource> {
    const content = this.content();
    return content.state === "scalar"
      ? { state: "known", targets: [{ kind: "external", id: String(content.value) }] }
      : ABSENT;
  }
}
