import { APPLICATION_INSIGHTS, type Fact, knownValue, LOG_ANALYTICS } from "../../baseline/azure";
import { DIAGNOSTIC_SETTING } from "../../baseline/azure/diagnostic-setting";
import { groupedBy } from "../../baseline/azure/joins/once";
import type { Sides } from "./sides";
import type { Sketch } from "./sketch";
import { addressesFrom, targetsFrom } from "./targets";

/** What logs where: a list in the box of Log Analytics, for arrows would be as many as boxes. */
export function drawMonitoring(sketch: Sketch, sides: Sides): void {
  for (const { resource, logAnalytics, publicIngestion, publicQuery } of sides.all(APPLICATION_INSIGHTS)) {
    const { address } = resource;
    for (const to of addressesFrom(resource, logAnalytics)) {
      const from = sketch.homeOf(address);
      sketch.arrow({ kind: "logs", from, to: sketch.homeOf(to), addresses: [address] });
    }
    sketch.note(sketch.homeOf(address), publicWords(publicIngestion, publicQuery));
  }
  const settings = groupedBy(sides.all(DIAGNOSTIC_SETTING), ({ resource, logAnalytics }) =>
    addressesFrom(resource, logAnalytics),
  );
  for (const { resource, publicIngestion, publicQuery } of sides.all(LOG_ANALYTICS)) {
    const home = sketch.homeOf(resource.address);
    const own = settings.get(resource.address) ?? [];
    const sources = own
      .flatMap((setting) => targetsFrom(setting.resource, setting.target))
      .flatMap((target) => (target.kind === "resource" ? [nounOf(target.resource, sketch)] : []))
      .filter(Boolean);
    const others = [...new Set(sources)];
    sketch.line(home, others.length === 0 ? "" : `collects from ${others.join(", ")}`);
    sketch.note(home, publicWords(publicIngestion, publicQuery));
  }
}

function nounOf({ address, type }: { address: string; type: string }, sketch: Sketch): string {
  if (type === "azurerm_network_security_group") {
    return "network security group";
  }
  const place = sketch.drawn.get(sketch.homeOf(address) ?? "");
  return place === undefined ? "" : (place.plural ?? place.noun);
}

function publicWords(ingestion: Fact<boolean>, query: Fact<boolean>): string {
  const open = [knownValue(ingestion) ? "ingestion" : "", knownValue(query) ? "query" : ""].filter(Boolean);
  return open.length === 0 ? "" : `${open.join(" and ")} over the public network`;
}
