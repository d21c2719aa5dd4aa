// Prints the totals of a jest run, `N passed, N failed`, from the file that `jest --json` wrote.
const fs = require("node:fs");

const [file = ""] = process.argv.slice(2);

function read() {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

const results = read();
const passed = results.numPassedTests ?? 0;
const skipped = (results.numPendingTests ?? 0) + (results.numTodoTests ?? 0);
// A test file that does not even load holds tests that nobody counted.
const failed = (results.numFailedTests ?? 0) + (results.numRuntimeErrorTestSuites ?? 0);

console.log(
  [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(", "),
);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
