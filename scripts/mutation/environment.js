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

  /** One failed test is enough to catch a mutant: the rest is left out. */
  async handleTestEvent(event, state) {
    await super.handleTestEvent?.(event, state);
    if (event.name === "test_done" && event.test.errors.length > 0) {
      this.isCaught = true;
    }
    if (event.name === "test_start" && this.isCaught) {
      event.test.mode = "skip";
    }
  }
};
