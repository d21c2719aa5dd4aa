import { type Alarm, together } from "../../../bench/compare/alarms";

function alarm(id: string, stack: string): Alarm {
  return { tool: "checkov", id, says: `Ensure ${id}`, stacks: [stack] };
}

test("an alarm stands once, with each stack that it is raised on", () => {
  const alarms = [alarm("CKV_AZURE_33", "dev"), alarm("CKV_AZURE_206", "dev"), alarm("CKV_AZURE_33", "prod")];
  expect(together(alarms)).toEqual([
    alarm("CKV_AZURE_206", "dev"),
    { ...alarm("CKV_AZURE_33", "dev"), stacks: ["dev", "prod"] },
  ]);
});

test("an alarm on two resources of a stack names it twice, because it is raised twice", () => {
  const [one] = together([alarm("CKV_AZURE_33", "dev"), alarm("CKV_AZURE_33", "dev")]);
  expect(one?.stacks).toEqual(["dev", "dev"]);
});
