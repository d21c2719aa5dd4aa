#!/usr/bin/env node

const fs = require("node:fs");
const path = require("node:path");

// A checkout runs from source, so that what a person just edited is what runs.
const source = path.join(__dirname, "..", "cli", "main.ts");
const inCheckout = fs.existsSync(source);
if (inCheckout) {
  require("tsx/cjs");
}
const { main } = require(inCheckout ? source : "../dist/cli/main.js");
main(process.argv, require("../package.json").version);
