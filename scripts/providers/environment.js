const os = require("node:os");

// What Go needs to find its caches, its proxy and the network. GOOS and GOARCH are left out: Go installs
// nothing into GOBIN for another platform. Credentials of any cloud have no business in a build.
const FOR_EVERY_PROGRAM = ["PATH", "HOME", "USER", "TMPDIR", "LANG", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"];
const FOR_GO = [
  ...["GOPATH", "GOROOT", "GOENV", "GOFLAGS", "GOCACHE", "GOMODCACHE", "GOTMPDIR", "GOTOOLCHAIN"],
  ...["GOPROXY", "GONOPROXY", "GOPRIVATE", "GOSUMDB", "GONOSUMDB", "GOINSECURE", "GOAUTH"],
  ...["GOMAXPROCS", "GOMEMLIMIT", "GOGC", "CGO_ENABLED", "CC"],
  ...["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"],
  ...["SSL_CERT_FILE", "SSL_CERT_DIR"],
];

function only(names) {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => names.includes(name)));
}

/** The environment of `go install`, whose program ends in the folder `bin`. */
function goEnvironment(bin) {
  return { ...only([...FOR_EVERY_PROGRAM, ...FOR_GO]), ...(bin && { GOBIN: bin }) };
}

/** Terraform without the person's own settings, which may hold tokens, and without asking for updates. */
function terraformEnvironment() {
  return { ...only(FOR_EVERY_PROGRAM), TF_CLI_CONFIG_FILE: os.devNull, CHECKPOINT_DISABLE: "1" };
}

module.exports = { goEnvironment, terraformEnvironment };
