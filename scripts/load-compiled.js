const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const vm = require("node:vm");

/**
 * Loads a CommonJS module with what V8 compiled of it the last time, kept beside it as Python keeps its
 * `.pyc` files: to compile a large bundle takes longer than a small check. V8 refuses what another version of it,
 * or other flags, have made. Where nothing can be kept, as in a read-only installation, it only takes longer.
 *
 * @param {string} file
 * @returns {unknown} its exports
 */
function loadCompiled(file) {
  const code = fs.readFileSync(file, "utf8");
  const { mtimeMs, size } = fs.statSync(file);
  const kept = `${file}.${process.arch}-${process.versions.v8}-${size}-${mtimeMs}.compiled`;
  const cachedData = readKept(kept);
  const script = new vm.Script(Module.wrap(code), { filename: file, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) {
    // at the end, so that it has the functions that are compiled when they are called first
    process.once("exit", () => keep(kept, script.createCachedData()));
  }
  const loaded = { exports: {} };
  script.runInThisContext()(loaded.exports, Module.createRequire(file), loaded, file, path.dirname(file));
  return loaded.exports;
}

function readKept(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Under its name only when it is whole: another process may read it at any time. */
function keep(file, data) {
  const unfinished = `${file}.${process.pid}`;
  try {
    fs.writeFileSync(unfinished, data);
    fs.renameSync(unfinished, file);
  } catch {
    fs.rmSync(unfinished, { force: true });
  }
}

module.exports = { loadCompiled };
