const { spawn, spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { goEnvironment } = require("./environment");

const MOST_LINES_KEPT = 30;

/** @throws if there is no Go, one that can't build the module, or one for another platform */
function checkGo({ source, go: needed }, platform) {
  const { error, status, stdout, stderr } = spawnSync(
    "go",
    ["env", "GOVERSION", "GOTOOLCHAIN", "GOOS", "GOARCH"],
    { cwd: os.tmpdir(), encoding: "utf8", env: goEnvironment() },
  );
  if (error?.code === "ENOENT") {
    throw new Error(
      `go is missing: ${source} is built with it. Install Go ${needed} or newer and put it on the PATH.`,
    );
  }
  if (error || status !== 0) {
    throw new Error(`go env failed: ${error?.message ?? stderr.trim()}`);
  }
  const [version = "", toolchain = "", system, processor] = stdout.split("\n").map((line) => line.trim());
  // from 1.21 on, Go fetches a newer Go by itself, unless it is told not to
  const fetchesNewer = isAtLeast(version, "1.21") && /(^|\+)auto$/.test(toolchain);
  if (!isAtLeast(version, needed) && !fetchesNewer) {
    throw new Error(
      `${version.replace(/^go/, "go ") || "this go"} is too old: ${source} needs Go ${needed} or newer.`,
    );
  }
  if (`${system}_${processor}` !== platform) {
    throw new Error(
      `go builds for ${system}_${processor}, but terraform runs on ${platform}: both must be for one platform.`,
    );
  }
}

function isAtLeast(version, needed) {
  const parts = (text) => (text.match(/\d+/g) ?? []).slice(0, 3).map(Number);
  const [have, want] = [parts(version), parts(needed)];
  const different = want.findIndex((part, index) => (have[index] ?? 0) !== part);
  return different === -1 || (have[different] ?? 0) > want[different];
}

/**
 * Builds a module's program and puts it in place in one step: whoever looks sees all of it or nothing, and
 * of two runs at once each builds its own.
 *
 * @param onMinute called with the minutes that have passed; once every `minute` milliseconds
 * @returns a promise of true, or of false if another run was faster
 * @throws with Go's own words if the build fails; with `signal` if the run is told to stop
 */
async function install({ source, module, revision }, { mirror, file }, onMinute, minute = 60_000) {
  // beside the target, because only within one file system a file can be moved in one step;
  // Terraform passes over a name in a mirror that is no host's
  const bin = makeFolderIn(mirror);
  let minutes = 0;
  const clock = setInterval(() => onMinute(++minutes), minute);
  try {
    await goInstall(`${module}@${revision}`, source, bin);
    const built = path.join(bin, path.basename(module));
    if (!fs.existsSync(built)) {
      throw new Error(`go install ended well, but left no ${path.basename(module)}.`);
    }
    fs.mkdirSync(path.dirname(file), { recursive: true });
    if (isFile(file)) {
      return false;
    }
    fs.renameSync(built, file);
    return true;
  } finally {
    clearInterval(clock);
    fs.rmSync(bin, { recursive: true });
  }
}

function makeFolderIn(mirror) {
  try {
    fs.mkdirSync(mirror, { recursive: true });
    return fs.mkdtempSync(path.join(mirror, ".building-"));
  } catch (error) {
    throw new Error(`${mirror} can't be written: ${error.message}.`);
  }
}

/** An empty one is what a full disk leaves, and no provider. */
function isFile(name) {
  return fs.existsSync(name) && fs.statSync(name).size > 0;
}

function goInstall(target, source, bin) {
  return new Promise((resolve, reject) => {
    const said = [];
    let signal;
    const stop = (name) => {
      signal = name;
      // an interrupted Go removes its own scratch files; a terminated one doesn't
      go.kill("SIGINT");
    };
    // before Go is there: on a busy machine it may run before this process goes on
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const name of signals) {
      process.once(name, stop);
    }
    const go = spawn("go", ["install", target], {
      cwd: os.tmpdir(),
      env: goEnvironment(bin),
      stdio: ["ignore", "ignore", "pipe"],
    });
    go.stderr.setEncoding("utf8").on("data", (text) => {
      said.push(text);
      said.splice(0, said.length - MOST_LINES_KEPT * 10);
    });
    go.on("error", reject);
    go.on("close", (status) => {
      for (const name of signals) {
        process.removeListener(name, stop);
      }
      if (signal !== undefined) {
        reject(Object.assign(new Error("stopped; nothing was installed."), { signal }));
      } else if (status === 0) {
        resolve();
      } else {
        reject(new Error(failure(source, said.join(""))));
      }
    });
  });
}

/** Go's last words, and what may help. */
function failure(source, words) {
  const lines = words.trimEnd().split("\n").slice(-MOST_LINES_KEPT).join("\n");
  const network =
    /dial tcp|no such host|i\/o timeout|connection refused|TLS handshake|proxyconnect|lookup /.test(words);
  return network
    ? `${source} could not be fetched: Go's module proxy is out of reach (GOPROXY names another). Go says:\n${lines}`
    : `${source} could not be built. Go says:\n${lines || "nothing"}`;
}

module.exports = { checkGo, install, isFile };
