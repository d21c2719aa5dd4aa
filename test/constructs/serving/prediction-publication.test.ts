import * as fs from "node:fs";
import * as path from "node:path";
import { Fn, Testing } from "cdktf";
import {
  PredictionPublication,
  type PredictionPublicationProps,
  PUBLICATION_MARKER,
} from "../../../constructs/serving/prediction-publication";
import { Template } from "../../support/template";
import { testStack } from "./readable-stack";

const WORKSPACE_ID =
  "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-churn/providers/Microsoft.MachineLearningServices/workspaces/mlw-churn";
const PROPS: PredictionPublicationProps = {
  workspaceId: WORKSPACE_ID,
  storage: "https://stchurn.blob.core.windows.net",
  staging: "predictions-staging",
  stagingDays: 7,
  published: "predictions",
  folders: ["stores/north", "stores/south"],
};
const SCRIPTS = ["publish-blobs.mjs", "publish-predictions.mjs", "publish-requests.mjs"];

function published(props: Partial<PredictionPublicationProps> = {}) {
  const stack = testStack();
  new PredictionPublication(stack, "publication", { ...PROPS, ...props });
  return stack;
}

test("the alert on old predictions looks for the file that the script writes last", () => {
  const script = fs.readFileSync(
    path.join(__dirname, "../../../constructs/serving/publish-predictions.mjs"),
    "utf8",
  );
  expect(script).toContain(`const MARKER = "${PUBLICATION_MARKER}";`);
});

describe("deploy/batch-partial-failure-staging: PredictionPublication", () => {
  const out = Testing.fullSynth(published());
  const beside = path.join(out, "stacks", "test");
  afterAll(() => fs.rmSync(out, { recursive: true }));

  test("writes down what may be published, beside the stack", () => {
    expect(JSON.parse(fs.readFileSync(path.join(beside, "predictions.publish.json"), "utf8"))).toEqual(PROPS);
  });

  test("ships the script with all that it imports", () => {
    const here = path.join(__dirname, "../../../constructs/serving");
    const texts = SCRIPTS.map((name) => fs.readFileSync(path.join(beside, name), "utf8"));
    expect(texts).toEqual(SCRIPTS.map((name) => fs.readFileSync(path.join(here, name), "utf8")));
    const imported = texts.flatMap((text) => [...text.matchAll(/from "([^"]+)"/g)].map(([, from]) => from));
    const allowed = [
      ...SCRIPTS.map((name) => `./${name}`),
      ...imported.filter((from) => /^node:/.test(from ?? "")),
    ];
    expect(imported.filter((from) => !allowed.includes(from))).toEqual([]);
  });

  test("makes nothing in Azure", () => {
    expect(Template.of(published()).resources()).toEqual([]);
  });

  test("says all that is wrong at once", () => {
    const wrong = {
      workspaceId: "/subscriptions/x/../y",
      storage: "http://stchurn.example.com/path",
      staging: "predictions",
      stagingDays: 0,
      folders: ["stores", "../x", "stores/north/job"],
    };
    expect(() => published(wrong)).toThrow(
      "test/publication: " +
        'workspaceId must be the ARM id of a workspace (got "/subscriptions/x/../y"); ' +
        'storage must be an https address without a path (got "http://stchurn.example.com/path"); ' +
        "published must be another container than staging; " +
        "stagingDays must be a whole number from 1 to 99999 (got 0); " +
        'folders[0] must be <prefix>/<model> (got "stores"); ' +
        'folders[1] must be <prefix>/<model> (got "../x"); ' +
        'folders[2] must be <prefix>/<model> (got "stores/north/job")',
    );
    expect(() => published({ staging: "a/b", published: "B", folders: [] })).toThrow(
      'test/publication: staging must be the name of a container (got "a/b"); ' +
        'published must be the name of a container (got "B"); folders must name at least one',
    );
  });

  test("takes nothing that only Terraform knows", () => {
    expect(() => published({ workspaceId: Fn.join("", ["a"]) })).toThrow(
      "test/publication: workspaceId must be plain text: what only Terraform knows isn't there yet",
    );
  });
});
