import * as fs from "node:fs";
import * as path from "node:path";
import { type Answers, type FakeTerraform, fakeTerraform } from "../../rehearsal/fake-terraform";
import { folderWith } from "../run-mlzone";

/** An app of two stacks in plain JavaScript, which knows MLZONE_WHAT_IF. */
const APP = `
const fs = require("node:fs");
const path = require("node:path");
const whatIf = JSON.parse(process.env.MLZONE_WHAT_IF ?? "{}");
const stacks = {};
for (const name of ["dev", "prod"]) {
  const { protectData = true, ...values } = whatIf[name] ?? {};
  const lifecycle = name === "prod" ? { prevent_destroy: protectData } : {};
  const folder = path.join("stacks", name);
  fs.mkdirSync(path.join(process.env.CDKTF_OUTDIR, folder), { recursive: true });
  const template = { locals: { values }, resource: { azurerm_key_vault: { vault: { lifecycle } } } };
  fs.writeFileSync(path.join(process.env.CDKTF_OUTDIR, folder, "cdk.tf.json"), JSON.stringify(template));
  stacks[name] = { name, workingDirectory: folder, synthesizedStackPath: path.join(folder, "cdk.tf.json") };
}
fs.writeFileSync(path.join(process.env.CDKTF_OUTDIR, "manifest.json"), JSON.stringify({ stacks }));
`;

/** The same app, whose prod stands on dev. */
export const STANDING_APP = APP.replace(
  "{ name, workingDirectory",
  '{ name, dependencies: name === "prod" ? ["dev"] : [], workingDirectory',
);

/** A folder with an app, and a PATH with node and a fake terraform and nothing else. */
export interface FakeProject {
  readonly folder: string;
  readonly fake: FakeTerraform;
  /** What a run sees; its temporary folder is its own. */
  readonly env: { readonly PATH: string; readonly TMPDIR: string };
  /** What is left in the temporary folder; node's own cache of tsx aside. */
  readonly leftOver: () => string[];
}

export function fakeProject(answers: Answers = {}, version?: string, app = APP): FakeProject {
  const fake = fakeTerraform(answers, version);
  fs.symlinkSync(process.execPath, path.join(fake.folder, "node"));
  const folder = folderWith({ "cdktf.json": JSON.stringify({ app: "node app.js" }), "app.js": app });
  const temporary = folderWith({});
  return {
    folder,
    fake,
    env: { PATH: fake.folder, TMPDIR: temporary },
    leftOver: () => fs.readdirSync(temporary).filter((name) => name.startsWith("mlzone-")),
  };
}
