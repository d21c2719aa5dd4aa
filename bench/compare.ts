import { compare } from "./compare/index";
import { optionsOf } from "./compare/options";
import { CompareProblem } from "./compare/problem";

/**
 * `npm run compare`: what the baseline finds and what checkov finds, on the same inputs, and what both
 * take. `-- --all` instead of a sample of mutants, `-- --report FILE` for all details.
 */
async function main(): Promise<void> {
  try {
    await compare(optionsOf(process.argv.slice(2)));
  } catch (error) {
    if (!(error instanceof CompareProblem)) {
      throw error;
    }
    console.error(`compare: ${error.message}`);
    process.exitCode = 2;
  }
}

void main();
