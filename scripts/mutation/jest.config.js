const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const base = require("../../jest.config.js");

const area = process.env.MUTATION_AREA ?? "";
const root = path.join(__dirname, "../..");
const stubs = path.join(os.tmpdir(), "mlzone-mutation-stubs");

/** A module that hands on what the environment lends, at the place where jest looks for `name`. */
function stub(name) {
  const file = path.join(stubs, `${name}.js`);
  if (fs.existsSync(file)) {
    return;
  }
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `module.exports = lend(${JSON.stringify(name)});\n`);
}

const BINDINGS = "@cdktf/provider-azurerm/lib";
for (const binding of fs.readdirSync(path.join(root, "node_modules", BINDINGS), { withFileTypes: true })) {
  if (binding.isDirectory()) {
    stub(`${BINDINGS}/${binding.name}`);
  }
}
stub("cdktf");
stub("constructs");

/**
 * Jest for mutation testing: the tests of one area, in the one file that mutation.js wrote.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...base,
  rootDir: root,
  // all sources, because a test that reaches a mutant through another file counts too
  roots: ["constructs", "stacks", "environments", "test"].map((folder) => path.join(root, folder)),
  testMatch: [path.join(root, "test", area, "all.mutation.js")],
  testEnvironment: path.join(__dirname, "environment.js"),
  moduleNameMapper: {
    [`^(cdktf|constructs|${BINDINGS}/[^/]+)$`]: path.join(stubs, "$1.js"),
  },
};
