import { Testing } from "cdktf";
import { Graph, type GraphResource } from "../../../baseline/graph";
import { readAny } from "../../../terraform-json";
import { landingZone } from "../../stacks/synthesized";
import { pointed } from "./graph-of";

describe.each(["dev", "prod"] as const)("the stack of %s", (environment) => {
  const graph = Graph.of(readAny(Testing.synth(landingZone(environment), true)));

  test("joins each private endpoint with a resource of the stack", () => {
    const endpoints = graph.ofType("azurerm_private_endpoint");
    expect(endpoints.length).toBeGreaterThan(5);
    for (const endpoint of endpoints) {
      const path = "private_service_connection.private_connection_resource_id";
      const targets = endpoint.targets(path);
      const [target] = targets.state === "known" ? targets.value : [];
      expect([endpoint.address, target]).toEqual([
        endpoint.address,
        expect.objectContaining({ kind: "resource", attribute: "id", suffix: "" }),
      ]);
      const resource = target?.kind === "resource" ? target.resource : undefined;
      expect(resource?.referrers.filter(({ from }) => from === endpoint).map((edge) => edge.path)).toEqual([
        path,
      ]);
    }
  });

  test("knows scope, principal and role of each role assignment", () => {
    const assignments = graph.ofType("azurerm_role_assignment");
    expect(assignments.length).toBeGreaterThan(20);
    for (const assignment of assignments) {
      expect([assignment.address, pointed(assignment.targets("scope"))]).toEqual([
        assignment.address,
        expect.stringMatching(/^(?:azurerm_\w+\.[\w-]+#id(?:\/keys\/\w+)?|<\/.+>)$/),
      ]);
      expect(pointed(assignment.targets("principal_id"))).toMatch(
        /^(?:azurerm_user_assigned_identity\.[\w-]+#principal_id|<[0-9a-f-]{36}>)$/,
      );
      expect(pointed(assignment.targets("role_definition_id"))).toMatch(
        /^(?:azurerm_role_definition\.[\w-]+#role_definition_resource_id|<\/.+\/roleDefinitions\/[0-9a-f-]{36}>)$/,
      );
    }
  });

  test("leaves nothing unknown but what Azure draws", () => {
    const unknown = graph.resources.flatMap((resource) => unknownIn(resource));
    expect(unknown.length).toBeGreaterThan(100);
    const drawn = /\.(?:id|principal_id|role_definition_resource_id) is known after apply$/;
    expect(unknown.filter((because) => !drawn.test(because))).toEqual([]);
  });

  test("waits for resources of the stack only", () => {
    const named = graph.resources.flatMap(({ attributes }) => attributes.depends_on ?? []);
    const found = graph.resources.flatMap(({ dependsOn }) => dependsOn.map(({ address }) => address));
    expect(found).toEqual(named);
  });
});

/** Why attributes of a resource are unknown, wherever they stand. */
function unknownIn(resource: GraphResource): string[] {
  const found: string[] = [];
  const visit = (written: unknown, path: string): void => {
    const value = resource.value(path);
    if (value.state === "unknown" && (typeof written !== "object" || Array.isArray(written))) {
      found.push(value.because);
    } else if (typeof written === "object" && written !== null && !Array.isArray(written)) {
      for (const [key, inner] of Object.entries(written)) {
        visit(inner, path === "" ? key : `${path}.${key}`);
      }
    }
  };
  // what a precondition says is an instruction to Terraform
  const { lifecycle: _lifecycle, ...attributes } = resource.attributes;
  visit(attributes, "");
  return found;
}
