const path = require("node:path");
const esbuild = require("esbuild");

/**
 * Puts a compiled module and all of this package that it loads into its one file: hundreds of small
 * files take longer to find than to run. Packages stay outside, and so do modules that others share with
 * it, e.g. for their classes, or that read a file beside them.
 *
 * @param {string} file
 * @param {readonly string[]} outside modules, relative to the file's folder, e.g. `./cli-error`
 * @returns {Promise<unknown>}
 */
function bundle(file, outside) {
  const folder = path.dirname(file);
  return esbuild.build({
    entryPoints: [file],
    outfile: file,
    allowOverwrite: true,
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
