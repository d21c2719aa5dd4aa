// tests compare plain text; build agents and terminals would have it in colours
process.env.NO_COLOR = "1";

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: "node",
  // nothing is timed: a test that starts programs may have to wait on a busy machine
  testTimeout: 120_000,
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2022" } }] },
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/.stryker-tmp"],
};
