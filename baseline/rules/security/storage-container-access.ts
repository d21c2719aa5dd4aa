import { STORAGE_CONTAINER } from "../../azure";
import { must, oneOf } from "../must";
import { rule } from "../rule";

export const storageContainerAccess = rule({
  id: "security/storage-container-access",
  title: "Containers are private",
  recommendations: [
    "ai-security/rbac-abac-control-and-data-plane",
    "ai-security/private-access-to-image-data-code-repos",
    "ai-security/protect-model-artifacts",
  ],
  severity: "high",
  why: "Whoever knows or guesses the address of a blob in a public container reads it without a token.",
  fix: {
    construct: "SecureStorageAccount: containers are private; there is no property that opens one",
    terraform: 'azurerm_storage_container: container_access_type = "private"',
  },
  looksAt: STORAGE_CONTAINER,
  finds: ({ access }) => must(access, oneOf("private", "None"), "everybody may read its blobs"),
});
