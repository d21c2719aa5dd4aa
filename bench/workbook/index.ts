/**
 * A picture of the platform's workbook: what the panels of {@link madeWorkbook} look like over {@link SAMPLE}, numbers
 * that are made up. It is no portal: it shows which panels there are, what they are called, which columns and lines
 * they have, and whether all of it can be read.
 */
export { madeWorkbook } from "./made-workbook";
export { workbookPage } from "./page";
export { SAMPLE } from "./sample";
