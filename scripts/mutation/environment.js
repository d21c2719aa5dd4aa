const { TestEnvironment } = require("jest-environment-node");

/**
 * Lends the tests one copy of cdktf and its bindings, which jest would load anew for every test file:
 * that is most of what a mutant's run costs. Nothing under test is shared.
 */
module.exports = class SharedModulesEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.lend = (name) => require(name);
    // cdktf records a stack trace for each token, and jest maps each frame to its source
    Error.stackTraceLimit = 0;
  }
};
