import type { Readable } from "../../graph";
import type { AzureEstate } from "../estate";
import { Facts } from "../facts";
import { settingsAsResource } from "../settings-as-resource";
import type { Subject } from "../subject";
import { isWrittenInCode } from "./written-in-code";

/** What Terraform itself signs in with: a provider, the place of a state, or that of another one. */
export interface SignInSettings extends Subject {
  /** Settings that let in whoever reads them, and stand in the code. */
  readonly inCode: readonly string[];
}

/** Settings of any provider or backend whose values are secret. */
const SECRETS = [
  "client_secret",
  "client_certificate",
  "client_certificate_password",
  "oidc_token",
  "oidc_request_token",
  "access_key",
  "sas_token",
  "secret_key",
  "password",
  "token",
  "personal_access_token",
  "api_key",
  "conn_str",
];

/** All but the backend of azurerm, which has rules of its own. */
export function signInSettings({ graph }: AzureEstate): readonly SignInSettings[] {
  const { backend, providers, resources } = graph;
  const others = resources.filter(({ mode, type }) => mode === "data" && type === "terraform_remote_state");
  return [
    ...providers.map(({ alias, name, settings }) =>
      ofSettings(settings, "provider", name, ...(alias === undefined ? [] : [alias])),
    ),
    ...(backend === undefined || backend.type === "azurerm"
      ? []
      : [ofSettings(backend.settings, "terraform.backend", backend.type)]),
    ...others.map((resource) => ({
      ...named(new Facts(resource)),
      inCode: SECRETS.map((name) => `config.${name}`).filter(
        (path) => isWrittenInCode(resource, path, graph) === "yes",
      ),
    })),
  ];
}

/** A setting that the input tells without a plan stands in the code, be it in a local. */
function ofSettings(settings: Readable, ...names: readonly string[]): SignInSettings {
  const isTold = (name: string) => {
    const value = settings.value(name);
    return value.state === "known" && value.value !== "";
  };
  return { ...named(new Facts(settingsAsResource(settings, ...names))), inCode: SECRETS.filter(isTold) };
}

function named(facts: Facts): Subject {
  return { resource: facts.resource, facts, name: facts.text({ azurerm: "name" }) };
}
