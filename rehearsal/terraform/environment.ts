/** What terraform and the providers need to know of the simulator. */
export interface SimulatorAddress {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  readonly domain: string;
  /** File with the PEM of the run's certificate authority. */
  readonly authorityFile: string;
  readonly token: string;
  readonly clientId: string;
  readonly tenantId: string;
}

const PASSED_ON = ["PATH", "LANG", "LC_ALL", "TZ", "TERM", "SYSTEMROOT", "NO_COLOR"];
/** What finding a provider in a registry may take: the network settings of the machine. */
const FOR_DOWNLOADS = [
  "HTTPS_PROXY",
  "HTTP_PROXY",
  "NO_PROXY",
  "https_proxy",
  "http_proxy",
  "no_proxy",
  "SSL_CERT_FILE",
];

/**
 * The environment of `terraform init`: the only step that may reach out, for providers. No `ARM_*`,
 * no login of the Azure CLI (its folder is in the home directory), no token of a build agent.
 */
export function initEnvironment(
  from: NodeJS.ProcessEnv,
  scratch: string,
  cliConfiguration: string,
): NodeJS.ProcessEnv {
  return { ...pick(from, [...PASSED_ON, ...FOR_DOWNLOADS]), ...scratchHome(scratch, cliConfiguration) };
}

/** The environment of everything else: it leads to the simulator, and to nothing but it. */
export function rehearsalEnvironment(
  from: NodeJS.ProcessEnv,
  scratch: string,
  cliConfiguration: string,
  simulator: SimulatorAddress,
): NodeJS.ProcessEnv {
  const management = `management.${simulator.domain}`;
  return {
    ...pick(from, PASSED_ON),
    ...scratchHome(scratch, cliConfiguration),
    HTTPS_PROXY: simulator.address,
    HTTP_PROXY: simulator.address,
    SSL_CERT_FILE: simulator.authorityFile,
    ARM_METADATA_HOSTNAME: management,
    ARM_CLIENT_ID: simulator.clientId,
    // any text does: the simulator gives its one principal a token for it
    ARM_CLIENT_SECRET: "rehearsal",
    ARM_TENANT_ID: simulator.tenantId,
    ARM_SUBSCRIPTION_ID: "00000000-0000-0000-0000-0000000000ff",
    ARM_USE_CLI: "false",
    ARM_RESOURCE_PROVIDER_REGISTRATIONS: "none",
    ARM_PROVIDER_ENHANCED_VALIDATION_LOCATIONS: "false",
    ARM_PROVIDER_ENHANCED_VALIDATION_RESOURCE_PROVIDERS: "false",
    ARM_ACTIVE_DIRECTORY_AUTHORITY_HOST: `https://login.${simulator.domain}`,
    ARM_RESOURCE_MANAGER_ENDPOINT: `https://${management}`,
    ARM_RESOURCE_MANAGER_AUDIENCE: `https://${management}`,
    ARM_DISABLE_INSTANCE_DISCOVERY: "true",
    MLZONE_SIMULATOR_URL: simulator.address,
    MLZONE_SIMULATOR_TOKEN: simulator.token,
  };
}

/** azurerm 4.x knows one variable where 5.x has two, and each refuses the other's. */
export function forAzurerm4(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const {
    ARM_PROVIDER_ENHANCED_VALIDATION_LOCATIONS: _,
    ARM_PROVIDER_ENHANCED_VALIDATION_RESOURCE_PROVIDERS: __,
    ...rest
  } = environment;
  return { ...rest, ARM_PROVIDER_ENHANCED_VALIDATION: "false" };
}

function scratchHome(scratch: string, cliConfiguration: string): NodeJS.ProcessEnv {
  return {
    HOME: scratch,
    USERPROFILE: scratch,
    TMPDIR: scratch,
    TEMP: scratch,
    TMP: scratch,
    TF_CLI_CONFIG_FILE: cliConfiguration,
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
  };
}

function pick(from: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}
