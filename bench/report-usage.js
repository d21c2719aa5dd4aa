// Loaded into every Node process of a measured command (NODE_OPTIONS); each adds a line to one file.
// Node can't tell what a child used, and /usr/bin/time is not everywhere.
const fs = require("node:fs");
const { isMainThread } = require("node:worker_threads");

const file = process.env.CDKTF_BENCH_USAGE_FILE;
if (isMainThread && file !== undefined) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage = { cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: maxRSS / 1024 };
    fs.appendFileSync(file, `${JSON.stringify(usage)}\n`);
  });
}
