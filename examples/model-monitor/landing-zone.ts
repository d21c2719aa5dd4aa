import type { LandingZoneConfig } from "../../stacks";
import { existingLandingZone } from "../existing-landing-zone";

/** With what the endpoint and its alerts need of it. */
export const landingZone: LandingZoneConfig = {
  ...existingLandingZone,
  alerts: {
    emails: ["ml-operations@example.com"],
    runbooks: "https://git.example.com/ml-platform/landing-zone/docs/runbooks",
  },
  // for the identity of endpoints and the role of who rolls out
  serving: {
    backend: { kind: "local" },
    deployers: [{ group: "00000000-0000-0000-0000-000000000031" }],
    online: [
      {
        name: "churn-score",
        deployments: [{ name: "blue", model: "azureml://registries/shared/models/churn/versions/7" }],
      },
    ],
  },
};
