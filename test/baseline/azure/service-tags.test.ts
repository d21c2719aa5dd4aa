import { reachesAnybody } from "../../../baseline/azure/service-tags";

test.each(["AppService", "LogicApps.WestEurope", "AzureDevOps", "powerbi", "Storage.WestEurope"])(
  "behind %s anybody has resources",
  (tag) => {
    expect(reachesAnybody(tag)).toBe(true);
  },
);

test.each(["AzureMachineLearning", "AzureFrontDoor.FirstParty", "AppServiceManagement"])(
  "behind %s only Azure itself has",
  (tag) => {
    expect(reachesAnybody(tag)).toBe(false);
  },
);
