import { review } from "../../review";
import { PROBE } from "./corpus/serving";
import { inputsOf } from "./corpus/sides";
test.each(Object.entries(PROBE))("%s", (name, [base, head]) => {
  let out = `## ${name}\n`;
  try {
  const r = review(inputsOf(base, head), { today: "2026-11-22", version: "0" });
  for (const s of r.stacks) {
    for (const k of s.risks) out += `RISK ${k.kind} ${k.severity} ${k.certainty ?? ""} ${k.change.address} [${k.attributes.map((a: any) => a.path)}] ${k.what} | ${(k as any).rules?.map((x: any)=>x.id)} ${k.accepted ? "ACC" : ""}\n`;
    for (const c of s.changes) out += `  ${c.kind} ${c.address} ${c.attributes.map((a: any) => a.path + (a.replaces ? "!" : "")).join(",")} ${c.replacedWith ?? ""}\n`;
    for (const f of s.findings) out += `  F ${f.became} ${f.finding.rule.id} ${f.finding.address}\n`;
    out += `  NEW ${s.newNotSeen.join(" | ")}\n`;
    out += `  cost ${JSON.stringify(s.cost?.before)} ${s.cost?.after} ${s.cost?.notPriced}\n`;
  }
  } catch (e) { out += String(e); }
  require("fs").appendFileSync("/tmp/helperL.probe", out);
});
