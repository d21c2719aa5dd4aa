import { MonitorActionGroup } from "@cdktf/provider-azurerm/lib/monitor-action-group";
import type { Construct } from "constructs";
import { EMAIL_ADDRESS } from "../governance/emails";
import type { IResourceGroup } from "../governance/resource-group";
import { type AzureRole, BUILT_IN_ROLES } from "../identity/built-in-roles";
import { isGuid } from "../identity/principals";
import { armIdOf } from "../terraform/arm-id";
import { AzureConstruct } from "../terraform/azure-construct";

/** Who is told of alerts, new or existing. */
export interface IActionGroup {
  /** ARM id. */
  readonly actionGroupId: string;
}

/** A role whose holders are written to: Azure looks only at who has it on the subscription. */
export type AlertedRole = "Contributor" | "Monitoring Contributor" | "Monitoring Reader" | "Reader";

const ALERTED_ROLES: Readonly<Record<AlertedRole, AzureRole>> = {
  Contributor: BUILT_IN_ROLES.contributor,
  "Monitoring Contributor": BUILT_IN_ROLES.monitoringContributor,
  "Monitoring Reader": BUILT_IN_ROLES.monitoringReader,
  Reader: BUILT_IN_ROLES.reader,
};
const MOST_EMAILS = 1000;
/** Azure shows it in text messages. */
const LONGEST_SHORT_NAME = 12;

/** An address that alerts are posted to with an Entra token of the action group, e.g. that of a ticket system. */
export interface AlertWebhook {
  /** A name in the group, for readers. */
  readonly name: string;
  /** https, without a query: what stands in an address stands in the state and in logs. */
  readonly uri: string;
  /** Object id of the Entra application that the token is for. */
  readonly applicationObjectId: string;
}

export interface ActionGroupProps {
  readonly resourceGroup: IResourceGroup;
  /** 1 to 260 characters. */
  readonly name: string;
  /** 1 to 12 characters: what messages are signed with. */
  readonly shortName: string;
  /** 1 to 1000 addresses that are written to: those of a team, not of a person who may leave. */
  readonly emails: readonly string[];
  /** Roles on the subscription whose holders are written to besides. @default - none */
  readonly armRoles?: readonly AlertedRole[];
  /** @default - none */
  readonly webhooks?: readonly AlertWebhook[];
  /**
   * `global`: kept in two regions at least, and worked on in any. A region's name: kept and worked on in
   * that one alone, where the addresses must not leave it.
   * @default global
   */
  readonly location?: string;
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Who is told of alerts, in the one form that all alerts have in common.
 *
 * Recommendation: `ai-operations/automated-monitoring-alerting-audit`.
 */
export class ActionGroup extends AzureConstruct implements IActionGroup {
  /** A group that exists already. */
  static fromActionGroupId(actionGroupId: string): IActionGroup {
    return { actionGroupId: armIdOf("ActionGroup", "Microsoft.Insights/actionGroups", actionGroupId) };
  }

  readonly actionGroupId: string;

  /** @throws all that is wrong with names, addresses and roles at once */
  constructor(scope: Construct, id: string, props: ActionGroupProps) {
    super(scope, id);
    const problems = problemsOf(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { armRoles = [], emails, resourceGroup, webhooks = [] } = props;
    const group = new MonitorActionGroup(this, "Resource", {
      name: props.name,
      resourceGroupName: resourceGroup.resourceGroupName,
      location: props.location ?? "global",
      shortName: props.shortName,
      enabled: true,
      emailReceiver: emails.map((email) => ({
        name: receiverOf(email),
        emailAddress: email,
        useCommonAlertSchema: true,
      })),
      armRoleReceiver: armRoles.map((role) => ({
        name: role,
        roleId: ALERTED_ROLES[role].id,
        useCommonAlertSchema: true,
      })),
      webhookReceiver: webhooks.map(({ applicationObjectId, name, uri }) => ({
        name,
        serviceUri: uri,
        useCommonAlertSchema: true,
        aadAuth: { objectId: applicationObjectId },
      })),
      tags: props.tags ?? resourceGroup.tags,
    });
    this.actionGroupId = group.id;
  }
}

/** The name of an address in the group: of letters, digits and hyphens, as Azure's own examples have it. */
export function receiverOf(email: string): string {
  return email
    .toLowerCase()
    .replace("@", "-at-")
    .replace(/[^a-z0-9-]/g, "-");
}

/** As much of some words, joined by hyphens, as Azure shows of an action group in text messages. */
export function actionGroupShortName(words: string): string {
  return words.slice(0, LONGEST_SHORT_NAME).replace(/-$/, "");
}

function problemsOf({ armRoles = [], emails, name, shortName, webhooks = [] }: ActionGroupProps): string[] {
  const receivers = [...emails.map(receiverOf), ...armRoles, ...webhooks.map((webhook) => webhook.name)];
  const twice = receivers.find((receiver, index) => receivers.indexOf(receiver) !== index);
  return [
    /^[^:<>+/&%\\?]{0,259}[^:<>+/&%\\?. ]$/.test(name)
      ? undefined
      : "name must be 1 to 260 characters, none of : < > + / & % \\ ?, without a point or blank at its end " +
        `(got ${JSON.stringify(name)})`,
    shortName.length >= 1 && shortName.length <= LONGEST_SHORT_NAME
      ? undefined
      : `shortName must be 1 to ${LONGEST_SHORT_NAME} characters (got ${JSON.stringify(shortName)})`,
    emails.length >= 1 && emails.length <= MOST_EMAILS
      ? undefined
      : `emails must be 1 to ${MOST_EMAILS} addresses (got ${emails.length})`,
    ...emails
      .filter((email) => !EMAIL_ADDRESS.test(email))
      .map((email) => `emails must be addresses (got ${JSON.stringify(email)})`),
    ...armRoles
      .filter((role) => !Object.hasOwn(ALERTED_ROLES, role))
      .map(
        (role) =>
          `armRoles must be of ${Object.keys(ALERTED_ROLES).join(", ")} (got ${JSON.stringify(role)})`,
      ),
    ...webhooks.flatMap(({ applicationObjectId, uri }, index) => [
      /^https:\/\/[^\s?#@]+$/.test(uri)
        ? undefined
        : `webhooks[${index}].uri must be an https address without a query or a password: a secret in it would ` +
          "stand in the state",
      isGuid(applicationObjectId)
        ? undefined
        : `webhooks[${index}].applicationObjectId must be the object id of an Entra application, a GUID ` +
          `(got ${JSON.stringify(applicationObjectId)})`,
    ]),
    twice === undefined
      ? undefined
      : `emails, armRoles and webhooks must each be named once (got ${twice} twice)`,
  ].filter((problem) => problem !== undefined);
}
