/**
 * A stand-in of the data plane of online endpoints: it answers on loopback for the deployments that stand in
 * the simulated Azure, as the shape of a test wants it.
 */
export { type AnswerShape, answerOf } from "./answer-of";
export { type ScoringEndpoint, type ScoringOptions, startScoringEndpoint } from "./scoring-endpoint";
