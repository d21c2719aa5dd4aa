/** Where Microsoft gives the recommendations of this catalogue. */
export const GUIDES = {
  service: "Well-Architected service guide for Azure Machine Learning",
  ai: "Well-Architected design principles for AI workloads",
  production: "Deploying machine learning models to production",
} as const;

export type Guide = keyof typeof GUIDES;
