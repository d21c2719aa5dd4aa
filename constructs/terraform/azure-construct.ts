import { Construct } from "constructs";
import { SourceLocations } from "../source/source-locations";
import { AzurermDialect } from "./azurerm-dialect";

/**
 * What every construct that makes azurerm resources extends: the stack's provider is pinned as soon
 * as the first of them exists. The bindings alone would pin 4.55.0, which lacks attributes in use.
 * Where it is made is kept for `sources.json`.
 */
export abstract class AzureConstruct extends Construct {
  protected constructor(scope: Construct, id: string) {
    super(scope, id);
    AzurermDialect.of(this);
    SourceLocations.of(this).record(this);
  }
}
