import { payloadWholeBodies } from "../../../../baseline/rules/ai-security/payload-whole-bodies";
import { findingsOf } from "../findings";
import { served } from "../serving";

const ON = { dataCollectionMode: "Enabled" };
const found = (collections: unknown) =>
  findingsOf(
    payloadWholeBodies,
    served("onlineEndpoints/deployments", { properties: { dataCollector: { collections } } }),
  );

test("columns that the script chose pass", () => {
  expect(found({ model_inputs: ON, model_outputs: ON })).toEqual([]);
});

test("whole bodies are a violation, unless they are switched off", () => {
  expect(found({ model_inputs: ON, request: ON })).toEqual([
    "azapi_resource.blue: violation: the collection request keeps bodies whole: no column can be left out",
  ]);
  expect(found({ response: { dataCollectionMode: "Disabled" } })).toEqual([]);
});

test("a name is read where what it holds is known after apply only", () => {
  const dataId = "${azapi_resource.data.id}";
  expect(found({ model_inputs: ON, response: { ...ON, dataId } })).toHaveLength(1);
});
