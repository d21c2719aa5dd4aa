/** How a parameter of a built-in policy can be given so that more is let through. */
interface WeakerValues {
  /** Whether the definition's own default, or none, lets more through. @default false */
  readonly missing?: true;
  /** Values that let more through than the one that is written. */
  readonly weaker?: (value: unknown) => readonly unknown[];
}

const always =
  (...values: readonly unknown[]) =>
  () =>
    values;
const more =
  (...values: readonly unknown[]) =>
  (value: unknown) =>
    values.map((one) => [...(Array.isArray(value) ? value : []), one]);

/** By the names that Microsoft's definitions of Machine Learning policies have. */
export const POLICY_VALUES: Readonly<Record<string, WeakerValues>> = {
  isolationMode: {
    missing: true,
    weaker: (value) =>
      value === "AllowOnlyApprovedOutbound"
        ? ["AllowInternetOutbound", "Disabled"]
        : value === "AllowInternetOutbound"
          ? ["Disabled"]
          : [],
  },
  allowedACRs: { missing: true, weaker: (value) => [[], ...more("*", "*.azurecr.io")(value)] },
  allowedPythonPackageChannels: {
    missing: true,
    weaker: more("*", "http://packages.example.com/simple"),
  },
  signingKey: { missing: true, weaker: always("") },
  approvalEndpoint: { missing: true, weaker: always("", "http://approve.example.com") },
  logFilters: { missing: true, weaker: always([]) },
  datastore: { missing: true, weaker: always("") },
  allowedRegistryName: { weaker: always("*") },
  allowedPublishers: { weaker: more("*") },
  allowedAssetIds: { weaker: more("azureml://registries/", "") },
  computeNames: { weaker: more("mutant") },
  computeType: { weaker: (value) => (value === "Any" ? ["MachineLearningCompute"] : []) },
  isIsolatedNetwork: { weaker: (value) => (value === "Any" ? ["No"] : []) },
  tags: { weaker: more("mutant:yes") },
  trustIPProtectedComponent: { weaker: (value) => (value === "Yes" ? [] : ["Yes"]) },
};
