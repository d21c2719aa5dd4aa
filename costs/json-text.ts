// The command line knows it by this place; the reading itself is everybody's.
export { parseJson } from "../terraform-json";
