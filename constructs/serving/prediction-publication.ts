import { TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";
import { wholeNumberProblem } from "../compute/compute";
import { writeBesideStack } from "../terraform/beside-stack";
import { shipPublishScript } from "./ship-script";

/** What the script reads, beside the stack's JSON. */
export const PUBLISH_FILE = "predictions.publish.json";

/** What the script writes last into a folder that it published: from then on the folder may be read. */
export const PUBLICATION_MARKER = "_SUCCESS";

export interface PredictionPublicationProps {
  /** ARM id of the workspace whose jobs are published; plain text, for the script asks Azure and not Terraform. */
  readonly workspaceId: string;
  /** Address of the account's blobs, `https://<account>.blob.core.windows.net`. */
  readonly storage: string;
  /** The container that jobs write into, each in a folder of its own. */
  readonly staging: string;
  /** Days after which what is staged is deleted, 1 to 99999: of older jobs nothing is published. */
  readonly stagingDays: number;
  /** The container that readers read; a folder is whole where it has the file `_SUCCESS`. */
  readonly published: string;
  /** Below which folders of both containers jobs have theirs, `<prefix>/<model>`; nothing else is published. */
  readonly folders: readonly string[];
}

/**
 * Writes down what may be published, and ships the script that does it: it copies the folder of a job that is
 * finished, compares it with what was staged, and says last of all, by `_SUCCESS`, that it is whole. Nothing in
 * Azure's control plane copies blobs, so a pipeline runs it, from inside the network. One a stack.
 *
 * Recommendation: `deploy/batch-partial-failure-staging`.
 */
export class PredictionPublication extends Construct {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: PredictionPublicationProps) {
    super(scope, id);
    const problems = publicationProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { folders, published, staging, stagingDays, storage, workspaceId } = props;
    const stack = TerraformStack.of(this);
    const spec = { workspaceId, storage, staging, stagingDays, published, folders };
    writeBesideStack(stack, PUBLISH_FILE, () => spec);
    shipPublishScript(stack);
  }
}

function publicationProblems(props: PredictionPublicationProps): string[] {
  const { folders, published, staging, stagingDays, storage, workspaceId } = props;
  const texts = { workspaceId, storage, staging, published };
  const unknown = Object.entries(texts).filter(([, text]) => Token.isUnresolved(text));
  return [
    ...unknown.map(([field]) => `${field} must be plain text: what only Terraform knows isn't there yet`),
    Token.isUnresolved(workspaceId) ||
    /^\/subscriptions\/[\w-]+\/resourceGroups\/[\w.()-]+\/providers\/Microsoft\.MachineLearningServices\/workspaces\/[\w-]+$/.test(
      workspaceId,
    )
      ? undefined
      : `workspaceId must be the ARM id of a workspace (got ${JSON.stringify(workspaceId)})`,
    Token.isUnresolved(storage) || /^https:\/\/[a-z0-9.]+$/.test(storage)
      ? undefined
      : `storage must be an https address without a path (got ${JSON.stringify(storage)})`,
    ...[containerProblem("staging", staging), containerProblem("published", published)],
    staging === published ? "published must be another container than staging" : undefined,
    wholeNumberProblem("stagingDays", stagingDays, 1, 99_999),
    folders.length === 0 ? "folders must name at least one" : undefined,
    ...folders.map((folder, at) =>
      /^[A-Za-z][A-Za-z0-9-]*\/[A-Za-z][A-Za-z0-9-]*$/.test(folder)
        ? undefined
        : `folders[${at}] must be <prefix>/<model> (got ${JSON.stringify(folder)})`,
    ),
  ].filter((problem) => problem !== undefined);
}

function containerProblem(field: string, name: string): string | undefined {
  return Token.isUnresolved(name) || /^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(name)
    ? undefined
    : `${field} must be the name of a container (got ${JSON.stringify(name)})`;
}
