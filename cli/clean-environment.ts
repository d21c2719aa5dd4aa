const PASSED_ON = new Set([
  "PATH",
  "HOME",
  "USER",
  "USERPROFILE",
  "SYSTEMROOT",
  "COMSPEC",
  "PATHEXT",
  "TMPDIR",
  "TEMP",
  "TMP",
  "TZ",
  "LANG",
  "TERM",
  "COLORTERM",
  "NO_COLOR",
  "FORCE_COLOR",
  "CI",
  "NODE_OPTIONS",
]);

/**
 * What a child process may see. Synthesis needs no credentials, so none can end up in its output:
 * neither `ARM_*` and `AZURE_*`, nor any token that a build agent keeps in its environment.
 */
export function cleanEnvironment(from: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(from).filter(
      ([name]) => PASSED_ON.has(name.toUpperCase()) || /^(LC|CDKTF|MLZONE)_/.test(name),
    ),
  );
}
