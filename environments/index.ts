// One line an environment: the export is the file's name.
export { dev } from "./dev";
export { prod } from "./prod";
