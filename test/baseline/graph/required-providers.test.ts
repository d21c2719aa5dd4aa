import * as fs from "node:fs";
import * as path from "node:path";
import { Graph } from "../../../baseline/graph";
import { readAny } from "../../../terraform-json";

test("a configuration tells which providers it asks for", () => {
  const required_providers = { azurerm: { source: "hashicorp/azurerm", version: "~> 5.2" }, azapi: "2.12.0" };
  const graph = Graph.of(readAny(JSON.stringify({ terraform: { required_providers } })));
  expect(graph.requiredProviders.get("azurerm")).toEqual({ source: "hashicorp/azurerm", version: "~> 5.2" });
  expect(graph.requiredProviders.get("azapi")).toEqual({ source: undefined, version: "2.12.0" });
});

test("a plan tells it, too", () => {
  const plan = fs.readFileSync(path.join(__dirname, "fixtures/azurerm-create.plan.json"), "utf8");
  const source = "registry.terraform.io/hashicorp/azurerm";
  expect(Graph.of(readAny(plan)).requiredProviders.get("azurerm")).toEqual({ source, version: "5.2.0" });
});
