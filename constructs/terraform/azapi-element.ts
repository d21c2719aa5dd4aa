import { type TerraformMetaArguments, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { SourceLocations } from "../source/source-locations";
import { AZAPI_GENERATOR_METADATA, AzapiProvider } from "./azapi-provider";

/** A JSON value as ARM takes it; Terraform expressions are strings. */
export type ArmValue = string | number | boolean | null | undefined | readonly ArmValue[] | ArmBody;

/** The body of an ARM request: camelCase names as in Microsoft's schemas. */
export interface ArmBody {
  readonly [name: string]: ArmValue;
}

/** Retries of requests whose error message matches. */
export interface AzapiRetry {
  /** Regular expressions over the error message. */
  readonly errorMessageRegex: readonly string[];
  /** Seconds before the first retry. @default - the provider's, 10 */
  readonly intervalSeconds?: number;
  /** The longest pause between two tries, in seconds. @default - the provider's, 180 */
  readonly maxIntervalSeconds?: number;
}

/** Timeouts in Terraform's notation, e.g. `60m`. */
export interface AzapiTimeouts {
  readonly create?: string;
  readonly read?: string;
  readonly update?: string;
  readonly delete?: string;
}

/** What the three azapi resource types share. */
export interface AzapiElementProps extends TerraformMetaArguments {
  /** ARM type and API version, e.g. `Microsoft.KeyVault/vaults/keys@2024-11-01`. */
  readonly type: string;
  /** The request's body. @default - none */
  readonly body?: ArmBody;
  /** JMESPath queries or paths of the response to export. @default - none */
  readonly responseExportValues?: readonly string[] | Readonly<Record<string, string>>;
  /** @default - no retry beyond the provider's own */
  readonly retry?: AzapiRetry;
  /** @default - the provider's, 30 minutes each */
  readonly timeouts?: AzapiTimeouts;
}

/** The part of an azapi resource that all three types write alike. */
export abstract class AzapiElement extends TerraformResource {
  protected constructor(
    scope: Construct,
    id: string,
    terraformResourceType: string,
    private readonly shared: AzapiElementProps,
  ) {
    const { dependsOn, lifecycle, provider, count, forEach, provisioners, connection } = shared;
    super(scope, id, {
      terraformResourceType,
      terraformGeneratorMetadata: AZAPI_GENERATOR_METADATA,
      dependsOn,
      lifecycle,
      provider: provider ?? AzapiProvider.of(scope),
      count,
      forEach,
      provisioners,
      connection,
    });
    SourceLocations.of(this).record(this);
  }

  /** The ARM id. */
  get id(): string {
    return this.getStringAttribute("id");
  }

  /** A value of the response, by its dotted path among `responseExportValues`. */
  output(path: string): string {
    return this.interpolationForAttribute(`output.${path}`).toString();
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    const { type, body, responseExportValues, retry, timeouts } = this.shared;
    return {
      type,
      body,
      response_export_values: responseExportValues,
      retry: retry && {
        error_message_regex: retry.errorMessageRegex,
        interval_seconds: retry.intervalSeconds,
        max_interval_seconds: retry.maxIntervalSeconds,
      },
      timeouts,
    };
  }
}
