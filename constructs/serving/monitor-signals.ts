import type { ArmBody } from "../terraform/azapi-element";

/** How far the distribution of numbers may be from that of the reference. */
export interface NumericalDrift {
  /** The test is the only one where less means further: its threshold is a p-value. */
  readonly metric:
    | "JensenShannonDistance"
    | "PopulationStabilityIndex"
    | "NormalizedWassersteinDistance"
    | "TwoSampleKolmogorovSmirnovTest";
  /** 0 to 1; the index and the Wasserstein distance may be more. */
  readonly threshold: number;
}

/** How far the distribution of categories may be from that of the reference. */
export interface CategoricalDrift {
  /** The test is the only one where less means further: its threshold is a p-value. */
  readonly metric: "JensenShannonDistance" | "PopulationStabilityIndex" | "PearsonsChiSquaredTest";
  /** 0 to 1; the index may be more. */
  readonly threshold: number;
}

/** Limits of a drift; at least one of both. */
export interface DriftThresholds {
  readonly numerical?: NumericalDrift;
  readonly categorical?: CategoricalDrift;
}

/** Parts of the rows, 0 to 1, that may be so. */
export interface QualityRates {
  readonly NullValueRate?: number;
  readonly DataTypeErrorRate?: number;
  readonly OutOfBoundsRate?: number;
}

/** Which inputs are looked at: all, some by name, or those that decided most in training. */
export type Features = "all" | readonly string[] | { readonly top: number };

/** What is watched, with the thresholds beyond which a mail is sent; at least one. */
export interface MonitorSignals {
  /** Inputs against those of training. */
  readonly dataDrift?: DriftThresholds & {
    /** @default all */
    readonly features?: Features;
  };
  /** Predictions against those of validation. */
  readonly predictionDrift?: DriftThresholds;
  /** Inputs that are missing, of another type, or outside of what training had. */
  readonly dataQuality?: {
    readonly numerical?: QualityRates;
    readonly categorical?: QualityRates;
    /** @default all */
    readonly features?: Features;
  };
  /** What decides predictions, against training; a mail below this gain (NDCG), 0 to 1. A preview of Azure's. */
  readonly featureAttribution?: { readonly threshold: number };
}

/** The data that signals look at, in the words of the request. */
export interface SignalData {
  readonly inputs: ArmBody;
  readonly outputs: ArmBody;
  readonly training: ArmBody;
  readonly validation: ArmBody;
  readonly targetColumn: string;
}

/** Metrics without an upper limit; the others are parts of one. */
const UNLIMITED: readonly string[] = ["PopulationStabilityIndex", "NormalizedWassersteinDistance"];

/** What is wrong with signals, in words that begin with the field; empty if nothing is. */
export function signalProblems(signals: MonitorSignals): string[] {
  const { dataDrift, dataQuality, featureAttribution, predictionDrift } = signals;
  const rates = Object.entries({ numerical: dataQuality?.numerical, categorical: dataQuality?.categorical });
  return [
    Object.values(signals).some((one) => one !== undefined) ? undefined : "signals must be one at least",
    ...(dataDrift ? driftProblems("signals.dataDrift", dataDrift) : []),
    ...(predictionDrift ? driftProblems("signals.predictionDrift", predictionDrift) : []),
    ...rates.flatMap(([kind, some = {}]) =>
      Object.entries(some).map(([metric, rate]) =>
        rangeProblem(`signals.dataQuality.${kind}.${metric}`, rate, 1),
      ),
    ),
    dataQuality !== undefined && rates.every(([, some = {}]) => Object.keys(some).length === 0)
      ? "signals.dataQuality must have a rate of numerical or categorical columns"
      : undefined,
    ...featuresProblems("signals.dataDrift.features", dataDrift?.features),
    ...featuresProblems("signals.dataQuality.features", dataQuality?.features),
    featureAttribution &&
      rangeProblem("signals.featureAttribution.threshold", featureAttribution.threshold, 1),
  ].filter((problem) => problem !== undefined);
}

/** The `signals` of the request, by names of their own. */
export function signalsBody(signals: MonitorSignals, data: SignalData): ArmBody {
  const { dataDrift, dataQuality, featureAttribution, predictionDrift } = signals;
  const { inputs, outputs, targetColumn, training, validation } = data;
  const notificationTypes = ["AmlNotification"];
  return {
    dataDrift: dataDrift && {
      signalType: "DataDrift",
      notificationTypes,
      productionData: inputs,
      referenceData: training,
      metricThresholds: driftBody(dataDrift),
      ...featuresBody(dataDrift.features, targetColumn),
    },
    predictionDrift: predictionDrift && {
      signalType: "PredictionDrift",
      notificationTypes,
      productionData: outputs,
      referenceData: validation,
      metricThresholds: driftBody(predictionDrift),
    },
    dataQuality: dataQuality && {
      signalType: "DataQuality",
      notificationTypes,
      productionData: inputs,
      referenceData: training,
      metricThresholds: [
        ...ratesBody("Numerical", dataQuality.numerical),
        ...ratesBody("Categorical", dataQuality.categorical),
      ],
      ...featuresBody(dataQuality.features, targetColumn),
    },
    featureAttribution: featureAttribution && {
      signalType: "FeatureAttributionDrift",
      notificationTypes,
      productionData: [inputs, outputs],
      referenceData: training,
      metricThreshold: {
        metric: "NormalizedDiscountedCumulativeGain",
        threshold: { value: featureAttribution.threshold },
      },
      featureImportanceSettings: { mode: "Enabled", targetColumn },
    },
  };
}

function driftBody({ categorical, numerical }: DriftThresholds): ArmBody[] {
  return [
    { dataType: "Numerical", ...numerical },
    { dataType: "Categorical", ...categorical },
  ].flatMap(({ dataType, metric, threshold }) =>
    metric === undefined ? [] : [{ dataType, metric, threshold: { value: threshold } }],
  );
}

function ratesBody(dataType: string, rates: QualityRates = {}): ArmBody[] {
  return Object.entries(rates).map(([metric, value]) => ({ dataType, metric, threshold: { value } }));
}

function featuresBody(features: Features = "all", targetColumn: string): ArmBody {
  if (features === "all") {
    return { features: { filterType: "AllFeatures" } };
  }
  return "top" in features
    ? {
        features: { filterType: "TopNByAttribution", top: features.top },
        featureImportanceSettings: { mode: "Enabled", targetColumn },
      }
    : { features: { filterType: "FeatureSubset", features } };
}

function driftProblems(field: string, { categorical, numerical }: DriftThresholds): (string | undefined)[] {
  return [
    (numerical ?? categorical)
      ? undefined
      : `${field} must have a threshold of numerical or categorical columns`,
    ...Object.entries({ numerical, categorical }).map(
      ([kind, one]) =>
        one &&
        rangeProblem(
          `${field}.${kind}.threshold`,
          one.threshold,
          UNLIMITED.includes(one.metric) ? Number.POSITIVE_INFINITY : 1,
        ),
    ),
  ];
}

function featuresProblems(field: string, features: Features = "all"): string[] {
  if (features === "all") {
    return [];
  }
  if ("top" in features) {
    return Number.isInteger(features.top) && features.top >= 1
      ? []
      : [`${field}.top must be a whole number from 1 (got ${features.top})`];
  }
  return features.length > 0 ? [] : [`${field} must name at least one`];
}

/** 0 is allowed: some rates must not be at all. */
function rangeProblem(field: string, value: number, most: number): string | undefined {
  return Number.isFinite(value) && value >= 0 && value <= most
    ? undefined
    : `${field} must be ${most === 1 ? "from 0 to 1" : "0 or more"} (got ${value})`;
}
