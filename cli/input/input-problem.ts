/** An input that can't be checked: one sentence that says what is wrong and what to give instead. */
export class InputProblem extends Error {}

/** Why the system can't read or write something, in words. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return "there is no such file or folder";
    case "EISDIR":
      return "it is a folder";
    case "EACCES":
    case "EPERM":
      return "it may not be opened";
    case "EEXIST":
      return "a file is where its folder should be";
    case "ELOOP":
      return "its links lead in a circle";
    case "ENOSPC":
      return "there is no space left";
    case "EROFS":
      return "nothing may be written there";
    case "ERR_STRING_TOO_LONG":
    case "ERR_FS_FILE_TOO_LARGE":
      return "it is too large, larger than any plan";
    case "ENAMETOOLONG":
      return "its name is too long";
    default:
      return "the system refuses it";
  }
}
