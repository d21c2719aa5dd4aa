import type { GraphResource } from "../graph";
import { besideBody } from "./beside-body";
import type { Fact } from "./fact";
import { Facts } from "./facts";

/** An Azure resource as rules look at it, whichever provider wrote it. */
export interface Subject {
  readonly resource: GraphResource;
  /** For what the kind gives no name to. */
  readonly facts: Facts;
  /** Name in Azure. */
  readonly name: Fact<string>;
}

/** A kind of Azure resource: how it is recognised, and which facts it has. */
export interface Kind<S extends Subject = Subject> {
  /** Terraform types that make it. */
  readonly azurerm: readonly string[];
  /** ARM types by which azapi makes it, without version. */
  readonly arm: readonly string[];
  readonly read: (resource: GraphResource) => S;
}

/** The subject that a kind reads. */
export type SubjectOf<K> = K extends Kind<infer S> ? S : never;

/** Describes a kind of Azure resource; `facts` reads what rules ask. */
export function kind<F extends object>(
  types: { readonly azurerm: readonly string[]; readonly arm: readonly string[] },
  facts: (facts: Facts) => F,
): Kind<Subject & F> {
  return {
    ...types,
    read: (resource) => {
      const own = new Facts(resource);
      return {
        resource,
        facts: own,
        name: besideBody(resource).text({ azurerm: "name", body: "name" }),
        ...facts(own),
      };
    },
  };
}
