// `npm run providers [-- --mirror DIR]`: builds the Terraform providers that the rehearsal needs, with the
// ordinary Go client, into the local mirror that Terraform looks into by itself (~/.terraform.d/plugins),
// or into another one. What is there already is left alone.
const os = require("node:os");
const path = require("node:path");
const { parseArgs } = require("node:util");
const { checkGo, install, isFile } = require("./providers/go-install");
const { placeOf } = require("./providers/place");
const PINS = require("./providers/pins.json");

const SIGNAL_NUMBERS = os.constants.signals;

function fail(message, status) {
  console.error(`providers: ${message}`);
  process.exit(status);
}

function readArguments() {
  try {
    const { values } = parseArgs({ options: { mirror: { type: "string" } } });
    if (values.mirror === "") {
      throw new Error("--mirror names no folder");
    }
    return values;
  } catch (error) {
    return fail(`${error.message}. Usage: npm run providers [-- --mirror DIR]`, 2);
  }
}

function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

async function provide(pin, mirror) {
  const name = `${pin.source} ${pin.version}`;
  const place = placeOf(pin, mirror);
  const present = [place.file, place.packed].find(isFile);
  if (present !== undefined) {
    console.log(`${name} is there already: ${present}`);
    return;
  }
  checkGo(pin, place.platform);
  console.log(`Building ${name} with Go; that takes about 9 minutes the first time on two cores.`);
  const start = Date.now();
  const wasFirst = await install(pin, { mirror, file: place.file }, (minutes) =>
    console.log(`  ${minutes} min, still building`),
  );
  const took = duration(Date.now() - start);
  console.log(
    wasFirst
      ? `${name} installed in ${took}: ${place.file}`
      : `${name} is there already, by another run: ${place.file}`,
  );
}

async function main() {
  const mirror = path.resolve(readArguments().mirror ?? path.join(os.homedir(), ".terraform.d", "plugins"));
  try {
    for (const pin of PINS) {
      await provide(pin, mirror);
    }
  } catch (error) {
    fail(error.message, error.signal === undefined ? 1 : 128 + SIGNAL_NUMBERS[error.signal]);
  }
}

main();
