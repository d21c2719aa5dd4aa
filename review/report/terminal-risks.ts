import pc from "picocolors";
import type { Severity } from "../../baseline/rules/rule";
import { paragraph } from "../../terminal/layout";
import { plainLine } from "../../terminal/plain-text";
import type { AttributeChange, ResourceChange } from "../changes";
import type { Risk } from "../risks";
import { haveSameAttributes, riskGroups } from "./order";
import {
  acceptedWords,
  attributeWords,
  MOST_ATTRIBUTES,
  MOST_RESOURCES,
  RISK_TITLES,
  toldAttributes,
} from "./words";

const SEVERITY_COLOURS: Readonly<Record<Severity, (text: string) => string>> = {
  high: pc.red,
  medium: pc.yellow,
  low: pc.dim,
};

/** Fewer risks that say the same are read faster one by one. */
const FEWEST_TOGETHER = 3;

const UNDER_RISK = 4;
const UNDER_RESOURCE = 6;

/** A text a risk, or for all that say the same: what happens, why, and what to do. */
export function riskTexts(risks: readonly Risk[]): string[] {
  return riskGroups(risks).flatMap((group) =>
    group.length < FEWEST_TOGETHER ? group.map(oneRisk) : [manyRisks(group)],
  );
}

function oneRisk(risk: Risk): string {
  const { attributes, change, what } = risk;
  const [title, place] = [plainLine(change.title), placeWords(change)];
  return [
    headLine(risk, title),
    // a provider has no other name
    ...(place === title ? [] : [pc.dim(paragraph(place, UNDER_RISK))]),
    paragraph(plainLine(what), UNDER_RISK),
    ...attributeLines(attributes, UNDER_RISK),
    ...adviceLines(risk),
  ].join("\n");
}

/** What is the same for all stands once, and of the resources the first are named. */
function manyRisks(group: readonly [Risk, ...Risk[]]): string {
  const [first] = group;
  const more = group.length - MOST_RESOURCES;
  const isSameForAll = haveSameAttributes(group);
  return [
    headLine(first, `${group.length} resources`),
    paragraph(plainLine(first.what), UNDER_RISK),
    ...(isSameForAll ? attributeLines(first.attributes, UNDER_RISK) : []),
    ...group
      .slice(0, MOST_RESOURCES)
      .flatMap(({ attributes, change }) => [
        paragraph(`${plainLine(change.title)}  ${pc.dim(placeWords(change))}`, UNDER_RISK),
        ...(isSameForAll ? [] : attributeLines(attributes, UNDER_RESOURCE)),
      ]),
    ...(more > 0 ? [pc.dim(paragraph(`and ${more} more, which the other formats list`, UNDER_RISK))] : []),
    ...adviceLines(first),
  ].join("\n");
}

function headLine({ certainty, kind, severity }: Risk, subject: string): string {
  const perhaps = certainty === "possible" ? pc.magenta("  perhaps") : "";
  return paragraph(
    `${SEVERITY_COLOURS[severity](severity)}  ${pc.bold(RISK_TITLES[kind])}${perhaps}  ${subject}`,
  );
}

function placeWords({ address, construct, source }: ResourceChange): string {
  const place = [
    address,
    ...(source === undefined ? [] : [`at ${source.file}:${source.line}`]),
    ...(construct === undefined ? [] : [`by ${construct}`]),
  ];
  return plainLine(place.join(", "));
}

function attributeLines(attributes: readonly AttributeChange[], indentation: number): string[] {
  const told = toldAttributes(attributes);
  const more = told.length - MOST_ATTRIBUTES;
  return [
    ...told
      .slice(0, MOST_ATTRIBUTES)
      .map((one) => paragraph(pc.cyan(plainLine(attributeWords(one))), indentation)),
    ...(more > 0 ? [pc.dim(paragraph(`and ${more} more attributes`, indentation))] : []),
  ];
}

function adviceLines({ accepted, fix, recommendations, rules, why }: Risk): string[] {
  const ids = [...recommendations, ...rules.map((rule) => `rule ${rule}`)];
  return [
    ...(accepted === undefined ? [] : [pc.yellow(paragraph(plainLine(acceptedWords(accepted)), UNDER_RISK))]),
    paragraph(`Why: ${plainLine(why)}`, UNDER_RISK),
    paragraph(`Do: ${pc.green(plainLine(fix))}`, UNDER_RISK),
    ...(ids.length === 0 ? [] : [pc.dim(paragraph(ids.join(", "), UNDER_RISK))]),
  ];
}
