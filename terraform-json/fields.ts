import type { Attributes } from "./attributes";
import { at, type Problems } from "./problems";

/** Reads the fields of one object; what is there and wrong becomes a problem, null counts as absent. */
export class Fields {
  constructor(
    readonly body: Attributes,
    readonly path: string,
    private readonly problems: Problems,
  ) {}

  text(key: string): string | undefined {
    return this.read(key, "a text", (value) => (typeof value === "string" ? value : undefined));
  }

  /** As `text`, but its absence is a problem too. */
  requiredText(key: string): string {
    if (this.body[key] === undefined || this.body[key] === null) {
      this.problems.expected("a text", at(this.path, key), undefined);
    }
    return this.text(key) ?? "";
  }

  /** True and false; Terraform also takes them as text. */
  flag(key: string): boolean | undefined {
    return this.read(key, "true or false", (value) =>
      value === "true" || value === "false"
        ? value === "true"
        : typeof value === "boolean"
          ? value
          : undefined,
    );
  }

  list(key: string): readonly unknown[] {
    return this.read(key, "a list", (value) => (Array.isArray(value) ? value : undefined)) ?? [];
  }

  /** A list of addresses such as `depends_on`; `${…}` around one is Terraform's older notation. */
  addresses(key: string): readonly string[] {
    return this.list(key).flatMap((value, index) => {
      if (typeof value !== "string") {
        this.problems.expected("an address", `${at(this.path, key)}[${index}]`, value);
        return [];
      }
      return [bareAddress(value)];
    });
  }

  /** An address such as `provider`. */
  address(key: string): string | undefined {
    const text = this.text(key);
    return text === undefined ? undefined : bareAddress(text);
  }

  private read<T>(key: string, what: string, accept: (value: unknown) => T | undefined): T | undefined {
    const value = this.body[key];
    if (value === undefined || value === null) {
      return undefined;
    }
    const accepted = accept(value);
    if (accepted === undefined) {
      this.problems.expected(what, at(this.path, key), value);
    }
    return accepted;
  }
}

/** `${azurerm_subnet.a}` → `azurerm_subnet.a` */
function bareAddress(text: string): string {
  return /^\$\{\s*([^{}]*?)\s*\}$/.exec(text)?.[1] ?? text;
}
