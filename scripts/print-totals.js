// Prints the totals of a run, `N passed, N failed`: of the tests, from the file that `jest --json` wrote,
// and of the rehearsals, whose every step counts as a test, from the folder that they reported to.
const fs = require("node:fs");
const path = require("node:path");

const [testsFile = "", rehearsals, skippedRehearsals = "0"] = process.argv.slice(2);

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function ofTests() {
  const results = read(testsFile) ?? {};
  return {
    passed: results.numPassedTests ?? 0,
    skipped: (results.numPendingTests ?? 0) + (results.numTodoTests ?? 0),
    // A test file that does not even load holds tests that nobody counted.
    failed: (results.numFailedTests ?? 0) + (results.numRuntimeErrorTestSuites ?? 0),
  };
}

/** Every step of every rehearsal; one that was begun and reported nothing has failed. */
function ofRehearsals(folder) {
  const files = fs
    .readdirSync(folder, { recursive: true })
    .filter((name) => /(^|[/\\])(evidence|[\w-]*faults)\.json$/.test(name));
  const reports = files.flatMap((name) => read(path.join(folder, name)) ?? []);
  const steps = reports.flatMap((report) => report.steps ?? []);
  return {
    passed: steps.filter(({ held }) => held).length,
    failed: steps.filter(({ held }) => !held).length + (files.length === 0 ? 1 : 0),
  };
}

const tests = ofTests();
const steps = rehearsals === undefined || rehearsals === "" ? { passed: 0, failed: 0 } : ofRehearsals(rehearsals);
const passed = tests.passed + steps.passed;
const failed = tests.failed + steps.failed;
const skipped = tests.skipped + Number(skippedRehearsals);

console.log(
  [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(", "),
);
process.exitCode = failed > 0 || tests.passed === 0 ? 1 : 0;
