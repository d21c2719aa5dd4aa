import * as fc from "fast-check";
import { render } from "../../../baseline/report";
import { FORMATS } from "../../../baseline/report/formats";
import { TerraformJsonError } from "../../../terraform-json";
import { checkText } from "./checked";
import { anyChange, anyJson, anyPlace, changed } from "./mutations";
import {
  configuration,
  type Json,
  type JsonObject,
  objectOf,
  plans,
  resourcesIn,
  withResources,
} from "./real-documents";

const MOST_SENTENCE = 6_000;

/** Reads, checks and reports a text; false where it is refused in a sentence. Anything else is thrown. */
function survives(text: string, format: number): boolean {
  let stack: ReturnType<typeof checkText>;
  try {
    stack = checkText(text);
  } catch (error) {
    if (
      !(error instanceof TerraformJsonError) &&
      !/^it (?:is not JSON|starts with)/.test(String((error as Error).message))
    ) {
      throw error;
    }
    const { message } = error as Error;
    expect(message).not.toMatch(/[^\P{Cc}]|undefined|NaN|\[object/u);
    expect(message.length).toBeLessThan(MOST_SENTENCE);
    return false;
  }
  const asked = FORMATS[format % FORMATS.length] ?? "json";
  const report = render(asked, { version: "0", stacks: [stack], failOn: "low", failOnUnknown: true });
  expect(report).not.toContain("[object Object]");
  return true;
}

const configurations = [configuration("dev"), configuration("prod")];
const real = [...configurations, ...plans()];

/** A configuration with some of its resources: small, so that many fit into a minute. */
const part: fc.Arbitrary<JsonObject> = fc
  .constantFrom(...configurations)
  .chain((template) =>
    fc
      .subarray(resourcesIn(template), { minLength: 1, maxLength: 8 })
      .map((kept) => withResources(template, kept)),
  );

const format = fc.nat(FORMATS.length - 1);
const changes = fc.array(fc.tuple(anyPlace, anyChange), { minLength: 1, maxLength: 4 });

describe("10,000 documents are checked or refused, and none ends in anything else", () => {
  test("3,000 of random JSON", () => {
    fc.assert(
      fc.property(anyJson, format, (document, asked) => void survives(JSON.stringify(document), asked)),
      { numRuns: 3_000 },
    );
  });

  test("1,500 of random JSON where Terraform has its blocks", () => {
    const configurationLike = fc.record(
      { resource: anyJson, data: anyJson, locals: anyJson, provider: anyJson, terraform: anyJson },
      { requiredKeys: [] },
    );
    const planLike = fc.record({
      format_version: fc.constantFrom("1.2", "2.0", ""),
      planned_values: fc.oneof(anyJson, fc.record({ root_module: anyJson })),
      resource_changes: fc.oneof(anyJson, fc.array(anyJson, { maxLength: 3 })),
      configuration: fc.oneof(anyJson, fc.record({ root_module: anyJson, provider_config: anyJson })),
    });
    fc.assert(
      fc.property(
        fc.oneof(configurationLike, planLike),
        format,
        (document, asked) => void survives(JSON.stringify(document), asked),
      ),
      { numRuns: 1_500 },
    );
  });

  test("1,500 of bytes, and of real texts with bytes in them or an end too early", () => {
    const texts = real.map((document) => JSON.stringify(document));
    const cut = fc
      .tuple(fc.constantFrom(...texts), fc.double({ min: 0, max: 1, noNaN: true }), fc.string())
      .map(([text, at, inserted]) => {
        const place = Math.floor(at * text.length);
        return text.slice(0, place) + (inserted === "" ? "" : inserted + text.slice(place));
      });
    const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array).toString("utf8"));
    fc.assert(
      fc.property(fc.oneof(bytes, cut), format, (text, asked) => void survives(text, asked)),
      { numRuns: 1_500 },
    );
  });

  test("3,000 of some resources of dev and prod with up to four changes", () => {
    let refused = 0;
    fc.assert(
      fc.property(part, changes, format, (document, list, asked) => {
        const resource = list.reduce<Json>(
          (one, [place, change]) => changed(one, place, change),
          objectOf(document.resource),
        );
        refused += survives(JSON.stringify({ ...document, resource }), asked) ? 0 : 1;
      }),
      { numRuns: 3_000 },
    );
    expect(refused).toBeLessThan(1_500);
  });

  test("1,000 plans with up to four changes", () => {
    fc.assert(
      fc.property(fc.constantFrom(...plans()), changes, format, (document, list, asked) => {
        const mutant = list.reduce(
          (one, [place, change]) => changed(one, place, change) as JsonObject,
          document,
        );
        survives(JSON.stringify(mutant), asked);
      }),
      { numRuns: 1_000 },
    );
  });
});
