/**
 * The architecture of a stack as a picture: resource groups, networks, identities, data, workspaces,
 * computes and what leaves them, with what a pull request does in colour. `model.ts` finds out what there
 * is to draw, `svg.ts` draws it, `mermaid.ts` writes it for a README.
 */

export { mermaidOf } from "./mermaid";
export { pictureOf } from "./model";
export type { Picture } from "./picture";
export type { DiagramInput } from "./sides";
export { svgOf } from "./svg";
