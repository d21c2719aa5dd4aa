import { azurePipeline, stepsOfStage, scriptOf as textOf } from "./azure-pipeline";
import { workflow } from "./workflow";

const { jobs } = workflow("publish.yml");
const pipeline = azurePipeline("publish.yml");

/** The scripts that publish on both hosts, by the name of their job, and the words that only one of them has. */
export const HOSTS = [
  {
    host: "GitHub",
    scriptOf: (job: string) => (jobs[job.toLowerCase()]?.steps ?? []).map(({ run = "" }) => run).join("\n"),
    everyJob: "",
  },
  {
    host: "Azure",
    scriptOf: (job: string) =>
      stepsOfStage(pipeline, job)
        .map((step) => textOf(step) ?? "")
        .join("\n"),
    everyJob: "-",
  },
] as const;
