const EAGER_REQUIRE = /^(?:var|const) (\w+) = require\((".+?")\);\n/gm;
const EAGER_EXPORT =
  /^Object\.defineProperty\(exports, ("\w+"), \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);$/gm;
const HELPER = `function lazily(name, get) {
    Object.defineProperty(exports, name, { enumerable: true, get: get });
}
`;

/**
 * Rewrites what tsc makes of `export { A } from "./a"` so that a module is loaded when its export is
 * first used: importing one construct must not load the provider bindings of all others.
 *
 * Node finds the names of ES imports in tsc's line `exports.A = exports.B = void 0`; it would drop a
 * name that a property with an unusual getter defines in plain sight, hence the helper.
 *
 * @throws if the module does anything besides re-exporting names, which could not wait
 */
function lazyExports(source) {
  const paths = new Map();
  const withoutRequires = source.replace(EAGER_REQUIRE, (_line, variable, path) => {
    paths.set(variable, path);
    return "";
  });
  const lazy = withoutRequires.replace(EAGER_EXPORT, (_line, name, variable, original) => {
    const path = paths.get(variable);
    if (path === undefined) {
      throw new Error(`no require of ${variable} found: has tsc changed what it emits?`);
    }
    return `lazily(${name}, function () { return require(${path}).${original}; });`;
  });
  for (const variable of paths.keys()) {
    if (new RegExp(`\\b${variable}\\b`).test(lazy)) {
      throw new Error(
        `an index may only re-export names, each by its name (export { A } from "./a"): ${variable}`,
      );
    }
  }
  return paths.size === 0 ? source : `${lazy.trimEnd()}\n${HELPER}`;
}

module.exports = { lazyExports };
