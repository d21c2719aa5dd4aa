import * as fc from "fast-check";
import { TerraformJsonError } from "../../../terraform-json";
import { findingsOf } from "./checked";
import { anyChange, anyPlace, changed } from "./mutations";
import { configuration, isObject, type Json, type JsonObject, objectOf, openPlan } from "./real-documents";

const RULE = "security/workspace-public-network";
const TYPE = "azurerm_machine_learning_workspace";
const changes = fc.array(fc.tuple(anyPlace, anyChange), { minLength: 1, maxLength: 5 });

/** What is found, by rule and address; undefined where the document is refused. */
function reported(document: JsonObject): string[] | undefined {
  try {
    return [...findingsOf(document).keys()];
  } catch (error) {
    if (error instanceof TerraformJsonError) {
      return undefined;
    }
    throw error;
  }
}

function all(
  document: Json,
  list: readonly (readonly [readonly number[], Parameters<typeof changed>[2]])[],
): Json {
  return list.reduce((one, [place, change]) => changed(one, place, change), document);
}

const isOpen = (one: Json | undefined) => isObject(one) && one.type === TYPE;

test("an open workspace of a plan is found whatever happens to all that is beside it", () => {
  const plan = openPlan();
  const { planned_values: planned, resource_changes: given, ...others } = plan;
  const root = objectOf(objectOf(planned).root_module);
  const listed = (value: Json | undefined) => (Array.isArray(value) ? value : []);
  const [resources, modules, rest] = [listed(root.resources), root.child_modules ?? [], listed(given)];
  let read = 0;
  fc.assert(
    fc.property(changes, (list) => {
      const other = objectOf(
        all(
          {
            ...others,
            resources: resources.filter((one) => !isOpen(one)),
            modules,
            changes: rest.filter((one) => !isOpen(one)),
          },
          list,
        ),
      );
      const { resources: left, modules: inner, changes: made, ...top } = other;
      const found = reported({
        ...top,
        format_version: "1.2",
        planned_values: {
          root_module: {
            resources: [...listed(left), ...resources.filter(isOpen)],
            child_modules: inner ?? [],
          },
        },
        resource_changes: [...listed(made), ...rest.filter(isOpen)],
      });
      read += found === undefined ? 0 : 1;
      expect(found ?? [`${RULE} ${TYPE}.this`]).toContain(`${RULE} ${TYPE}.this`);
    }),
    { numRuns: 400 },
  );
  expect(read).toBeGreaterThan(200);
});

test("an open workspace of a configuration is found whatever happens to all that is beside it", () => {
  const template = configuration("prod");
  const { [TYPE]: workspaces, ...others } = objectOf(template.resource);
  const open = Object.fromEntries(
    Object.entries(objectOf(workspaces)).map(([name, body]) => [
      name,
      { ...objectOf(body), public_network_access_enabled: true },
    ]),
  );
  let read = 0;
  fc.assert(
    fc.property(changes, (list) => {
      const resource = all(others, list);
      const found = reported({ ...template, resource: { ...objectOf(resource), [TYPE]: open } });
      read += found === undefined ? 0 : 1;
      expect(found ?? [`${RULE} ${TYPE}.workspace`]).toContain(`${RULE} ${TYPE}.workspace`);
    }),
    { numRuns: 300 },
  );
  expect(read).toBeGreaterThan(150);
});
