const { createHash } = require("node:crypto");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const vm = require("node:vm");

/** Bytes of a SHA-256, which stands before what it is of. */
const DIGEST = 32;

/**
 * Loads a CommonJS module with what V8 compiled of it the last time, kept beside it as Python keeps its
 * `.pyc` files: to compile a large bundle takes longer than a small check. V8 refuses what another version of it,
 * or other flags, have made; it doesn't look for damage, so that is looked for here. Where nothing can be kept, as
 * in a read-only installation, it only takes longer.
 *
 * @param {string} file without `import()`, which code that is loaded in this way can't call
 * @returns {unknown} its exports
 */
function loadCompiled(file) {
  const code = fs.readFileSync(file, "utf8");
  const name = `${process.arch}-${process.versions.v8}-${digestOf(code).toString("hex", 0, 8)}`;
  const kept = `${file}.${name}.compiled`;
  const cachedData = readKept(kept);
  const script = new vm.Script(Module.wrap(code), { filename: file, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) {
    // at the end, so that it has the functions that are compiled when they are called first
    process.once("exit", () => keep(kept, script));
  }
  const loaded = { exports: {} };
  script.runInThisContext()(loaded.exports, Module.createRequire(file), loaded, file, path.dirname(file));
  return loaded.exports;
}

function readKept(file) {
  try {
    const whole = fs.readFileSync(file);
    const data = whole.subarray(DIGEST);
    return digestOf(data).equals(whole.subarray(0, DIGEST)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Under its name only when it is whole: another process may read it at any time. Never fails a run. */
function keep(file, script) {
  const unfinished = `${file}.${process.pid}-${Date.now()}`;
  try {
    const data = script.createCachedData();
    fs.writeFileSync(unfinished, Buffer.concat([digestOf(data), data]), { flag: "wx" });
    fs.renameSync(unfinished, file);
  } catch {
    try {
      fs.rmSync(unfinished, { force: true });
    } catch {
      // it stays, under a name that nobody reads
    }
  }
}

function digestOf(data) {
  return createHash("sha256").update(data).digest();
}

module.exports = { loadCompiled };
