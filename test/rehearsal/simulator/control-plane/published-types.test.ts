import { extensionsOf } from "../../../../rehearsal/extensions";
import { loadApiTypes } from "../../../../rehearsal/simulator/api-types";
import { PUBLISHED_TYPES, testWithSchema } from "../../../support/published-schema";
import { Azure, expectAccepted, expectRefused } from "../support/azure";
import { bodies, changed } from "../support/bodies";
import { GROUP, ids } from "../support/ids";

/** A control plane that knows Microsoft's own types. */
function published(): Azure {
  const azure: Azure = new Azure({
    extensions: extensionsOf({ apiTypes: loadApiTypes(PUBLISHED_TYPES) }, () => azure.cloud.store.all()),
  });
  azure.make(GROUP, bodies.group);
  return azure;
}

const sent = { apiVersion: "2025-01-01" };

describe("a request against Microsoft's published types", () => {
  testWithSchema("with an unknown property is refused with the path", () => {
    const body = changed(bodies.account, { properties: { allowSharedKeyAcces: false } });
    const answer = published().put(ids.account, body, sent);
    expectRefused(answer, 400, "InvalidRequestContent", "properties.allowSharedKeyAcces", ids.account);
  });

  testWithSchema("of the bodies that these tests send is accepted", () => {
    const azure = published();
    for (const kind of ["account", "vault", "registry", "logs", "identity", "network", "zone"] as const) {
      expectAccepted(azure.put(ids[kind], bodies[kind], sent));
      azure.settle();
    }
  });

  testWithSchema("that reads a model, changes it and writes it whole is accepted from azapi too", () => {
    const azure = published();
    azure.make(ids.account, bodies.account);
    const { body } = azure.get(ids.account);
    const whole = changed(body, {
      properties: { minimumTlsVersion: "TLS1_2", provisioningState: undefined },
    });
    expectAccepted(azure.put(ids.account, whole, { ...sent, sender: "azapi" }));
    const invented = changed(whole, { properties: { primaryLocation: "elsewhere" } });
    azure.settle();
    const answer = azure.put(ids.account, invented, { ...sent, sender: "azapi" });
    expectRefused(answer, 400, "InvalidRequestContent", "properties.primaryLocation");
  });
});
