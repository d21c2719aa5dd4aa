import { textAt } from "../../simulator/arm/json";
import { parseId } from "../../simulator/arm/resource-id";
import { ROLE_ASSIGNMENT } from "../../simulator/authorization/authorization";
import {
  CONTRIBUTOR,
  RBAC_ADMINISTRATOR,
  USER_ACCESS_ADMINISTRATOR,
} from "../../simulator/authorization/role-definitions";
import { namesTheResource } from "../expectation";
import type { Fault, FaultHit } from "../fault";
import { intercept } from "../interception";
import { addressOf, hitOf } from "../target";

/** What the deployer may lack: the right to give roles, or the right to make anything else. */
interface Lack {
  readonly what: string;
  readonly roles: readonly string[];
  readonly forbids: (armType: string | undefined) => boolean;
}

const LACKS: readonly Lack[] = [
  {
    what: "Role Based Access Control Administrator",
    roles: [RBAC_ADMINISTRATOR, USER_ACCESS_ADMINISTRATOR],
    forbids: (armType) => armType === ROLE_ASSIGNMENT,
  },
  { what: "Contributor", roles: [CONTRIBUTOR], forbids: (armType) => armType !== ROLE_ASSIGNMENT },
];

/** The deployer's role ends in the middle of the work, as an eligible role does when its time is up. */
export const roleMissing: Fault = {
  name: "role-missing",
  title: "the deployer lacks a role from some write on: 403; then it is granted",
  strikes: "apply",
  from: "nothing",
  arm: ({ session, random, targets }) => {
    const { authorization } = session.simulator.cloud;
    const before = authorization.deployerRoles;
    const concerned = ({ forbids }: Lack): number => targets.filter(({ armType }) => forbids(armType)).length;
    const lack = random.pick(LACKS.filter((each) => concerned(each) > 0));
    const first = random.between(1, concerned(lack));
    const hits: FaultHit[] = [];
    const paths = new Set<string>();
    const stop = intercept(session, {
      before: ({ method, path }) => {
        if (method === "PUT" && lack.forbids(parseId(path)?.type)) {
          paths.add(path);
        }
        if (paths.size >= first) {
          authorization.deployerRoles = before.filter((role) => !lack.roles.includes(role));
        }
        return undefined;
      },
      after: (request, { status, body }) => {
        // azurerm does without the keys of a Log Analytics workspace (POST) where it may not read them
        const isWrite = request.method !== "POST";
        if (isWrite && status === 403 && textAt(body, "error", "code") === "AuthorizationFailed") {
          hits.push(hitOf(request, addressOf(request, targets)));
        }
        return undefined;
      },
    });
    return {
      expects: namesTheResource,
      fired: () => hits,
      disarm: () => {
        stop();
        authorization.deployerRoles = before;
      },
      repair: async () => [`grants the deployer ${lack.what}`],
    };
  },
};
