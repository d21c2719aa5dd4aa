const path = require("node:path");
const esbuild = require("esbuild");

/**
 * Puts a module and all of this package that it loads into one file: hundreds of small files take longer
 * to find than to run. It starts from the sources, because ES modules become one scope, and compiled ones
 * would stay a function each, which Node reads twice. Packages stay outside, and so do modules that others
 * share with it, e.g. for their classes, or that read a file beside them.
 *
 * @param {string} source
 * @param {string} file where it goes
 * @param {readonly string[]} outside modules, relative to the source's folder, e.g. `./cli-error`
 * @returns {Promise<unknown>}
 */
function bundle(source, file, outside) {
  const folder = path.dirname(source);
  return esbuild.build({
    entryPoints: [source],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    packages: "external",
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [
      {
        name: "outside",
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\./ }, ({ path: wanted, resolveDir }) => {
            const found = outside.find(
              (module) => path.resolve(folder, module) === path.resolve(resolveDir, wanted),
            );
            return found === undefined ? undefined : { path: found, external: true };
          }),
      },
    ],
  });
}

module.exports = { bundle };
