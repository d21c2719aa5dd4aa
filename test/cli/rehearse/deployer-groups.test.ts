import { deployerGroups } from "../../../cli/rehearse/deployer-groups";
import { folderOf } from "../../rehearsal/fake-terraform";

const GROUP = "00000000-0000-0000-0000-00000000ab31";
const named = (name: string) => ({ ...folderOf({ "cdk.tf.json": {} }), name });
const dev = named("dev");
const subjects = [
  { source: dev, grounds: [] },
  { source: named("dev-serving"), grounds: [dev] },
];

test("a stack that stands on another one may be deployed as a group", () => {
  expect(deployerGroups([`dev-serving=${GROUP.toUpperCase()}`], subjects)).toEqual(
    new Map([["dev-serving", GROUP]]),
  );
  expect(deployerGroups([], subjects).size).toBe(0);
});

test("all that is wrong is said at once", () => {
  const given = [
    "dev-serving",
    "a=b",
    `prod=${GROUP}`,
    `dev=${GROUP}`,
    `dev-serving=${GROUP}`,
    `dev-serving=${GROUP}`,
  ];
  expect(() => deployerGroups(given, subjects)).toThrow(
    '--deployer-group: "dev-serving" must be <stack>=<object id of a group>; ' +
      '"a=b" must be <stack>=<object id of a group>; ' +
      "prod isn't rehearsed; " +
      "dev stands on no other stack, so nobody has given the group a role; " +
      "dev-serving is named twice.",
  );
});
