import * as fs from "node:fs";
import * as path from "node:path";
import { madeWorkbook, SAMPLE, workbookPage } from "./workbook/index";

/** `npm run workbook [-- FILE]`: draws the platform's workbook over made-up numbers, into reports/workbook.html. */
const file = process.argv[2] ?? path.join("reports", "workbook.html");
fs.mkdirSync(path.dirname(file), { recursive: true });
fs.writeFileSync(file, workbookPage(madeWorkbook(), SAMPLE));
console.log(file);
