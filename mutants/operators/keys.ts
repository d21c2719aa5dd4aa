import { isAttributes, nested } from "../../terraform-json";
import { additions, attribute, block, duration, elements } from "../block-rows";
import type { Domain } from "../domain";
import { choice, flag, number } from "../row";
import { OWN_KEYS } from "./broken";

const breaks = { breaks: OWN_KEYS };

/** A key made through the control plane; its attributes are those of the API. */
export const KEYS: Domain = {
  type: "Microsoft.KeyVault/vaults/keys",
  rows: [
    // a disabled key opens nothing of what it has encrypted
    flag("body.properties.attributes.enabled", true, { absent: true, ...breaks }),
    flag("body.properties.attributes.exportable", false, { absent: false, ...breaks }),
    choice("body.properties.kty", { "RSA-HSM": ["RSA"], "EC-HSM": ["EC"] }, breaks),
    number("body.properties.keySize", { lower: [2048, 1024], absent: 2048, ...breaks }),
    // services wrap and unwrap; who can also decrypt or sign can do without them
    additions("body.properties.keyOps", ["decrypt", "sign", "release"], breaks),
    attribute("body.properties.keyOps", breaks),
    block("body.properties.rotationPolicy", breaks),
    attribute("body.properties.rotationPolicy.attributes.expiryTime", breaks),
    duration("body.properties.rotationPolicy.attributes.expiryTime", ["P10Y"], breaks),
    block("body.properties.rotationPolicy.lifetimeActions", breaks),
    elements("body.properties.rotationPolicy.lifetimeActions", { ...breaks, only: rotates }),
    choice("body.properties.rotationPolicy.lifetimeActions.action.type", { rotate: ["notify"] }, breaks),
    duration("body.properties.rotationPolicy.lifetimeActions.trigger.timeAfterCreate", ["P10Y"], breaks),
  ],
};

/** An action that makes a new version; one that only writes to somebody protects nothing. */
function rotates(action: unknown): boolean {
  return isAttributes(action) && nested(action, "action").type === "rotate";
}
