import type { Fact } from "../../azure";
import { type StateBackend, stateBackends } from "../../azure/state-backend";
import { is, mustHave } from "../must";
import { type Problem, rule } from "../rule";

const PROBLEM = "Terraform opens its state with the account's keys";

export const stateBackendEntra = rule({
  id: "security/state-backend-entra",
  title: "Terraform reaches its state with Entra tokens",
  recommendations: ["security/managed-identity-between-services"],
  severity: "medium",
  why: "The state holds what providers read, keys of accounts among it; a key of its own account, in a file or listed by whoever runs Terraform, opens all of that without a name in any log.",
  fix: {
    construct: "StateBackendStack and the app's backend write it; there is no property that doesn't",
    terraform:
      "terraform backend azurerm: use_azuread_auth = true, without access_key, sas_token or client_secret",
  },
  looksAt: stateBackends,
  finds: (backend) => [...signIn(backend), ...backend.secrets.flatMap(written)],
});

/** A secret is named, never shown. */
function written({ at, state }: Fact<unknown>): readonly Problem[] {
  const message = `${at} is written in the code: whoever reads it signs in with it`;
  return state === "absent" ? [] : [{ certainty: "violation", message, attribute: at }];
}

/** The rest of a partial one is given to `terraform init`, as Terraform recommends: no input ever has it. */
function signIn({ byEntra, isPartial }: StateBackend): readonly Problem[] {
  return isPartial && byEntra.state === "absent" ? [] : mustHave(byEntra, is(true), PROBLEM);
}
