import { blobCondition } from "../../../constructs/identity/blob-condition";

const BLOBS = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";
const CONTAINER = "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name]";

/** Everything that is no work on a blob's content passes. */
const OTHERWISE =
  `!(ActionMatches{'${BLOBS}/read'} AND NOT SubOperationMatches{'Blob.List'})` +
  ` AND !(ActionMatches{'${BLOBS}/write'})` +
  ` AND !(ActionMatches{'${BLOBS}/add/action'})` +
  ` AND !(ActionMatches{'${BLOBS}/move/action'})` +
  ` AND !(ActionMatches{'${BLOBS}/delete'})`;

describe("blobCondition (ai-security/rbac-abac-control-and-data-plane)", () => {
  test("containers", () => {
    expect(blobCondition({ containers: ["staging", "final"] })).toEqual({
      expression: `((${OTHERWISE}) OR (${CONTAINER} ForAnyOfAnyValues:StringEquals {'staging', 'final'}))`,
    });
  });

  test("paths", () => {
    expect(blobCondition({ paths: ["landing/*"] })).toEqual({
      expression: `((${OTHERWISE}) OR (@Resource[${BLOBS}:path] ForAnyOfAnyValues:StringLike {'landing/*'}))`,
    });
  });

  test("paths in containers: both must hold", () => {
    expect(blobCondition({ containers: ["staging"], paths: ["a/*", "b/*"] }).expression).toBe(
      `((${OTHERWISE}) OR (${CONTAINER} ForAnyOfAnyValues:StringEquals {'staging'}` +
        ` AND @Resource[${BLOBS}:path] ForAnyOfAnyValues:StringLike {'a/*', 'b/*'}))`,
    );
  });

  test("a path in a container", () => {
    expect(blobCondition({ containers: ["staging"], paths: ["a/*"] }).expression).toBe(
      `((${OTHERWISE}) OR (${CONTAINER} ForAnyOfAnyValues:StringEquals {'staging'}` +
        ` AND @Resource[${BLOBS}:path] ForAnyOfAnyValues:StringLike {'a/*'}))`,
    );
  });

  test.each([{}, { containers: [] }, { containers: [], paths: [] }])("%j narrows nothing", (blobs) => {
    expect(() => blobCondition(blobs)).toThrow(
      new Error("blobCondition: name containers or paths, without quotes and braces"),
    );
  });

  test.each(["", "a'b", 'a"b', "a{b", "a}b"])("%j would end the expression early", (name) => {
    const problem = `; not allowed: ${JSON.stringify([name])}`;
    const error = new Error(`blobCondition: name containers or paths, without quotes and braces${problem}`);
    expect(() => blobCondition({ containers: ["good", name] })).toThrow(error);
    expect(() => blobCondition({ paths: [name] })).toThrow(error);
  });
});
