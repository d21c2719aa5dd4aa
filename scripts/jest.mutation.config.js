const path = require("node:path");
const base = require("../jest.config.js");

/**
 * Jest for mutation testing. Snapshot tests are left out, so that a named test must catch a mutant;
 * so is what runs in child processes, where no mutant is active.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...base,
  rootDir: path.join(__dirname, ".."),
  testPathIgnorePatterns: ["/node_modules/", "snapshot", "/test/package/", "/test/cli/", "/test/bench/"],
};
