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

const EVIDENCE = /^(evidence|.*(faults|changes))\.json$/;

/** Every step of every rehearsal; one that was begun and reported nothing has failed. */
function ofRehearsals(folder) {
  const begun = foldersIn(folder);
  const files = [folder, ...begun].map((one) => filesIn(one).filter((name) => EVIDENCE.test(name)));
  const silent = files.slice(1).filter((names) => names.length === 0).length;
  const reports = [folder, ...begun].flatMap((one, index) =>
    files[index].flatMap((name) => read(path.join(one, name)) ?? {}),
  );
  const steps = reports.flatMap((report) => report.steps ?? []);
  const empty = reports.filter((report) => (report.steps ?? []).length === 0).length;
  return {
    passed: steps.filter(({ held }) => held).length,
    failed:
      steps.filter(({ held }) => !held).length +
      empty +
      silent +
      (files.flat().length === 0 && silent === 0 ? 1 : 0),
  };
}

function entriesOf(folder) {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function filesIn(folder) {
  return entriesOf(folder).flatMap((entry) => (entry.isDirectory() ? [] : [entry.name]));
}

function foldersIn(folder) {
  return entriesOf(folder).flatMap((entry) => (entry.isDirectory() ? [path.join(folder, entry.name)] : []));
}

const tests = ofTests();
const steps =
  rehearsals === undefined || rehearsals === "" ? { passed: 0, failed: 0 } : ofRehearsals(rehearsals);
const passed = tests.passed + steps.passed;
const failed = tests.failed + steps.failed;
const skipped = tests.skipped + Number(skippedRehearsals);

console.log(
  [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(", "),
);
process.exitCode = failed > 0 || tests.passed === 0 ? 1 : 0;
