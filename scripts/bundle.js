const path = require("node:path");
const esbuild = require("esbuild");

/**
 * Puts a compiled module and all of this package that it loads into its one file: hundreds of small
 * files take longer to find than to run. Packages stay outside, and so does `shared`, whose classes
 * others know it by.
 *
 * @param {string} file
 * @param {string} shared a module in the same folder
 * @returns {Promise<unknown>}
 */
function bundle(file, shared) {
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
        name: "shared",
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\./ }, ({ path: wanted, resolveDir }) =>
            path.resolve(resolveDir, wanted) === path.join(folder, shared)
              ? { path: `./${shared}`, external: true }
              : undefined,
          ),
      },
    ],
  });
}

module.exports = { bundle };
