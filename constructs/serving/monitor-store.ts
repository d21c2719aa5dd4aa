import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import type { IStorageAccount } from "../data/secure-storage-account";
import { type Deviation, Deviations, deviationProblems } from "../governance/deviation";
import { AzapiResource } from "../terraform/azapi-resource";
import { AzureContext } from "../terraform/azure-context";
import { Datastore, type IDatastore } from "../workspace/datastore";
import type { IMachineLearningWorkspace } from "../workspace/workspace-ref";

/** Only what this file makes has it: so an account and a datastore can't be put together by hand. */
const BOUND = Symbol("monitor store");

/**
 * What the monitor reads, and nothing else: an account and a datastore of their own, because the datastore holds
 * a credential. Never the workspace's: whoever has that credential would have all of the workspace's data. Made
 * by `MonitorStore` or `MonitorStore.named`.
 */
export interface IMonitorStore {
  /** ARM id of the account, another than the workspace's. */
  readonly storageAccountId: string;
  /** With a stored credential (a SAS that reads), the only way in which the service reads (gotcha 40). */
  readonly datastore: IDatastore;
  readonly [BOUND]: true;
}

export interface MonitorStoreProps {
  readonly workspace: IMachineLearningWorkspace;
  /** Name of the datastore: 1 to 255 letters, digits and underscores, beginning with a letter. */
  readonly name: string;
  /** Where it is collected, another account than the workspace's. */
  readonly account: IStorageAccount;
  /** The one container that the SAS opens. */
  readonly container: string;
  /** There is none without it: what is stored opens the container to whoever may read the datastore's secret. */
  readonly storedCredentials: Deviation;
}

/**
 * A container of blobs as model monitors read it: with a SAS that is stored in the datastore (gotcha 40).
 *
 * The SAS is a variable of the stack, `<name>_sas`, and no property, so it can't come to lie in code. Terraform
 * forgets it: it stands neither in the synthesized JSON nor in plan and state, which keep a hash of it. Each plan
 * asks for one, and another one than the last is written. Only one is taken that reads and lists, and that somebody
 * signed with an Entra token: it holds for seven days at most, opens what that person may read, and account keys
 * stay switched off. Needs Terraform 1.11.
 */
export class MonitorStore extends Datastore implements IMonitorStore {
  /** One that another stack made under this name. */
  static named(
    workspace: Pick<IMachineLearningWorkspace, "workspaceId">,
    { account, name }: Pick<MonitorStoreProps, "account" | "name">,
  ): IMonitorStore {
    const datastoreId = `${workspace.workspaceId}/datastores/${name}`;
    const datastore = { datastoreId, datastoreName: name };
    return { storageAccountId: account.storageAccountId, datastore, [BOUND]: true };
  }

  readonly [BOUND] = true;
  readonly storageAccountId: string;
  readonly datastoreId: string;

  /** @throws if the name is not one that Azure allows, else with all other problems of the props at once */
  constructor(scope: Construct, id: string, props: MonitorStoreProps) {
    const { account, container, name, storedCredentials, workspace } = props;
    const containerId = `${account.storageAccountId}/blobServices/default/containers/${container}`;
    super(scope, id, { workspace, name, containerId });
    const problems = storeProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    Deviations.of(this).accept(this, "storedCredentials", storedCredentials, {
      recommendations: [
        "deploy/batch-data-access-credentials",
        "deploy/batch-registered-datastores",
        "security/managed-identity-between-services",
      ],
      rules: ["security/datastore-credentials"],
    });
    this.storageAccountId = account.storageAccountId;
    this.datastoreId = new AzapiResource(this, "Resource", {
      type: "Microsoft.MachineLearningServices/workspaces/datastores@2025-12-01",
      name,
      parentId: workspace.workspaceId,
      body: {
        properties: {
          tags: { ...workspace.tags },
          datastoreType: "AzureBlob",
          accountName: account.storageAccountName,
          containerName: container,
          endpoint: AzureContext.of(this).suffixes.storage,
          protocol: "https",
          // previews in the studio are nobody's business
          serviceDataAccessAuthIdentity: "None",
          credentials: { credentialsType: "Sas", secrets: { secretsType: "Sas" } },
        },
      },
      sensitiveBody: { properties: { credentials: { secrets: { sasToken: this.createVariable(name) } } } },
    }).id;
  }

  get datastore(): IDatastore {
    return { datastoreId: this.datastoreId, datastoreName: this.datastoreName };
  }

  private createVariable(name: string): string {
    const variable = new TerraformVariable(this, "sas", {
      type: "string",
      description: "SAS by which model monitors read: sp=rl, signed with an Entra token.",
      nullable: false,
      sensitive: true,
    });
    variable.overrideLogicalId(`${name}_sas`);
    // from Terraform 1.10 on; it is what keeps the value out of plan and state
    variable.addOverride("ephemeral", true);
    variable.addValidation({
      condition: `\${can(regex("(^|&)sp=rl(&|$)", var.${name}_sas))}`,
      errorMessage: `${name}_sas must read and list, and no more: sp=rl.`,
    });
    variable.addValidation({
      condition: `\${can(regex("(^|&)skoid=", var.${name}_sas))}`,
      errorMessage: `${name}_sas must be signed with an Entra token (az storage container generate-sas --as-user), not with an account key.`,
    });
    return variable.stringValue;
  }
}

function storeProblems({ container, name, storedCredentials }: MonitorStoreProps): string[] {
  return [
    /^[a-z_]/i.test(name)
      ? undefined
      : `name must begin with a letter: Terraform's variable is called after it (got ${JSON.stringify(name)})`,
    /^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(container)
      ? undefined
      : `container must be 3 to 63 lower-case letters, digits and single hyphens (got ${JSON.stringify(container)})`,
    ...storedCredentialsProblems(storedCredentials),
  ].filter((problem) => problem !== undefined);
}

/** What is wrong with who accepted stored credentials, or that nobody did; code without types may leave it out. */
export function storedCredentialsProblems(accepted: Deviation | undefined): string[] {
  return accepted === undefined
    ? ["storedCredentials is missing: it must be a Deviation that says who accepted them"]
    : deviationProblems(accepted).map((problem) => `storedCredentials: ${problem}`);
}

/** Whether its account and its datastore belong together. */
export function isMonitorStore(store: Partial<IMonitorStore> | undefined): boolean {
  return store?.[BOUND] === true;
}
