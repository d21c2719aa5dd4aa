import { aboutMadeComputes } from "../about-computes";
import { mustHold } from "../must";
import { rule } from "../rule";

export const productionInstances = rule({
  id: "reliability/production-instances",
  title: "Nobody explores data on a machine in production",
  recommendations: ["reliability/segregate-exploratory-from-production"],
  severity: "medium",
  why: "What a person tries by hand changes data and takes capacity that production counts on.",
  fix: {
    construct: "ComputeInstance: productionUse, with who accepted it",
    terraform: "no azurerm_machine_learning_compute_instance in production; jobs run on clusters",
  },
  ...aboutMadeComputes(["ComputeInstance"], (_, { environment }) =>
    environment.production ? mustHold("no", `people work by hand in production: ${environment.because}`) : [],
  ),
});
