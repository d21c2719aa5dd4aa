/** Something that the comparison needs and doesn't have; shown as one sentence. */
export class CompareProblem extends Error {}
