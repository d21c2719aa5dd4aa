import { isAttributes } from "../../../terraform-json";
import type { GraphResource } from "../../graph";
import { BATCH_DEPLOYMENT } from "../batch-deployment";
import type { AzureEstate } from "../estate";
import { ONLINE_DEPLOYMENT } from "../online-deployment";
import type { Subject } from "../subject";
import { sourcesOf } from "./sources-of";

/** A variable of a deployment that holds a secret, or may. */
export interface SecretVariable {
  /** Where it stands, e.g. `body.properties.environmentVariables.API_KEY`. */
  readonly at: string;
  readonly isTold: boolean;
}

/** A deployment, with what of its environment is secret. */
export interface DeploymentVariables extends Subject {
  readonly secrets: readonly SecretVariable[];
}

const PLACE = "body.properties.environmentVariables";

/** Names of variables that hold a secret; those of where one lies end otherwise: `API_KEY_NAME`. */
const SECRET_NAME =
  /(^|[_.-])(\w*key|secrets?|passwords?|passwd|pwd|pat|token|sas|credentials?|conn(ection)?[_-]?str(ing)?)$/i;

/** Keys of tables and features, keys for everybody, and words of language models. */
const NO_SECRET =
  /(^|[_.-])((cache|column|feature|foreign|group|index|join|label|partition|primary|public|row|sort|target)[_-]?key|(bos|cls|eos|mask|pad|sep|special|stop|unk)[_-]?token)$/i;

/** Values that open something whatever they are called. */
const SECRET_VALUE =
  /AccountKey=|SharedAccess(Key|Signature)=|[?&]sig=|-----BEGIN|:\/\/[^/\s:@]+:[^/\s:@]+@|^eyJ[\w-]+\.[\w-]+\.|^(sk|ghp|gho|github_pat|hf|glpat)[-_]\w{12,}|InstrumentationKey=|(password|pwd)=/i;

/** Attributes of resources that are secrets; a vault's is read so, and lies in the state then. */
const SECRET_STEP =
  /(_key|_?password|_?secret|_sas|sas_token|connection_string|access_token|client_secret)$|^value$/i;

/** All deployments that have variables. */
export function deploymentVariables(estate: AzureEstate): readonly DeploymentVariables[] {
  const deployments: readonly Subject[] = [...estate.all(ONLINE_DEPLOYMENT), ...estate.all(BATCH_DEPLOYMENT)];
  return deployments
    .filter(({ resource }) => resource.value(PLACE).state !== "absent")
    .map((subject) => ({ ...subject, secrets: secretsOf(subject.resource, estate) }));
}

function secretsOf(resource: GraphResource, { graph }: AzureEstate): SecretVariable[] {
  const blocks = resource.blocks(PLACE);
  const [variables] = blocks.state === "known" ? blocks.value : [];
  return namesIn(resource).flatMap((name): SecretVariable[] => {
    const at = `${PLACE}.${name}`;
    const value = variables?.value(name);
    const isNamedSo = SECRET_NAME.test(name) && !NO_SECRET.test(name);
    if (value?.state === "known") {
      const text = String(value.value);
      const isSecret = text !== "" && (SECRET_VALUE.test(text) || (isNamedSo && !leadsElsewhere(text)));
      return isSecret ? [{ at, isTold: true }] : [];
    }
    const { references } = sourcesOf(writtenAt(resource, name), graph.names.locals);
    const isRead = references.some(
      ({ kind, steps }) => (kind === "managed" || kind === "data") && SECRET_STEP.test(String(steps.at(-1))),
    );
    return isRead ? [{ at, isTold: true }] : isNamedSo ? [{ at, isTold: false }] : [];
  });
}

/** An address is where one lies; a number or a switch is none. */
function leadsElsewhere(text: string): boolean {
  return /^https:\/\/[^?@]+$/i.test(text) || /^(true|false|\d{1,6})$/i.test(text);
}

function namesIn(resource: GraphResource): string[] {
  const value = resource.value(PLACE);
  const written = value.state === "known" ? value.value : variablesOf(resource);
  return isAttributes(written) ? Object.keys(written) : [];
}

function writtenAt(resource: GraphResource, name: string): unknown {
  const variables = variablesOf(resource);
  return isAttributes(variables) ? variables[name] : undefined;
}

/** As they stand in the input; a body that is one expression tells nothing. */
function variablesOf({ attributes }: GraphResource): unknown {
  const { body } = attributes;
  const properties = isAttributes(body) ? body.properties : undefined;
  return isAttributes(properties) ? properties.environmentVariables : undefined;
}
